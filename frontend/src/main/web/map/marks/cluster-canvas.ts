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
import { SIZES } from "./mark-sizes.ts";
import { BOX, contextOf, DOUBT_LINE, drawnQuote, drawnRing, LINE, lookOf, QUOTE_BOX } from "./ring-drawing.ts";
import { paintRing, type RingOf, type Share } from "./ring-pixels.ts";

/** So many marks fit on a sheet. */
const AT_ONCE = 32;
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
  let look = lookOf(map.getContainer());
  let quoted: HTMLCanvasElement | undefined;
  let sheet: Sheet | undefined;
  let widths = new Map<string, number>();

  const worldOf = ({ at }: DrawnCluster) => toWorld(nearLongitude(at.lng, map.getCenter().lng), at.lat);
  const clear = (context: CanvasRenderingContext2D, pixel: number, mark: DrawnCluster) => {
    // Not the square: its corners may be another's.
    context.globalCompositeOperation = "destination-out";
    context.beginPath();
    context.arc(...worldOf(mark), pixel * mark.size * (0.5 + 1 / BOX), 0, 2 * Math.PI);
    context.fill();
    context.globalCompositeOperation = "source-over";
  };
  const quote = (context: CanvasRenderingContext2D, shares: readonly Share[]) => {
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
    const total = totalOf(numbers);
    const text = briefCount(total || (numbers.at(-1) ?? 0), translator);
    Object.assign(context, { globalCompositeOperation: "source-over", textAlign: "center", fillStyle: look.ink });
    context.font = `700 ${countSize(text)}px ${look.sans}`;
    const width = widths.get(text) ?? context.measureText(text).width;
    widths.set(text, width);
    if (text.length > 2) context.scale(COUNT_WIDTH / width, 1);
    context.fillText(text, 0, 4);
    if (total === 0) context.fillRect(-width / 2, -0.5, width, 1);
  };
  /** A part of the marks at once: first all on a sheet, then all from it, which is copied once. */
  const putSome = (context: CanvasRenderingContext2D, sheet: Sheet, some: readonly DrawnCluster[]) => {
    const { ratio, side, on, image, pixels, rings } = sheet;
    const { a: toPixels, e: left, f: top } = context.getTransform();
    const placed = some.map((mark, index) => {
      const { numbers, size } = mark;
      const scale = (ratio * size) / BOX;
      const ring = rings.get(size) ?? drawnRing(side, scale, [...categories.values()], look);
      rings.set(size, ring);
      const shares = sharesOf(numbers);
      const into = pixels.subarray(side * side * index, side * side * (index + 1));
      const edges = [(INNER - DOUBT_LINE) * scale, (OUTER + DOUBT_LINE) * scale] as const;
      const line = (column: number) => scale * (column < DOUBTS ? DOUBT_LINE : LINE);
      paintRing(into, ring, shares, edges, line, isAbove);
      const [x, y] = worldOf(mark);
      return { mark, shares, scale, x: x * toPixels + left, y: y * toPixels + top };
    });
    on.putImageData(image, 0, 0, 0, 0, side, side * some.length);
    context.save();
    for (const [index, { mark, shares, scale, x, y }] of placed.entries()) {
      context.resetTransform();
      // Where it covers what was there to the very edge, the edge would else grow darker each time.
      context.globalCompositeOperation = over.has(mark) ? "source-atop" : "source-over";
      const [to, down] = [x, y].map((middle) => Math.round(middle - side / 2)) as [number, number];
      context.drawImage(on.canvas, 0, side * index, side, side, to, down, side, side);
      context.setTransform(scale, 0, 0, scale, x, y);
      quote(context, shares);
      count(context, mark);
    }
    context.restore();
  };
  const put = (context: CanvasRenderingContext2D, all: Iterable<DrawnCluster>) => {
    const ratio = pixelRatio();
    if (sheet?.ratio !== ratio) sheet = sheetOf(ratio);
    const drawn = [...all];
    for (let at = 0; at < drawn.length; at += AT_ONCE) putSome(context, sheet, drawn.slice(at, at + AT_ONCE));
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
      put(context, fresh);
      for (const done of [stale, fresh, over]) done.clear();
    });

  const canvas: Canvas = addCanvas(map, CANVAS, (context) => {
    for (const overtaken of [stale, fresh, over]) overtaken.clear();
    put(context, marks);
  });
  const restyle = () => {
    look = lookOf(map.getContainer());
    sheet = undefined;
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

type Sheet = ReturnType<typeof sheetOf>;

/** Of squares one below the other: the pixels of each follow on those of the one above. */
function sheetOf(ratio: number) {
  const side = 2 * Math.ceil((ratio * SIZES.widest) / 2);
  const image = new ImageData(side, side * AT_ONCE);
  const pixels = new Uint32Array(image.data.buffer);
  /** By their size. */
  const rings = new Map<number, RingOf>();
  return { ratio, side, on: contextOf(side, side * AT_ONCE), image, pixels, rings };
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
  for (let column = 0; gone < total; column++) {
    const from = gone / total;
    gone += numbers[column] as number;
    const to = gone / total;
    if (to > from) shares.push({ column, from, to });
  }
  return shares;
}

/** How many there are, but for what was withdrawn: that is the last. */
export function totalOf(numbers: Int32Array): number {
  return numbers.subarray(0, -1).reduce((sum, number) => sum + number, 0);
}
