/** The detail of the base map: pieces that are cells of a grid of degrees, asked for as the view needs them. */
import type * as L from "leaflet";
import { el } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";
import type { Config } from "../../story/types.ts";
import type { Outlines } from "../outlines.ts";
import type { WorldBox } from "../world.ts";
import type { BaseMap, Layers, Water, World } from "./basemap.ts";
import { type Cell, cellsIn, isIn, LEVELS } from "./cells.ts";
import { dissolved } from "./dissolve.ts";

/** From here on the map shows more than its data knows, and says so. */
const COARSE_ZOOM = 10;
/** More than these are not kept. */
const MOST_KEPT = 120;

type PieceData = World & Water;

interface Piece {
  readonly layers: Layers;
  readonly outlines: Outlines;
}

const SEA: Piece = { layers: {}, outlines: () => undefined };

/** @param streets whether something else draws what is beyond this data's scale */
export function addPieces(
  map: L.Map,
  base: BaseMap,
  { root, pieces: { digest, held, absent = [] } }: Pick<Config, "root" | "pieces">,
  t: Translator["t"],
  streets = false,
): void {
  /** Undefined while it is on its way. */
  const pieces = new Map<string, Piece | undefined>();
  const pieceOf = (cell: Cell) => (isIn(held, cell) ? pieces.get(cell.key) : SEA);
  /** The cells in view, and somewhat around it. */
  let needed: readonly Cell[] = [];
  let isWhole = false;

  const load = async ({ key }: Cell): Promise<void> => {
    pieces.set(key, undefined);
    try {
      const response = await fetch(`${root}assets/piece-${digest}-${key}.json`);
      if (!response.ok) throw new Error(`${response.status}`);
      const data: PieceData = await response.json();
      pieces.set(key, { layers: await base.layersOf(data), outlines: base.outlinesOf(data) });
    } catch {
      // The coarser map stays; asked for again when the map has moved.
      pieces.delete(key);
    }
  };
  /** Done when the map has moved, and not when it is drawn for another reason: what is missing then is what failed. */
  const ask = (): void => {
    const wanted = new Map(needed.map((cell) => [cell.key, cell]));
    const missing = [...wanted.values()].filter((cell) => isIn(held, cell) && !pieces.has(cell.key));
    if (missing.length === 0) return;
    for (const key of [...pieces.keys()].slice(0, Math.max(0, pieces.size - MOST_KEPT))) {
      if (!wanted.has(key) && pieces.get(key)) pieces.delete(key);
    }
    void Promise.all(missing.map(load)).then(show);
  };

  // Leaflet takes markup here: a text node's own serialisation is the text, escaped.
  const note = el("span", {}, streets ? "" : t("map.coarse")).innerHTML;
  let told = false;
  const tellScale = (zoom: number): void => {
    if (told === zoom >= COARSE_ZOOM) return;
    told = !told;
    map.attributionControl[told ? "addAttribution" : "removeAttribution"](note);
  };

  const show = (): void => {
    base.redraw();
    map.fire("refined");
  };

  /** For each level that the zoom has, the cells seen. A folder of files has not all pieces: a level is drawn that could be whole. */
  const levelsOf = (seen: WorldBox): Cell[][] => {
    const zoom = map.getZoom();
    const levels = LEVELS.flatMap(({ from }, level) => (zoom >= from ? [cellsIn(map, seen, level)] : []));
    while (levels.at(-1)?.some((cell) => isIn(absent, cell))) levels.pop();
    return levels;
  };
  const layersIn = (cells: readonly Cell[]) => together(new Set(cells.map((cell) => (pieceOf(cell) ?? SEA).layers)));

  base.refine((context, seen, paint, overview, over) => {
    const levels = levelsOf(seen);
    if (over) {
      // Over streets coarse borders would lie.
      const cells = levels.at(-1);
      if (cells?.every(pieceOf)) paint(layersIn(cells));
      return;
    }
    needed = levels.at(-1) ?? [];
    isWhole = needed.length > 0 && needed.every(pieceOf);
    context.canvas.dataset["refined"] = isWhole ? "whole" : "partly";
    if (!isWhole) paint(overview);
    for (const cells of isWhole ? [needed] : levels) {
      const there = cells.filter(pieceOf);
      if (there.length === 0) continue;
      context.save();
      context.beginPath();
      for (const { box } of there) clip(context, box);
      context.clip();
      context.clearRect(seen.left, seen.top, seen.right - seen.left, seen.bottom - seen.top);
      paint(layersIn(there));
      context.restore();
    }
    tellScale(map.getZoom());
  });
  map.on("moveend resize", ask);

  /** Whether what the map shows is drawn in detail, whatever is still missing around it. */
  const isShown = (): boolean => {
    const { x: left, y: top } = map.project(map.getBounds().getNorthWest(), 0);
    const { x: right, y: bottom } = map.project(map.getBounds().getSouthEast(), 0);
    const level = needed[0]?.level;
    return level !== undefined && cellsIn(map, { left, top, right, bottom }, level).every(pieceOf);
  };
  /** The cells that a shape was drawn from. */
  const drawn = new WeakMap<L.Polygon, string>();
  base.outlines.fine = (code, shape) => {
    if (!isWhole && !isShown()) {
      drawn.delete(shape);
      return false;
    }
    const there = needed.filter(pieceOf);
    const cells = there.map(({ key, turn }) => `${key} ${turn}`).join();
    if (drawn.get(shape) === cells) return true;
    drawn.set(shape, cells);
    const rings = there.flatMap((cell) =>
      ((pieceOf(cell) ?? SEA).outlines(code) ?? [])
        .flat()
        .map((ring) => ring.map(([lon, lat]) => [lon + cell.turn * 360, lat] as const)),
    );
    const size = 360 / (LEVELS[there[0]?.level ?? 0]?.across ?? 1);
    shape.setLatLngs([dissolved(rings, size).map((ring) => ring.map(([lon, lat]): L.LatLngTuple => [lat, lon]))]);
    return true;
  };
  map.attributionControl.addAttribution("GSHHG");
  show();
  ask();
}

/** Adds a box to the path, its edges between pixels: between neighbours nothing shows through. */
function clip(context: CanvasRenderingContext2D, { left, top, right, bottom }: WorldBox): void {
  const { a, d, e, f } = context.getTransform();
  const x = (at: number) => (Math.round(at * a + e) - e) / a;
  const y = (at: number) => (Math.round(at * d + f) - f) / d;
  context.rect(x(left), y(top), x(right) - x(left), y(bottom) - y(top));
}

function together(parts: Iterable<Layers>): Layers {
  const all: Layers = {};
  for (const part of parts) {
    for (const [name, pieces] of Object.entries(part) as [keyof Layers, Layers["coasts"]][]) {
      all[name] = [...(all[name] ?? []), ...(pieces ?? [])];
    }
  }
  return all;
}
