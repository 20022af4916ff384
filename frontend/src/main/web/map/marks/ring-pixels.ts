/**
 * The pixels of a ring with a share for each of its columns. Every column's whole ring is drawn once for a size; a ring with shares
 * takes each pixel from the ring of the column that lies in its direction. As paths a browser without a graphics card takes twenty
 * times as long.
 */

/** How many directions are told apart: more than there are pixels around the widest ring. */
const TURN = 1024;

/** A ring of a size: rings of its columns, all of the same square of pixels, in the bytes of an ImageData. */
export interface RingOf {
  /** Of the square's side. */
  readonly side: number;
  /**
   * Square after square: the plate, which is there where nothing else is; each column's ring, whole; and of each column the line
   * where it meets another, as a whole ring of it.
   */
  readonly pixels: Uint32Array;
}

/** A share of a ring. */
export interface Share {
  readonly column: number;
  /** Where it begins and ends, in turns from the top, clockwise. */
  readonly from: number;
  readonly to: number;
}

/** Of pixels that shares take: those about the ring, by their directions. */
interface Directions {
  readonly pixels: Uint32Array;
  /** Where those of each direction begin, and the last end. */
  readonly starts: Uint32Array;
}

/** By direction: where the square begins that is mixed in there, at edges, and how much of it. For all rings. */
const second = new Uint32Array(TURN);
const mixed = new Float32Array(TURN);

const directions = new Map<string, Directions>();

/** @param inner, outer between which radii pixels are a share's, px */
function directionsOf(side: number, inner: number, outer: number): Directions {
  const key = `${side} ${inner} ${outer}`;
  const known = directions.get(key);
  if (known) return known;
  const byTurn = Array.from({ length: TURN }, (): number[] => []);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [right, up] = [x + 0.5 - side / 2, side / 2 - y - 0.5];
      const radius = Math.hypot(right, up);
      if (radius < inner || radius > outer) continue;
      byTurn[Math.floor((Math.atan2(right, up) / (2 * Math.PI) + 1) * TURN) % TURN]?.push(y * side + x);
    }
  }
  const starts = new Uint32Array(TURN + 1);
  byTurn.forEach(({ length }, turn) => {
    starts[turn + 1] = (starts[turn] as number) + length;
  });
  const found = { pixels: Uint32Array.from(byTurn.flat()), starts };
  directions.set(key, found);
  return found;
}

/**
 * @param into the square's pixels
 * @param shares one after the other, which make a whole turn together; none for a ring of nothing
 * @param line half of how wide the line of a column is where it meets another, px, by column; the later share's lies above
 */
export function paintRing(
  into: Uint32Array,
  ring: RingOf,
  shares: readonly Share[],
  [inner, outer]: readonly [number, number],
  line: (column: number) => number,
  isAbove: (column: number, other: number) => boolean,
): void {
  const area = ring.side ** 2;
  const columns = (ring.pixels.length / area - 1) / 2;
  into.set(ring.pixels.subarray(0, area));
  if (shares.length === 0) return;
  const { pixels, starts } = directionsOf(ring.side, inner, outer);
  mixed.fill(0);
  const middle = (inner + outer) / 2;
  const pixel = TURN / (2 * Math.PI * middle);
  for (const { column, from, to } of shares) {
    const square = (1 + column) * area;
    const end = starts[Math.round(to * TURN)] as number;
    for (let index = starts[Math.round(from * TURN)] as number; index < end; index++) {
      const at = pixels[index] as number;
      into[at] = ring.pixels[square + at] as number;
    }
  }
  shares.forEach(({ column, from }, index) => {
    const before = shares.at(index - 1)?.column ?? column;
    const above = isAbove(before, column) ? before : column;
    const half = line(above);
    const at = from * TURN;
    for (let turn = Math.floor(at - (half + 1) * pixel); turn <= at + (half + 1) * pixel; turn++) {
      const here = (turn + TURN) % TURN;
      const covered = Math.min(1, half + 0.5 - Math.abs(turn + 0.5 - at) / pixel);
      if (covered <= (mixed[here] as number)) continue;
      second[here] = (1 + columns + above) * area;
      mixed[here] = covered;
    }
  });
  for (let turn = 0; turn < TURN; turn++) {
    const share = mixed[turn] as number;
    if (share === 0) continue;
    for (let index = starts[turn] as number; index < (starts[turn + 1] as number); index++) {
      const at = pixels[index] as number;
      into[at] = mix(into[at] as number, ring.pixels[(second[turn] as number) + at] as number, share);
    }
  }
}

/** Of two pixels, by their bytes. */
export function mix(one: number, other: number, share: number): number {
  let mixed = 0;
  for (let byte = 24; byte >= 0; byte -= 8) {
    const [a, b] = [(one >>> byte) & 255, (other >>> byte) & 255];
    mixed = (mixed << 8) | Math.round(a + (b - a) * share);
  }
  return mixed >>> 0;
}
