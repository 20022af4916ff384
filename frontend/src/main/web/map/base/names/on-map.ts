/** The names as elements: each on its own, so that a step in time hides one without drawing any, and text stays text on paper. */
import type * as L from "leaflet";
import { el } from "../../../dom/element.ts";
import type { Box } from "../../labels/collide.ts";
import { linesOf } from "./name.ts";
import { isTown, overlaps, type Placed, type Spot } from "./place.ts";
import { MOST_LETTERS } from "./ruler.ts";

export interface NamesOnMap {
  /** What stays keeps its element. */
  draw(all: readonly Placed[]): void;
  /** Hides what is covered, and shows what no longer is. */
  cover(taken: readonly Box[]): void;
  /** Goes along with a map on its way to another view. */
  follow(center: L.LatLng, zoom: number): void;
}

interface Shown {
  readonly placed: Placed;
  readonly element: HTMLElement;
  readonly at: Spot;
}

function elementOf({ name }: Placed): HTMLElement {
  const text = linesOf(name.text, MOST_LETTERS[name.kind]).join("\n");
  return el(
    "span",
    { class: `base-name ${name.kind} leaflet-zoom-animated` },
    isTown(name) && el("i"),
    el("b", { dir: "auto" }, text),
  );
}

/** By its corner: moved by a transform, each name would be a layer of its own, and every step of time go over all of them. */
function put({ style }: HTMLElement, { x, y }: Spot): void {
  Object.assign(style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px`, transform: "" });
}

export function namesOnMap(map: L.Map, pane: HTMLElement): NamesOnMap {
  const shown = new Map<string, Shown>();
  return {
    draw(all) {
      const gone = new Set(shown.keys());
      for (const placed of all) {
        const key = `${placed.name.key} ${placed.turn}`;
        const element = shown.get(key)?.element ?? elementOf(placed);
        gone.delete(key);
        const at = map.latLngToLayerPoint(placed.at);
        shown.set(key, { placed, element, at });
        put(element, at);
        const text = element.lastElementChild as HTMLElement;
        text.style.left = `${Math.round(placed.text.x)}px`;
        text.style.top = `${Math.round(placed.text.y)}px`;
        if (!element.parentNode) pane.append(element);
      }
      for (const key of gone) {
        shown.get(key)?.element.remove();
        shown.delete(key);
      }
    },
    cover(taken) {
      for (const { placed, element } of shown.values()) {
        const covered = taken.some((box) => overlaps(box, placed.box));
        element.classList.toggle("covered", covered);
      }
    },
    follow(center, zoom) {
      const origin = map
        .project(center, zoom)
        .subtract(map.getSize().divideBy(2))
        .subtract(map.containerPointToLayerPoint([0, 0]))
        .round();
      for (const { placed, element, at } of shown.values()) {
        const { x, y } = map.project(placed.at, zoom).subtract(origin);
        element.style.transform = `translate(${Math.round(x - at.x)}px,${Math.round(y - at.y)}px)`;
      }
    },
  };
}
