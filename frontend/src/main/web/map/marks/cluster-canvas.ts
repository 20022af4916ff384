/**
 * Draws all marks of clusters on one canvas: each a ring with a share for each category, and in its middle how many there are. As
 * elements of their own, a hundred of them would take the browser three times as long at each step of time as all the rest.
 */
import type * as L from "leaflet";
import { briefCount } from "../../wording/numbers.ts";
import { addCanvas, type Canvas, pixelRatio } from "../base/canvas.ts";
import type { DrawingContext } from "../drawing-context.ts";
import { onThemeChange } from "../theme.ts";
import { nearLongitude, toWorld } from "../world.ts";
import { SEEN_AROUND } from "../world-copies.ts";
import { DOUBTS, UNSETTLED } from "./codes.ts";
import { COUNT_WIDTH, countSize, INNER, OUTER } from "./glyphs.ts";
import { BOX, contextOf, DOUBT_LINE, disc, drawnQuote, drawnRing, LINE, lookOf, QUOTE_BOX } from "./ring-drawing.ts";
import { paintRing, type RingOf, type Share } from "./ring-pixels.ts";

const SHEET_COLUMNS = 32;
/** Above marks that stand alone: none covers another. As wide as what is seen of clusters, see world-copies.ts. */
const CANVAS = { name: "clusters", zIndex: "605", margin: SEEN_AROUND, often: true };

/** What is drawn of a cluster. */
export interface DrawnCluster {
  readonly at: L.LatLng;
  /** Of its columns, see codes.ts. */
  readonly numbers: Int32Array;
  /** Px, whole. */
  readonly size: number;
}

export interface ClusterCanvas {
  /** Categories may look otherwise. */
  restyle(): void;
  /** @param before what stands there of it until now */
  draw(mark: DrawnCluster, before: DrawnCluster | undefined): void;
  erase(mark: DrawnCluster): void;
}

