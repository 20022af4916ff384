/** The empty map of a story: its first view, its controls and how far it can be moved. */
import * as L from "leaflet";
import { el } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";
import type { MapView } from "../../state/state.ts";
import { MAX_ZOOM, ZOOM_STEP } from "../world.ts";
import { addScale } from "./scale.ts";

/** How far the map can be made smaller than the story needs. */
const ZOOM_OUT = 1;

export function createLeafletMap(
  box: HTMLElement,
  whole: (map: L.Map) => MapView,
  { t, numberLocale }: Translator,
  maxZoom = MAX_ZOOM,
): L.Map {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    maxZoom,
    zoomSnap: ZOOM_STEP,
    zoomControl: false,
    attributionControl: false,
    trackResize: false, // view-sync.ts does
    maxBounds: [
      [-85, -Infinity],
      [86, Infinity],
    ],
    maxBoundsViscosity: 0.8,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
  });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", t("map.help"));
  L.control.zoom({ zoomInTitle: t("map.zoomIn"), zoomOutTitle: t("map.zoomOut") }).addTo(map);
  addScale(map, numberLocale);
  L.control
    .attribution({ prefix: '<a href="https://leafletjs.com">Leaflet</a>' })
    // Leaflet takes markup here: a text node's own serialisation is the text, escaped.
    .addAttribution(el("span", {}, t("map.credits")).innerHTML)
    .addTo(map);
  const { lat, lon, zoom } = whole(map);
  // Before the view: of a map that shows more Leaflet would glide to it, once it is seen.
  map.setMinZoom(Math.max(1, zoom - ZOOM_OUT));
  map.setView([lat, lon], zoom, { animate: false });
  return map;
}
