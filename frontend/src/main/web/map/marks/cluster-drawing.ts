/** A cluster's mark: its drawing on the canvas of all, and the button over it, which has its name. */
import type * as L from "leaflet";
import { el } from "../../dom/element.ts";
import { countText } from "../../wording/moment.ts";
import type { DrawingContext } from "../drawing-context.ts";
import { type ClusterCanvas, type DrawnCluster, totalOf } from "./cluster-canvas.ts";
import { clusterSize } from "./mark-sizes.ts";

export interface ClusterDrawing {
  readonly button: HTMLButtonElement;
  /** @param numbers of its columns, see codes.ts */
  draw(numbers: Int32Array): void;
  /** Tells what it shows to who does not see it. */
  name(where: string): void;
  remove(): void;
}

export function drawCluster({ translator }: DrawingContext, canvas: ClusterCanvas, at: L.LatLng): ClusterDrawing {
  const button = el("button", { type: "button", class: "mark-cluster", "aria-haspopup": "dialog" });
  let drawn: DrawnCluster | undefined;
  let px = "";
  return {
    button,
    draw(numbers) {
      const now = { at, numbers: numbers.slice(), size: Math.round(clusterSize(totalOf(numbers))) };
      canvas.draw(now, drawn);
      drawn = now;
      const size = `${now.size}px`;
      if (size !== px) button.style.setProperty("--size", size);
      px = size;
    },
    name(where) {
      if (!drawn) return;
      const { numbers } = drawn;
      const [possible = 0, both = 0, planned = 0, unsettled = 0, undated = 0] = numbers;
      const words = countText(
        {
          incidents: totalOf(numbers) - undated,
          movements: 0,
          possible: possible + both,
          planned: planned + both,
          retracted: numbers.at(-1) ?? 0,
          undated,
          newInStep: 0,
        },
        translator,
      );
      const counted = unsettled
        ? translator.t("count.also", words, translator.t("map.unsettled", translator.number(unsettled)))
        : words;
      button.setAttribute("aria-label", translator.t("map.open", where, counted));
    },
    remove() {
      if (drawn) canvas.erase(drawn);
    },
  };
}