export function createClusterCanvas(map: L.Map, { categories, translator }: DrawingContext): ClusterCanvas {
  const marks = new Set<DrawnCluster>();
  const sheet = contextOf(0, 0);
  let look = lookOf(map.getContainer());
  let quoted: HTMLCanvasElement | undefined;
  /** By size, in pixels to a unit. */
  let rings = new Map<number, RingOf>();
  /** To draw in, by side. */
  const squares = new Map<number, ImageData>();
  let widths = new Map<string, number>();

  const ringOf = (scale: number): RingOf => {
    const known = rings.get(scale);
    if (known) return known;
    const made = drawnRing(scale, [...categories.values()], look);
    rings.set(scale, made);
    return made;
  };
  const inBox = (context: CanvasRenderingContext2D, pixel: number, { at, size }: DrawnCluster, draw: () => void) => {
    const [x, y] = toWorld(nearLongitude(at.lng, map.getCenter().lng), at.lat);
    const scale = (pixel * size) / BOX;
    context.save();
    context.translate(x, y);
    context.scale(scale, scale);
    draw();
    context.restore();
  };
  const clear = (context: CanvasRenderingContext2D, pixel: number, mark: DrawnCluster) =>
    inBox(context, pixel, mark, () => {
      // Not the square: its corners may be another's.
      context.globalCompositeOperation = "destination-out";
      disc(context, BOX / 2 + 1);
      context.fill();
    });
  const quotes = (context: CanvasRenderingContext2D, shares: readonly Share[]) => {
    const unsettled = shares.find(({ column }) => column + 1 === UNSETTLED);
    if (!unsettled) return;
    quoted ??= drawnQuote(look.serif);
    const middle = Math.PI * (unsettled.from + unsettled.to);
    const half = QUOTE_BOX / 2;
    // It stays within the plate, which is all that is drawn over the next time.
    context.globalCompositeOperation = "source-atop";
    context.drawImage(quoted, 12 * Math.sin(middle) - half, 7 - 12 * Math.cos(middle) - half, QUOTE_BOX, QUOTE_BOX);
  };
  const count = (context: CanvasRenderingContext2D, { numbers }: DrawnCluster) => {
    const retracted = numbers[numbers.length - 1] as number;
    const total = totalOf(numbers);
    const text = briefCount(total || retracted, translator);
    context.globalCompositeOperation = "source-over";
    context.font = `700 ${countSize(text)}px ${look.sans}`;
    context.textAlign = "center";
    context.fillStyle = look.ink;
    const width = widths.get(text) ?? context.measureText(text).width;
    widths.set(text, width);
    if (text.length > 2) context.scale(COUNT_WIDTH / width, 1);
    context.fillText(text, 0, 4);
    if (total === 0) context.fillRect(-width / 2, -0.5, width, 1);
  };
  const put = (context: CanvasRenderingContext2D, pixel: number, all: Iterable<DrawnCluster>) => {
    const ratio = pixelRatio();
    const drawn = [...all].map((mark) => {
      const scale = (ratio * mark.size) / BOX;
      return { mark, scale, shares: sharesOf(mark.numbers), ring: ringOf(scale) };
    });
    const side = Math.max(0, ...drawn.map(({ ring }) => ring.side));
    if (side === 0) return;
    // First all on a sheet, then all from it: it is copied once.
    const across = Math.min(drawn.length, SHEET_COLUMNS);
    const down = Math.ceil(drawn.length / SHEET_COLUMNS);
    if (sheet.canvas.width < side * across || sheet.canvas.height < side * down) {
      Object.assign(sheet.canvas, { width: side * across, height: side * down });
    }
    const slot = (index: number) => [side * (index % SHEET_COLUMNS), side * Math.floor(index / SHEET_COLUMNS)] as const;
    drawn.forEach(({ scale, shares, ring }, index) => {
      const pixels = squares.get(ring.side) ?? new ImageData(ring.side, ring.side);
      squares.set(ring.side, pixels);
      const into = new Uint32Array(pixels.data.buffer);
      const edges = [(INNER - DOUBT_LINE) * scale, (OUTER + DOUBT_LINE) * scale] as const;
      paintRing(into, ring, shares, edges, (column) => scale * (column < DOUBTS ? DOUBT_LINE : LINE), isAbove);
      sheet.putImageData(pixels, ...slot(index));
    });
    for (const [index, { mark, shares, ring }] of drawn.entries()) {
      const { side: own } = ring;
      inBox(context, pixel, mark, () => {
        const { e: x, f: y } = context.getTransform();
        context.save();
        context.resetTransform();
        // Where it covers what was there to the very edge, the edge would else grow darker each time.
        if (over.has(mark)) context.globalCompositeOperation = "source-atop";
        const [left, top] = [Math.round(x - own / 2), Math.round(y - own / 2)];
        context.drawImage(sheet.canvas, ...slot(index), own, own, left, top, own, own);
        context.restore();
        quotes(context, shares);
        count(context, mark);
      });
    }
  };
  /** What is to go, to come, and of that, what is to be drawn over another in the same place and size. */
  const stale = new Set<DrawnCluster>();
  const fresh = new Set<DrawnCluster>();
  const over = new Set<DrawnCluster>();
  /** After all that the step writes: a font asks for styles, which are then told once. */
  const paintSoon = () => {
    if (stale.size + fresh.size === 0) queueMicrotask(paint);
  };
  const paint = () =>
    canvas.paint((context, pixel) => {
      for (const mark of stale) clear(context, pixel, mark);
      put(context, pixel, fresh);
      for (const done of [stale, fresh, over]) done.clear();
    });

  const canvas: Canvas = addCanvas(map, CANVAS, (context, _, pixel) => {
    for (const overtaken of [stale, fresh, over]) overtaken.clear();
    put(context, pixel, marks);
  });
  const restyle = () => {
    look = lookOf(map.getContainer());
    rings = new Map();
    widths = new Map();
    quoted = undefined;
    canvas.redraw();
  };
  onThemeChange(restyle);
  // A font that comes late.
  void document.fonts.ready.then(restyle);
  return {
    restyle,
    draw(mark, before) {
      paintSoon();
      marks.add(mark);
      fresh.add(mark);
      if (!before) return;
      if (before.size !== mark.size || fresh.has(before)) return this.erase(before);
      marks.delete(before);
      over.add(mark);
    },
    erase(mark) {
      paintSoon();
      marks.delete(mark);
      // What was not drawn yet never will be; what was to be drawn over another has left that there.
      const isThere = !fresh.delete(mark) || over.delete(mark);
      if (isThere) stale.add(mark);
    },
  };
}

/** Those of which nobody is sure are drawn last: their lines are not covered. */
function isAbove(column: number, other: number): boolean {
  if (column < DOUBTS !== other < DOUBTS) return column < DOUBTS;
  return column > other;
}

function sharesOf(numbers: Int32Array): Share[] {
  const total = totalOf(numbers);
  const shares: Share[] = [];
  let gone = 0;
  for (let column = 0; column < numbers.length - 1; column++) {
    const number = numbers[column] as number;
    if (number > 0) shares.push({ column, from: gone / total, to: (gone + number) / total });
    gone += number;
  }
  return shares;
}

/** How many there are, but for what was withdrawn: that is the last. */
export function totalOf(numbers: Int32Array): number {
  let sum = 0;
  for (let column = 0; column < numbers.length - 1; column++) sum += numbers[column] as number;
  return sum;
}
