/** Fills that can be told apart without their colour, as SVG patterns that the whole page refers to. */
import { svg } from "../dom/element.ts";
import type { Category, Pattern } from "../story/types.ts";

const TILE = 6;
/** Of a tile on a canvas: pixels to a unit. */
const FINE = 2;

/** Path of the lines or dots of a tile of 6 by 6. */
const DRAWN: Readonly<Record<Pattern, string>> = {
  solid: "",
  dots: "M1.5 1.5h.01M4.5 4.5h.01",
  "lines-up": "M-1 7L7-1M-1 1L1-1M5 7L7 5",
  "lines-down": "M-1-1L7 7M-1 5L1 7M5-1L7 1",
  "lines-level": "M0 1.5H6M0 4.5H6",
  "lines-upright": "M1.5 0V6M4.5 0V6",
  cross: "M-1 7L7-1M-1-1L7 7",
  grid: "M0 3H6M3 0V6",
  waves: "M0 3Q1.5 0 3 3T6 3",
  rings: "M3 1.2A1.8 1.8 0 1 1 2.99 1.2",
};

/** Hues of the story's countries, in the order of its places; where they come again, each has a pattern of its own. */
const AREAS: readonly (readonly [string, Pattern])[] = [
  ["#c98a12", "solid"],
  ["#3f74b5", "lines-up"],
  ["#4a9159", "lines-down"],
  ["#b5533c", "grid"],
  ["#7a5bb0", "dots"],
  ["#1f8f8f", "waves"],
  ["#a8487f", "cross"],
  ["#6b7a1e", "rings"],
];

function tile(id: string, pattern: Pattern, ground: Record<string, string>, lines: Record<string, string>, scale = 1) {
  return svg(
    "pattern",
    {
      id,
      width: String(TILE),
      height: String(TILE),
      patternUnits: "userSpaceOnUse",
      patternTransform: `scale(${scale})`,
    },
    svg("rect", { width: String(TILE), height: String(TILE), ...ground }),
    svg("path", { d: DRAWN[pattern], fill: "none", "stroke-linecap": "round", ...lines }),
  );
}

/** Puts those patterns into the page that it does not have: its stories refer to the same ones. */
export function definePatterns(categories: readonly Category[]): void {
  const holder =
    document.querySelector(".patterns") ??
    document.body.appendChild(svg("svg", { width: "0", height: "0", class: "patterns", "aria-hidden": "true" }));
  const define = (...[id, ...drawn]: Parameters<typeof tile>) => {
    if (!document.getElementById(id)) holder.append(tile(id, ...drawn));
  };
  for (const category of categories) {
    const { colour, pattern } = category;
    const lines = { stroke: "#fff", "stroke-opacity": ".8", "stroke-width": String(lineWidth(pattern)) };
    define(fillId(category), pattern, { fill: colour }, lines);
  }
  AREAS.forEach(([colour, pattern], index) => {
    const width = pattern === "dots" ? "1.2" : ".6";
    const lines = { stroke: colour, "stroke-opacity": ".4", "stroke-width": width };
    const ground = { fill: colour, "fill-opacity": ".2" };
    define(`area-${index}`, pattern, ground, { ...lines, class: "hint" }, 1.5);
    define(`area-${index + AREAS.length}`, pattern, ground, lines, 1.5);
  });
}

/** The same fill on a canvas. */
export function canvasFill({ colour, pattern }: Fill, context: CanvasRenderingContext2D): CanvasPattern | null {
  const drawn = document.createElement("canvas");
  drawn.width = TILE * FINE;
  drawn.height = TILE * FINE;
  const on = drawn.getContext("2d") as CanvasRenderingContext2D;
  on.scale(FINE, FINE);
  on.fillStyle = colour;
  on.fillRect(0, 0, TILE, TILE);
  Object.assign(on, { strokeStyle: "rgb(255 255 255 / .8)", lineWidth: lineWidth(pattern), lineCap: "round" });
  on.stroke(new Path2D(DRAWN[pattern]));
  const fill = context.createPattern(drawn, "repeat");
  fill?.setTransform(new DOMMatrix().scale(1 / FINE));
  return fill;
}

const lineWidth = (pattern: Pattern) => (pattern === "dots" ? 2 : 1.1);

type Fill = Pick<Category, "colour" | "pattern">;

/** An id that needs no escaping inside url(#…), and says what it looks like. */
function fillId({ colour, pattern }: Fill): string {
  return `${pattern}-${colour.replace(/[^\w-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}`)}`;
}

export function categoryFill(fill: Fill): string {
  return `url(#${fillId(fill)})`;
}

export function areaStyle(index: number): { readonly colour: string; readonly fill: string } {
  const at = index % AREAS.length;
  const tile = index < AREAS.length ? at : at + AREAS.length;
  return { colour: (AREAS[at] ?? ["#888", "solid"])[0], fill: `url(#area-${tile})` };
}

/** A small square in a category's colour and pattern. */
export function categorySign(category: Category): SVGSVGElement {
  return svg(
    "svg",
    { class: "category-sign", viewBox: "0 0 16 16", width: "16", height: "16", "aria-hidden": "true" },
    svg("rect", {
      x: "1",
      y: "1",
      width: "14",
      height: "14",
      rx: "3",
      fill: categoryFill(category),
      stroke: category.colour,
    }),
  );
}
