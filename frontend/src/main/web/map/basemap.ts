/** The built-in base map, drawn to a canvas: thousands of lines that no one clicks are no Leaflet layers. */
import type * as L from "leaflet";
import { addCanvas, type Drawing } from "./canvas.ts";
import { drawGraticule } from "./graticule.ts";
import { type MapColour, mapColour, onThemeChange } from "./theme.ts";
import {
  decoder,
  type Line,
  type PolygonRings,
  type TopoCollection,
  type TopoGeometry,
  type Topology,
} from "./topojson.ts";
import { toWorld, WORLD, type WorldBox } from "./world.ts";
import type { Yield } from "./yielding.ts";

export type World = Topology<{
  readonly countries: TopoCollection<{ readonly code?: string | null; readonly name?: string }>;
  readonly borders: TopoGeometry;
  readonly coasts: TopoGeometry;
  readonly disputed: TopoGeometry;
}>;

export type Water = Topology<{
  readonly lakes: TopoCollection | TopoGeometry;
  readonly rivers: TopoCollection | TopoGeometry;
}>;

/** The outline of a country by its ISO 3166-1 alpha-2 code. */
export type Outlines = (code: string) => PolygonRings[] | undefined;

export interface BaseMap {
  readonly outlines: Outlines;
  readonly drawBorders: Drawing;
  addWater(water: Water): Promise<void>;
}

/** One line or ring, with the box around it in world units. */
interface Piece {
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
function seenOf(pieces: readonly Piece[], seen: WorldBox): Path2D {
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
  const land: Piece[] = [];
  const lakes: Piece[] = [];
  const rivers: Piece[] = [];
  const coasts: Piece[] = [];
  const borders: Piece[] = [];
  const disputed: Piece[] = [];
  const add = async (pieces: Piece[], lines: readonly Line[]) => {
    for (const line of lines) {
      pieces.push(pieceOf(line));
      await yieldToPage();
    }
  };

  const read = world && decoder(world);
  if (world && read) {
    for (const country of world.objects.countries.geometries) await add(land, read.lines(country));
    await add(coasts, read.lines(world.objects.coasts));
    await add(borders, read.lines(world.objects.borders));
    await add(disputed, read.lines(world.objects.disputed));
  }

  const stroke = (
    context: CanvasRenderingContext2D,
    path: Path2D,
    colour: MapColour,
    width: number,
    dash: readonly number[] = [],
  ) => {
    context.strokeStyle = mapColour(colour);
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke(path);
  };
  const drawBorders: Drawing = (context, seen, pixel) => {
    stroke(context, seenOf(borders, seen), "border", 0.9 * pixel);
    stroke(context, seenOf(disputed, seen), "border", 1.1 * pixel, [4 * pixel, 4 * pixel]);
  };
  await yieldToPage.now();
  const redraw = addCanvas(map, (context, seen, pixel) => {
    const fill = (pieces: Piece[], colour: MapColour) => {
      context.fillStyle = mapColour(colour);
      context.fill(seenOf(pieces, seen), "evenodd");
    };
    context.lineJoin = "round";
    fill(land, "land");
    stroke(context, seenOf(coasts, seen), "coast", 0.8 * pixel);
    drawBorders(context, seen, pixel);
    fill(lakes, "water");
    stroke(context, seenOf(lakes, seen), "coast", 0.5 * pixel);
    stroke(context, seenOf(rivers, seen), "coast", 0.8 * pixel);
    drawGraticule(context, map, pixel);
    const bounds = map.getBounds();
    const [left, top] = toWorld(bounds.getWest(), bounds.getNorth());
    const [right, bottom] = toWorld(bounds.getEast(), bounds.getSouth());
    // What is drawn reaches beyond the map's edges.
    const shown = { left, top, right, bottom };
    disputes(shiftsOf(shown).some((shift) => disputed.some((piece) => isSeen(piece, shown, shift))));
  });
  onThemeChange(redraw);

  return {
    drawBorders,
    outlines: (code) => {
      const parts = world?.objects.countries.geometries.filter(({ properties }) => properties?.code === code);
      return parts?.length && read ? parts.flatMap(read.polygons) : undefined;
    },
    async addWater(water) {
      const wet = decoder(water);
      await add(lakes, wet.lines(water.objects.lakes));
      await add(rivers, wet.lines(water.objects.rivers));
      await yieldToPage.now();
      redraw();
    },
  };
}
