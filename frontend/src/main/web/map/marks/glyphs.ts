/** The incidents of a place in little: one cell or one piece of a ring for each, drawn by category, standing and status. */
import { setText, svg } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";
import { categoryFill } from "../../signs/patterns.ts";
import { isRetracted, type StoryEvent } from "../../story/event.ts";
import type { Standing } from "../../story/standing.ts";
import type { Category } from "../../story/types.ts";
import { briefCount } from "../../wording/numbers.ts";
import type { Spot } from "./spots.ts";

export interface VisibleEvent {
  readonly event: StoryEvent;
  readonly standing: Standing;
  /** Where, among others that are shown together. */
  readonly spot?: Spot | undefined;
}

const CELL = 11;
const PER_ROW = 8;
/** The count says how many there are; beyond this, cells would cover the map. */
const MOST_CELLS = 4 * PER_ROW;
/** Beyond this the pieces of a ring are slivers. */
const MOST_PIECES = 24;
export const QUOTE = "“";

function classOf({ event, standing }: VisibleEvent): string {
  return `glyph ${standing} status-${event.properties.status}`;
}

function paint({ event, standing }: VisibleEvent, categories: ReadonlyMap<string, Category>): Record<string, string> {
  const category = categories.get(event.properties.category);
  const filled =
    standing !== "possibly-begun" &&
    standing !== "undated" &&
    event.properties.status !== "planned" &&
    !isRetracted(event) &&
    category !== undefined;
  return filled
    ? { fill: categoryFill(category), stroke: category.colour }
    : { class: "hollow", stroke: category?.colour ?? "currentColor" };
}

export function quote(x: number, y: number): SVGTextElement {
  return svg("text", { class: "quote", x: String(x), y: String(y) }, QUOTE);
}

/** A cross around a point: what was withdrawn is crossed out. */
function strike({ event }: VisibleEvent, x: number, y: number, reach: number): SVGPathElement | false {
  const arms = `M${x - reach} ${y - reach}l${2 * reach} ${2 * reach}M${x + reach} ${y - reach}l${-2 * reach} ${2 * reach}`;
  return isRetracted(event) && svg("path", { class: "struck", d: arms, stroke: "currentColor", "stroke-width": "1.6" });
}

/** Rows of up to eight cells. */
export function cells(all: readonly VisibleEvent[], categories: ReadonlyMap<string, Category>): SVGSVGElement {
  const shown = all.slice(-MOST_CELLS);
  const width = Math.min(PER_ROW, shown.length) * (CELL + 2);
  const height = Math.ceil(shown.length / PER_ROW) * (CELL + 2);
  const drawing = svg("svg", { width: String(width), height: String(height), "aria-hidden": "true" });
  shown.forEach((one, index) => {
    const x = (index % PER_ROW) * (CELL + 2) + 1;
    const y = Math.floor(index / PER_ROW) * (CELL + 2) + 1;
    const size = String(CELL);
    const cell = svg("rect", {
      x: String(x),
      y: String(y),
      width: size,
      height: size,
      rx: "2",
      ...paint(one, categories),
    });
    const claimed = one.event.properties.status === "claimed" && quote(x + CELL / 2, y + CELL + 3);
    const struck = strike(one, x + CELL / 2, y + CELL / 2, CELL / 2);
    drawing.append(svg("g", { class: classOf(one) }, cell, claimed, struck));
  });
  return drawing;
}

export const OUTER = 15;
export const INNER = 9;

/** A ring around the origin with a piece for each incident and their count in its middle. */
export function ring(
  all: readonly VisibleEvent[],
  categories: ReadonlyMap<string, Category>,
  count: number,
  translator: Translator,
): SVGSVGElement {
  const shown = all.slice(-MOST_PIECES);
  const drawing = svg(
    "svg",
    { viewBox: "-17 -17 34 34", width: "34", height: "34", "aria-hidden": "true" },
    svg("circle", { r: String(OUTER + 1), class: "plate" }),
  );
  shown.forEach((one, index) => {
    const gap = shown.length > 1 ? 0.06 : 0;
    const from = (2 * Math.PI * index) / shown.length + gap;
    const to = (2 * Math.PI * (index + 1)) / shown.length - gap;
    const piece = svg("path", { d: sector(from, to), ...paint(one, categories) });
    const middle = (from + to) / 2;
    const claimed = one.event.properties.status === "claimed";
    const [x, y] = [12 * Math.sin(middle), -12 * Math.cos(middle)];
    drawing.append(svg("g", { class: classOf(one) }, piece, claimed && quote(x, y + 7), strike(one, x, y, 4)));
  });
  const text = middleCount();
  setCount(text, count, all.length - count, translator);
  drawing.append(text);
  return drawing;
}

/** The text in the middle of a ring. */
export function middleCount(): SVGTextElement {
  return svg("text", { class: "count", y: "4", lengthAdjust: "spacingAndGlyphs" });
}

/** The inside of a ring is 18 wide, whatever the font: what has more letters than two is drawn as wide as this. */
export const COUNT_WIDTH = 17;

export function countSize(text: string): number {
  return Math.min(12, 30 / text.length);
}

/** It counts what stands; where nothing does, what was withdrawn, and is struck out. */
export function setCount(text: SVGTextElement, stands: number, retracted: number, translator: Translator): void {
  const count = briefCount(stands || retracted, translator);
  setText(text, count);
  text.style.textDecoration = stands ? "" : "line-through";
  text.style.fontSize = `${countSize(count).toFixed(1)}px`;
  if (count.length > 2) text.setAttribute("textLength", String(COUNT_WIDTH));
  else text.removeAttribute("textLength");
}

/** Angles in radians, clockwise from the top. */
export function sector(from: number, to: number): string {
  const at = (radius: number, angle: number) =>
    `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  // A whole turn has no arc of its own in SVG, so every piece is drawn as two halves.
  const half = (from + to) / 2;
  const out = `M${at(OUTER, from)}A${OUTER} ${OUTER} 0 0 1 ${at(OUTER, half)}A${OUTER} ${OUTER} 0 0 1 ${at(OUTER, to)}`;
  return `${out}L${at(INNER, to)}A${INNER} ${INNER} 0 0 0 ${at(INNER, half)}A${INNER} ${INNER} 0 0 0 ${at(INNER, from)}Z`;
}
