/** The story's countries and regions: each with a hue and a pattern of its own. */

import type { MultiPolygon, Polygon } from "geojson";
import * as L from "leaflet";
import { areaStyle } from "../signs/patterns.ts";
import type { PlaceFeature } from "../story/types.ts";
import { unwrapArea } from "./antimeridian.ts";
import type { Outlines } from "./outlines.ts";
import { isInside } from "./point-in-polygon.ts";
import type { PolygonRings } from "./topojson.ts";
import { nearLongitude, turnsSeen } from "./world.ts";
import type { Yield } from "./yielding.ts";

/** A second click or tap within this zooms the map, and what the first would have opened would be in its way. */
const DOUBLE_MS = 250;
/** How far beyond the map shapes are drawn, as a share of it. */
export const SEEN_AROUND = 0.5;

/** How the incidents of a country show on its shape. */
export type AreaState = "quiet" | "possible" | "active";

export interface Area {
  readonly centre: L.LatLng;
  readonly bounds: L.LatLngBounds;
  readonly colour: string;
  /** What is drawn. */
  readonly signs: readonly Element[];
  holds(at: L.LatLng): boolean;
  /** @param state undefined: as before */
  update(state: AreaState | undefined, selected: boolean): void;
  remove(): void;
}

function served({ geometry }: PlaceFeature): PolygonRings[] {
  const area = geometry as Polygon | MultiPolygon | null;
  if (!area) return [];
  return (area.type === "Polygon" ? [area.coordinates] : area.coordinates) as unknown as PolygonRings[];
}

export function isArea({ geometry }: PlaceFeature): boolean {
  return geometry?.type !== "Point";
}

export interface AreaOptions {
  readonly map: L.Map;
  readonly renderer: L.Renderer;
  readonly outlines: Outlines;
  onClick(place: string): void;
}

/**
 * Draws with the base map's own outline where it has one, so that borders coincide at every scale.
 *
 * @param places those that are areas
 */
export async function createAreas(
  places: readonly PlaceFeature[],
  { map, renderer, outlines, onClick }: AreaOptions,
  yieldToPage: Yield,
): Promise<ReadonlyMap<string, Area>> {
  const areas = new Map<string, Area>();
  for (const [index, place] of places.entries()) {
    await yieldToPage();
    const id = String(place.id);
    const { anchor, code } = place.properties;
    const rings = unwrapArea((code && outlines(code)) || served(place));
    const { colour, fill } = areaStyle(index);
    const latLngs = (turn: number) =>
      rings.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]): L.LatLngTuple => [lat, lon + turn * 360])));
    const shape = L.polygon(latLngs(0), {
      renderer,
      className: "area",
      color: colour,
      weight: 1,
      fillColor: fill,
      fillOpacity: 1,
      smoothFactor: 0.5,
    });
    const bounds = shape.getBounds();
    const middle = bounds.getCenter().lng;
    let turns = "0";
    // As often as it is seen, as the base map beneath it is.
    const follow = () => {
      if (code && outlines.fine?.(code, shape)) {
        turns = "fine";
        return;
      }
      const seen = map.getBounds().pad(SEEN_AROUND);
      const now = turnsSeen(bounds.getWest(), bounds.getEast(), seen.getWest(), seen.getEast());
      if (turns === now.join()) return;
      turns = now.join();
      shape.setLatLngs(now.flatMap(latLngs));
    };
    map.on("moveend refined", follow);
    follow();
    let opening: number | undefined;
    shape.on("click", () => {
      clearTimeout(opening);
      opening = window.setTimeout(() => onClick(id), DOUBLE_MS);
    });
    shape.on("dblclick", () => clearTimeout(opening)).addTo(map);
    const path = shape.getElement();
    path?.setAttribute("data-place", id);
    // The marks' buttons say the same to those who do not see the shapes.
    path?.closest("svg")?.setAttribute("aria-hidden", "true");
    let shown = "";
    let stateNow: AreaState = "quiet";
    areas.set(id, {
      colour,
      signs: path ? [path] : [],
      bounds,
      centre: anchor ? L.latLng(anchor[1], anchor[0]) : bounds.getCenter(),
      holds: ({ lat, lng }) => isInside([nearLongitude(lng, middle), lat], rings),
      update(state = stateNow, selected) {
        stateNow = state;
        const classes = `${state} ${selected}`;
        if (classes === shown) return;
        shown = classes;
        path?.classList.toggle("active", state === "active");
        path?.classList.toggle("possible", state === "possible");
        path?.classList.toggle("selected", selected);
      },
      remove() {
        clearTimeout(opening);
        map.off("moveend refined", follow);
        shape.remove();
      },
    });
  }
  return areas;
}
