/** What the canvas of clusters is put together from: rings of each column in a size, and the quote of what was only said. */

import { el } from "../../dom/element.ts";
import { canvasFill } from "../../signs/patterns.ts";
import type { Category } from "../../story/types.ts";
import { DOUBTS, PLANNED, POSSIBLE, POSSIBLY_PLANNED, UNDATED } from "./codes.ts";
import { INNER, OUTER, QUOTE } from "./glyphs.ts";
import type { RingOf } from "./ring-pixels.ts";

/** A mark is drawn in a box so many units wide about its middle. */
export const BOX = 34;
const PLATE = 16;
/** Half of how wide lines are, in units: about what is not known to have happened, and about a category. */
export const DOUBT_LINE = 0.8;
export const LINE = 0.5;
/** In units. */
export const QUOTE_BOX = 24;
/** Of the quote: pixels to a unit. */
const FINE = 3;
const DASHES: Readonly<Record<number, readonly [on: number, off: number]>> = {
  [POSSIBLE]: [2, 2],
  [POSSIBLY_PLANNED]: [2, 2],
  [PLANNED]: [2.5, 1.8],
  [UNDATED]: [0.8, 2],
};
const LOOK = ["raised", "quiet", "ink", "sans", "serif", "lift"] as const;

/** What style sheets say of marks. */
export function lookOf(element: HTMLElement) {
  const styles = getComputedStyle(element);
  const [raised = "", quiet = "", ink = "", sans = "", serif = "", lift = ""] = LOOK.map((name) =>
    styles.getPropertyValue(`--${name}`).trim(),
  );
  const brightness = Number(/brightness\((.+)\)/.exec(lift)?.[1] ?? 1);
  const lifted = (colour: string) =>
    /^#\w{6}$/.test(colour)
      ? colour.replace(/\w\w/g, (part) => {
          const value = Math.min(255, Math.round(Number.parseInt(part, 16) * brightness));
          return value.toString(16).padStart(2, "0");
        })
      : colour;
  return { raised, quiet, ink, sans, serif, lifted: { raised: lifted(raised), ink: lifted(ink) } };
}

type Look = ReturnType<typeof lookOf>;

/** The rings of all columns in a size: so many pixels to a unit, in the middle of a square of that side. */
export function drawnRing(side: number, scale: number, categories: readonly Category[], look: Look): RingOf {
  const context = contextOf(side, side);
  const drawn = (draw: () => void) => {
    context.resetTransform();
    context.clearRect(0, 0, side, side);
    context.translate(side / 2, side / 2);
    context.scale(scale, scale);
    disc(context, PLATE);
    Object.assign(context, { fillStyle: look.raised, strokeStyle: look.quiet, lineWidth: 1 });
    context.fill();
    context.stroke();
    draw();
    return new Uint32Array(context.getImageData(0, 0, side, side).data.buffer);
  };
  const band = (inner: number, outer: number, style: string | CanvasPattern | null) => {
    disc(context, outer);
    context.arc(0, 0, inner, 2 * Math.PI, 0, true);
    context.fillStyle = style ?? look.raised;
    context.fill();
  };
  const doubt = (column: number) => {
    band(INNER, OUTER, look.lifted.raised);
    Object.assign(context, { strokeStyle: look.lifted.ink, lineWidth: 2 * DOUBT_LINE });
    context.setLineDash([...(DASHES[column + 1] ?? [])]);
    for (const radius of [INNER, OUTER]) {
      disc(context, radius);
      context.stroke();
    }
    context.setLineDash([]);
  };
  const line = (column: number) => {
    doubt(column);
    const [on, off] = DASHES[column + 1] ?? [OUTER - INNER, 0];
    for (let at = INNER; at < OUTER; at += on + off) band(at, Math.min(OUTER, at + on), look.lifted.ink);
  };
  const filled = ({ colour, pattern }: Category) => {
    band(INNER - LINE, OUTER + LINE, colour);
    band(INNER + LINE, OUTER - LINE, canvasFill({ colour, pattern }, context));
  };
  const doubts = Array.from({ length: DOUBTS }, (_, column) => column);
  const drawings = [
    () => undefined,
    ...doubts.map((column) => () => doubt(column)),
    ...categories.map((category) => () => filled(category)),
    ...doubts.map((column) => () => line(column)),
    ...categories.map(
      ({ colour }) =>
        () =>
          band(INNER - LINE, OUTER + LINE, colour),
    ),
  ];
  const pixels = new Uint32Array(side * side * drawings.length);
  for (const [index, draw] of drawings.entries()) pixels.set(drawn(draw), side * side * index);
  return { side, pixels };
}

export function drawnQuote(font: string): HTMLCanvasElement {
  const context = contextOf(QUOTE_BOX * FINE, QUOTE_BOX * FINE);
  context.scale(FINE, FINE);
  context.translate(QUOTE_BOX / 2, QUOTE_BOX / 2);
  Object.assign(context, { font: `700 14px ${font}`, textAlign: "center", lineWidth: 2.5, strokeStyle: "#fff" });
  context.strokeText(QUOTE, 0, 0);
  context.fillStyle = "#111";
  context.fillText(QUOTE, 0, 0);
  return context.canvas;
}

export function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = Object.assign(el("canvas"), { width, height });
  return canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
}

export function disc(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
}
