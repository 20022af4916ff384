/** The drawing in a cluster's mark: a ring with a share for each category, and in its middle how many there are. */
import { el, svg } from "../../dom/element.ts";
import { categoryFill } from "../../signs/patterns.ts";
import { countText } from "../../wording/moment.ts";
import type { DrawingContext } from "../drawing-context.ts";
import { DOUBTS } from "./codes.ts";
import { middleCount, quote, sector, setCount } from "./glyphs.ts";
import { clusterSize } from "./mark-sizes.ts";

export interface ClusterDrawing {
  readonly button: HTMLButtonElement;
  /** @param numbers of its columns, see codes.ts */
  draw(numbers: Int32Array, where: string): void;
}

export function drawCluster({ categories, translator }: DrawingContext): ClusterDrawing {
  // Hollow, each in its own way: none of them is known to have happened.
  const doubts = ["possibly-begun", "possibly-begun", "status-planned", "status-claimed"].map((kind) => {
    const path = svg("path", { class: "hollow", stroke: "currentColor" });
    if (kind === "possibly-begun") path.setAttribute("stroke-dasharray", "2 2");
    return { kind, path, sign: svg("g", { class: `glyph ${kind}` }, path) };
  });
  const said = quote(0, 0);
  doubts[DOUBTS - 1]?.sign.append(said);
  const pieces = [...categories.values()].map((category) =>
    svg("path", { fill: categoryFill(category), stroke: category.colour, class: "glyph" }),
  );
  const count = middleCount();
  const drawing = svg(
    "svg",
    { viewBox: "-17 -17 34 34", "aria-hidden": "true" },
    svg("circle", { r: "16", class: "plate" }),
    ...pieces,
    ...doubts.map(({ sign }) => sign),
    count,
  );
  const button = el("button", { type: "button", class: "mark-cluster", "aria-haspopup": "dialog" }, drawing);
  return {
    button,
    draw(numbers, where) {
      const retracted = numbers[numbers.length - 1] as number;
      const total = numbers.reduce((sum, number) => sum + number, -retracted);
      let gone = 0;
      [...doubts.map(({ path }) => path), ...pieces].forEach((piece, column) => {
        const number = numbers[column] as number;
        const from = (2 * Math.PI * gone) / (total || 1);
        gone += number;
        if (column === DOUBTS - 1) {
          const middle = (Math.PI * (2 * gone - number)) / (total || 1);
          said.setAttribute("x", (12 * Math.sin(middle)).toFixed(1));
          said.setAttribute("y", (-12 * Math.cos(middle) + 7).toFixed(1));
          said.style.display = number ? "" : "none";
        }
        piece.setAttribute("d", number ? sector(from, (2 * Math.PI * gone) / total) : "");
      });
      setCount(count, total, retracted, translator);
      const [possible, both, planned, unsettled] = [...numbers] as [number, number, number, number];
      const words = countText(
        {
          incidents: total,
          movements: 0,
          possible: possible + both,
          planned: planned + both,
          retracted,
          newInStep: 0,
        },
        translator,
      );
      const counted = unsettled
        ? translator.t("count.also", words, translator.t("map.unsettled", translator.number(unsettled)))
        : words;
      button.setAttribute("aria-label", translator.t("map.open", where, counted));
      button.style.setProperty("--size", `${clusterSize(total).toFixed(0)}px`);
    },
  };
}
