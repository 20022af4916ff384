/** The built-in base map, drawn to a canvas: thousands of lines that no one clicks are no Leaflet layers. */
import type * as L from "leaflet";
import type { Outlines } from "../outlines.ts";
import { type MapColour, mapColour, onThemeChange } from "../theme.ts";
import { decoder, type Line, type TopoCollection, type TopoGeometry, type Topology } from "../topojson.ts";
import { toWorld, WORLD, type WorldBox } from "../world.ts";
import type { Yield } from "../yielding.ts";
import { addCanvas, type Drawing } from "./canvas.ts";
import { drawGraticule } from "./graticule.ts";

const CANVAS = { name: "base", zIndex: "150", margin: 0.35, often: false };

export type World = Topology<{
  readonly countries?: TopoCollection<{ readonly code?: string }>;
  readonly borders: TopoGeometry;
  readonly coasts: TopoGeometry;
  readonly disputed: TopoGeometry;
}>;

export type Water = Topology<{
  readonly lakes: TopoCollection;
  readonly rivers: TopoGeometry;
}>;

/** What is drawn, by the name that the data has for it. */
export type Layers = Partial<
  Record<"countries" | "coasts" | "borders" | "disputed" | "lakes" | "rivers" | "streams", Piece[]>
>;

/**
 * @param paint draws layers
 * @param over whether it is drawn over something else, which stays
 */
export type Detail = (
  context: CanvasRenderingContext2D,
  seen: WorldBox,
  paint: (layers: Layers) => void,
  overview: Layers,
  over?: boolean,
) => void;

export interface BaseMap {
  readonly outlines: Outlines;
  readonly drawBorders: Drawing;
  addWater(water: Water): Promise<void>;
  outlinesOf(world: World): Outlines;
  layersOf(topology: Topology<Readonly<Record<string, TopoCollection | TopoGeometry>>>, into?: Layers): Promise<Layers>;
  /** Draws by this from now on. */
  refine(detail: Detail): void;
  redraw(): void;
}

/** One line or ring, with the box around it in world units. */
export interface Piece {
  readonly path: Path2D;
  readonly box: WorldBox;
}

function pieceOf(line: Line): Piece {
  const path = new Path2D();
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [index, [lon, lat]] of line.entries()) {
    const [x, y] = toWorld(lon, lat);
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return { path, box };
}

/**
 * What is seen of the pieces as one path, in each copy of the world that the map shows: filled one by one, hairlines of sea
 * would show between neighbours.
 */
function seenOf(pieces: readonly Piece[] = [], seen: WorldBox): Path2D {
  const path = new Path2D();
  for (const shift of shiftsOf(seen)) {
    for (const piece of pieces) if (isSeen(piece, seen, shift)) path.addPath(piece.path, { e: shift });
  }
  return path;
}

/** How far the copies of the world that are seen lie from the one from -180 to 180. */
function shiftsOf({ left, right }: WorldBox): number[] {
  const first = Math.floor(left / WORLD);
  return Array.from({ length: Math.floor(right / WORLD) - first + 1 }, (_, turn) => (first + turn) * WORLD);
}

function isSeen({ box }: Piece, seen: WorldBox, shift: number): boolean {
  const beside = box.right + shift < seen.left || seen.right < box.left + shift;
  return !beside && box.top <= seen.bottom && seen.top <= box.bottom;
}

function outlinesOf(world: World): Outlines {
  const { polygons } = decoder(world);
  return (code) => {
    const parts = world.objects.countries?.geometries.filter(({ properties }) => properties?.code === code);
    return parts?.length ? parts.flatMap(polygons) : undefined;
  };
}

/** The data is true to about a kilometre and a half: where that shows, lines that lie are worse than none. */
const sureAt = (zoom: number) => Math.max(0.3, Math.min(1, 1 - (zoom - 9) * 0.35));
const wideAt = (zoom: number) => Math.min(1.4, 0.5 + zoom / 12);

const strokeIn =
  (context: CanvasRenderingContext2D, seen: WorldBox, pixel: number) =>
  (pieces: readonly Piece[] | undefined, colour: MapColour, width: number, share = 1, dash: readonly number[] = []) => {
    context.globalAlpha = share;
    context.strokeStyle = mapColour(colour);
    context.lineWidth = width * pixel;
    context.setLineDash(dash.map((length) => length * pixel));
    context.stroke(seenOf(pieces, seen));
    context.globalAlpha = 1;
  };

/**
 * @param world without it, a map of nothing but the graticule
 * @param disputes told at each drawing whether a disputed border is in view
 */
export async function drawBaseMap(
  map: L.Map,
  world: World | undefined,
  yieldToPage: Yield,
  disputes: (seen: boolean) => void,
): Promise<BaseMap> {
  const overview: Layers = {};
  const layersOf: BaseMap["layersOf"] = async (topology, into = {}) => {
    const { lines } = decoder(topology);
    for (const [name, object] of Object.entries(topology.objects)) {
      const pieces: Piece[] = [];
      into[name as keyof Layers] = pieces;
      for (const line of lines(object)) {
        pieces.push(pieceOf(line));
        await yieldToPage();
      }
    }
    return into;
  };
  if (world) await layersOf(world, overview);
  let detail: Detail = (_context, _seen, paint) => paint(overview);

  const drawBorders: Drawing = (context, seen, pixel) => {
    const zoom = map.getZoom();
    const stroke = strokeIn(context, seen, pixel);
    detail(
      context,
      seen,
      ({ borders, disputed }) => {
        stroke(borders, "border", wideAt(zoom), sureAt(zoom));
        stroke(disputed, "border", 1.2 * wideAt(zoom), sureAt(zoom), [4, 4]);
      },
      overview,
      true,
    );
  };
  await yieldToPage.now();
  const { redraw } = addCanvas(map, CANVAS, (context, seen, pixel) => {
    const zoom = map.getZoom();
    const fill = (pieces: Piece[] | undefined, colour: MapColour) => {
      context.fillStyle = mapColour(colour);
      context.fill(seenOf(pieces, seen), "evenodd");
    };
    const stroke = strokeIn(context, seen, pixel);
    const sure = sureAt(zoom);
    const wide = wideAt(zoom);
    context.lineJoin = "round";
    detail(
      context,
      seen,
      ({ countries, coasts, borders, disputed, lakes, rivers, streams }) => {
        fill(countries, "land");
        if (zoom >= 8) stroke(streams, "coast", 0.6, 0.5 * sure);
        stroke(rivers, "coast", 0.9 * wide, 0.7 * sure);
        fill(lakes, "water");
        stroke(lakes, "coast", 0.5, 0.8);
        stroke(coasts, "coast", 0.8 * wide);
        stroke(borders, "border", wide, sure);
        stroke(disputed, "border", 1.2 * wide, sure, [4, 4]);
      },
      overview,
    );
    drawGraticule(context, map, pixel);
    const bounds = map.getBounds();
    const [left, top] = toWorld(bounds.getWest(), bounds.getNorth());
    const [right, bottom] = toWorld(bounds.getEast(), bounds.getSouth());
    // What is drawn reaches beyond the map's edges.
    const shown = { left, top, right, bottom };
    disputes(shiftsOf(shown).some((shift) => overview.disputed?.some((piece) => isSeen(piece, shown, shift))));
  });
  onThemeChange(redraw);

  return {
    drawBorders,
    outlines: world ? outlinesOf(world) : () => undefined,
    outlinesOf,
    async addWater(water) {
      await layersOf(water, overview);
      await yieldToPage.now();
      redraw();
    },
    layersOf,
    refine(by) {
      detail = by;
    },
    redraw,
  };
}
