/**
 * Spots gathered so that no mark covers another at a zoom: greedily by distance. Spots in one small cell are one at once; then the
 * heaviest comes first, and each takes in what lies in its way, until nothing does. Who is with whom depends on the zoom alone, not
 * on what is shown, so marks stand still while time runs. Measured against a grid (whose means may lie close to each other) and
 * against building up level by level as supercluster does (whose clusters may come within half its radius): see frontend/docs/reader.md.
 */

/** Each by spot. */
export interface Points {
  /** In world units (see world.ts); x from 0 to WORLD. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Incidents in all: the heavier, the nearer to it its cluster stands. */
  readonly weight: ArrayLike<number>;
  /** How many pixels wide the mark is that stands for it alone. */
  readonly size: ArrayLike<number>;
  /** How many pixels above the spot that mark has its middle. */
  readonly lift: ArrayLike<number>;
}

export interface Gathered {
  readonly x: number;
  readonly y: number;
  readonly spots: readonly number[];
}

export interface Gathering {
  readonly clusters: readonly Gathered[];
  /** The cluster of each spot. */
  readonly clusterOf: Int32Array;
}

export interface MarkSizes {
  /** Around the world. */
  readonly world: number;
  /** How many pixels wide the mark of so many incidents is. */
  of(weight: number): number;
  readonly widest: number;
  /** Pixels that are left free between two marks. */
  readonly gap: number;
}

interface Pile {
  x: number;
  y: number;
  weight: number;
  size: number;
  lift: number;
  spots: number[];
  /** The next in the same cell. */
  next?: Pile | undefined;
}

export function gather({ x, y, weight, size, lift }: Points, zoom: number, sizes: MarkSizes): Gathering {
  const { world, widest, gap } = sizes;
  const scale = 2 ** zoom;
  // A whole number of cells around the world: there is no seam at ±180°.
  const columns = Math.floor((world * scale) / (widest + gap));
  const cell = world / columns;
  const rowOf = (pile: Pile, size: number) => Math.floor((pile.y - pile.lift / scale) / size);

  /** By how much to the east, the short way round. */
  const eastward = (from: number, to: number) => ((to - from + 1.5 * world) % world) - world / 2;
  const join = (one: Pile, other: Pile): void => {
    one.weight += other.weight;
    const share = other.weight / one.weight;
    one.x = (one.x + share * eastward(one.x, other.x) + world) % world;
    one.y += share * (other.y - one.y);
    one.size = sizes.of(one.weight);
    one.lift = 0;
    const [most, fewer] = one.spots.length < other.spots.length ? [other.spots, one.spots] : [one.spots, other.spots];
    for (const spot of fewer) most.push(spot);
    one.spots = most;
  };

  const piles = new Map<number, Pile>();
  for (let spot = 0; spot < x.length; spot++) {
    const one: Pile = {
      x: x[spot] as number,
      y: y[spot] as number,
      weight: weight[spot] as number,
      size: size[spot] as number,
      lift: lift[spot] as number,
      spots: [spot],
    };
    // Two marks in a quarter of a cell cover each other. Rows stay far below 2^24 at any zoom.
    const key = (Math.floor((2 * one.x) / cell) % (2 * columns)) * 0x1000000 + rowOf(one, cell / 2);
    const pile = piles.get(key);
    if (pile) join(pile, one);
    else piles.set(key, one);
  }

  const standing = new Set<Pile>();
  // Cells that fall on one another in the table only make it slower.
  const table: (Pile | undefined)[] = new Array(2 ** Math.ceil(Math.log2(2 * piles.size + 1)));
  const slot = (column: number, row: number) =>
    (Math.imul((column + columns) % columns, 0x9e3779b1) + Math.imul(row, 0x85ebca6b)) & (table.length - 1);
  const slotOf = (pile: Pile) => slot(Math.floor(pile.x / cell), rowOf(pile, cell));
  const inTheWay = (one: Pile): Pile | undefined => {
    const column = Math.floor(one.x / cell);
    const row = rowOf(one, cell);
    for (let down = -1; down <= 1; down++) {
      for (let right = -1; right <= 1; right++) {
        for (let other = table[slot(column + right, row + down)]; other; other = other.next) {
          const near = (one.size + other.size) / 2 + gap;
          const dx = eastward(one.x, other.x) * scale;
          const dy = (other.y - one.y) * scale - other.lift + one.lift;
          if (dx * dx + dy * dy < near * near) return other;
        }
      }
    }
    return undefined;
  };
  const takeAway = (one: Pile) => {
    standing.delete(one);
    const at = slotOf(one);
    let before = table[at];
    if (before === one) table[at] = one.next;
    else {
      while (before && before.next !== one) before = before.next;
      if (before) before.next = one.next;
    }
  };
  for (const pile of [...piles.values()].sort((one, other) => other.weight - one.weight)) {
    for (let other = inTheWay(pile); other; other = inTheWay(pile)) {
      takeAway(other);
      join(pile, other);
    }
    const at = slotOf(pile);
    pile.next = table[at];
    table[at] = pile;
    standing.add(pile);
  }

  const clusters = [...standing];
  const clusterOf = new Int32Array(x.length);
  for (const [index, { spots }] of clusters.entries()) for (const spot of spots) clusterOf[spot] = index;
  return { clusters, clusterOf };
}

