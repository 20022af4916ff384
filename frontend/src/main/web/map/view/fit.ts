/** Buttons that bring the whole story, or what is selected, into the map. */
import * as L from "leaflet";
import { el, svg } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";
import type { MapView } from "../../state/state.ts";
import { SPOT_ZOOM } from "../world.ts";
import { nearest, nearestBounds } from "../world-copies.ts";

const STORY = "M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10";
const SELECTION = "M8 1V4M8 12V15M1 8H4M12 8H15M8 5.2A2.8 2.8 0 1 1 7.99 5.2";

export interface FitButtons {
  /** @param selection undefined where nothing that has a place is selected */
  update(selection: L.LatLngBounds | undefined): void;
}

export function addFitButtons(map: L.Map, story: () => MapView, { t }: Translator): FitButtons {
  let selection: L.LatLngBounds | undefined;
  const go = (to: L.LatLngBounds) => {
    const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    map.fitBounds(nearestBounds(map, to), { animate, padding: [30, 30], maxZoom: SPOT_ZOOM });
  };
  const make = (label: string, drawing: string) => {
    const sign = svg("svg", { viewBox: "0 0 16 16", width: "16", height: "16", "aria-hidden": "true" });
    sign.append(svg("path", { d: drawing }));
    return el("button", { type: "button", class: "fit", title: label, "aria-label": label }, sign);
  };
  const whole = make(t("map.fitStory"), STORY);
  const chosen = make(t("map.fitSelection"), SELECTION);
  whole.addEventListener("click", () => {
    const { lat, lon, zoom } = story();
    map.setView(nearest(map, L.latLng(lat, lon)), zoom);
  });
  chosen.addEventListener("click", () => selection && go(selection));
  chosen.setAttribute("aria-disabled", "true");

  const bar = new L.Control({ position: "topleft" });
  bar.onAdd = () => {
    const box = el("div", { class: "leaflet-bar fit-bar" }, whole, chosen);
    L.DomEvent.disableClickPropagation(box);
    return box;
  };
  bar.addTo(map);
  return {
    update(to) {
      selection = to;
      // Not disabled, which would take the focus from whoever has just used it.
      chosen.setAttribute("aria-disabled", String(to === undefined));
    },
  };
}
