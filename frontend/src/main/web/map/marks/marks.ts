/** The marks of the story's places: buttons with what happened there. A country's is a label, never a pin. */
import type * as L from "leaflet";
import { el, setText } from "../../dom/element.ts";
import { isRetracted } from "../../story/event.ts";
import { countsOf } from "../../story/standing.ts";
import type { PlaceFeature, PlaceKind } from "../../story/types.ts";
import { countText } from "../../wording/moment.ts";
import type { DrawingContext } from "../drawing-context.ts";
import { letDragsThrough } from "../press.ts";
import { holdAt, panOnFocus } from "../world-copies.ts";
import { cells, ring, type VisibleEvent } from "./glyphs.ts";
import type { Spot } from "./spots.ts";

export type MarkShape = "label" | "ring" | "pin";

export interface Mark {
  readonly place: PlaceFeature;
  readonly shape: MarkShape;
  readonly at: L.LatLng;
  readonly button: HTMLButtonElement;
  /** How many incidents it shows now. */
  readonly size: number;
  /** What it shows now, movements last. */
  readonly shown: readonly VisibleEvent[];
  select(selected: boolean): void;
  /** @returns whether its size on the screen may have changed */
  update(incidents: readonly VisibleEvent[], movements: readonly VisibleEvent[]): boolean;
  remove(): void;
}

export interface SpotMark {
  readonly spot: Spot;
  readonly mark: Mark;
}

export function shapeOf(kind: PlaceKind): MarkShape {
  switch (kind) {
    case "country":
    case "region":
      return "label";
    case "city":
      return "ring";
    case "airport":
    case "site":
      return "pin";
  }
}

export function createMark(
  { map, categories, translator }: DrawingContext,
  place: PlaceFeature,
  at: L.LatLng,
  onClick: (button: HTMLButtonElement) => void,
): Mark {
  const { t, number } = translator;
  const { kind } = place.properties;
  const shape = shapeOf(kind);
  const id = String(place.id);
  const button = el("button", { type: "button", class: `mark-${shape} kind-${kind}`, "data-place": id });
  const drawing = el("span", { class: "mark-drawing" });
  const total = el("span", { class: "mark-count" });
  if (shape === "label") button.append(el("span", { class: "mark-name" }, place.properties.name, " ", total), drawing);
  else button.append(drawing);
  letDragsThrough(map, button);
  button.addEventListener("click", () => onClick(button));
  panOnFocus(map, button, at);
  const holder = holdAt(map, at, button, { zIndexOffset: shape === "pin" ? 1000 : 0 });

  let size = 0;
  let shown: readonly VisibleEvent[] | undefined;
  let named = "";
  return {
    place,
    shape,
    at,
    button,
    get size() {
      return size;
    },
    get shown() {
      return shown ?? [];
    },
    select: (selected) => button.classList.toggle("selected", selected),
    update(incidents, movements) {
      const all = [...incidents, ...movements];
      const { name } = place.properties;
      if (shown && name === named && isSame(shown, all)) return false;
      shown = all;
      named = name;
      // A ring or a pin is as wide as any other.
      const grew = shape === "label" ? size !== incidents.length : (size === 0) !== (incidents.length === 0);
      size = incidents.length;
      const stand = incidents.filter(({ event }) => !isRetracted(event)).length;
      const counts = countsOf(
        all.map(({ event }) => event),
        all.map(({ standing }) => standing),
      );
      button.disabled = all.length === 0;
      button.setAttribute("aria-haspopup", "dialog");
      button.classList.toggle("bare", size === 0);
      button.hidden = shape !== "label" && size === 0;
      button.setAttribute("aria-label", t("map.open", name, countText(counts, translator)));
      setText(total, size ? number(stand) : "");
      total.hidden = size === 0;
      drawing.replaceChildren(
        ...(size === 0
          ? []
          : [shape === "label" ? cells(incidents, categories) : ring(incidents, categories, stand, translator)]),
      );
      return grew;
    },
    remove: () => holder.remove(),
  };
}

function isSame(one: readonly VisibleEvent[], other: readonly VisibleEvent[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ event, standing }, at) => event === other[at]?.event && standing === other[at]?.standing)
  );
}