/** The spots of a story at each zoom. */
export interface Levels {
  at(zoom: number): Gathering;
  /** @returns the first of some zooms at which spots are not all together; undefined for none, even the last */
  dividing(spots: readonly number[], zooms: readonly number[]): number | undefined;
}

export function createLevels(points: Points, sizes: MarkSizes): Levels {
  const levels = new Map<number, Gathering>();
  const at = (zoom: number): Gathering => {
    const level = levels.get(zoom) ?? gather(points, zoom, sizes);
    levels.set(zoom, level);
    return level;
  };
  return {
    at,
    dividing(spots, zooms) {
      const divides = (zoom: number) => {
        const { clusterOf } = at(zoom);
        return spots.some((spot) => clusterOf[spot] !== clusterOf[spots[0] as number]);
      };
      return zooms.slice(-1).some(divides) ? zooms.find(divides) : undefined;
    },
  };
}

/** Numbers by cluster, counted anew only where they changed. */
export interface Tally {
  /**
   * @param codes how each event is shown (see codes.ts)
   * @param changed those that may be shown otherwise than before; undefined for all
   * @returns the clusters whose numbers changed
   */
  update(codes: Uint16Array, changed?: readonly number[]): Set<number>;
  /** Of each column. A view: not to be kept. */
  of(cluster: number): Int32Array;
  /** At how many of its spots something shows. */
  places(cluster: number): number;
}

/**
 * @param spotOf of each event; -1 for one that is at none
 * @param clusterOf of each spot
 * @param width how many columns there are
 */
export function createTally(spotOf: Int32Array, { clusters, clusterOf }: Gathering, width: number): Tally {
  const numbers = new Int32Array(clusters.length * width);
  const atSpot = new Int32Array(clusterOf.length);
  const places = new Int32Array(clusters.length);
  const shown = new Uint16Array(spotOf.length);
  const count = (spot: number, code: number, by: 1 | -1) => {
    if (!code) return;
    const cluster = clusterOf[spot] as number;
    const at = cluster * width + code - 1;
    numbers[at] = (numbers[at] as number) + by;
    const here = (atSpot[spot] as number) + by;
    atSpot[spot] = here;
    // The first that came, or the last that went.
    if (here === (by > 0 ? 1 : 0)) places[cluster] = (places[cluster] as number) + by;
  };
  return {
    update(codes, changed) {
      const clustersChanged = new Set<number>();
      const look = (event: number) => {
        const code = codes[event] as number;
        const before = shown[event] as number;
        const spot = spotOf[event] as number;
        if (code === before || spot < 0) return;
        shown[event] = code;
        clustersChanged.add(clusterOf[spot] as number);
        count(spot, before, -1);
        count(spot, code, 1);
      };
      if (changed) for (const event of changed) look(event);
      else for (let event = 0; event < codes.length; event++) look(event);
      return clustersChanged;
    },
    of: (cluster) => numbers.subarray(cluster * width, (cluster + 1) * width),
    places: (cluster) => places[cluster] as number,
  };
}
