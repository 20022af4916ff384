/** The extent of what is selected, and bringing it into view. */
import * as L from "leaflet";
import type { StoryEvent } from "../../story/event.ts";
import type { Area } from "../areas.ts";
import type { Spot } from "../marks/spots.ts";
import type { MovementArcs } from "../movements/arcs.ts";
import { extendBy, nearestBounds } from "../world-copies.ts";

export interface Extents {
  /** Of an event; without one, of a place. Undefined where nothing is known of where it is. */
  of(event: StoryEvent | undefined, place: string | null): L.LatLngBounds | undefined;
}

export function createExtents(
  spots: readonly Spot[],
  areas: ReadonlyMap<string, Area>,
  arcs: readonly MovementArcs[],
): Extents {
  const spotById = new Map(spots.filter(({ named }) => named).map((spot) => [spot.id, spot]));
  const extend = (bounds: L.LatLngBounds, id: string) => {
    const area = areas.get(id);
    const at = spotById.get(id)?.at;
    if (area) {
      extendBy(bounds, area.bounds.getWest(), area.bounds.getSouth());
      extendBy(bounds, area.bounds.getEast(), area.bounds.getNorth());
    } else if (at) extendBy(bounds, at[0], at[1]);
  };
  return {
    of(event, place) {
      const bounds = L.latLngBounds([]);
      if (event?.kind === "movement") {
        for (const arc of arcs) if (arc.movement === event) bounds.extend(arc.bounds);
      } else {
        const at = event?.at;
        if (at) extendBy(bounds, at[0], at[1]);
        else for (const id of event?.places ?? (place === null ? [] : [place])) extend(bounds, id);
      }
      return bounds.isValid() ? bounds : undefined;
    },
  };
}

/** Moves the map only where nothing of the extent is seen. */
export function bringIntoView(map: L.Map, bounds: L.LatLngBounds | undefined): void {
  if (!bounds) return;
  const near = nearestBounds(map, bounds);
  if (map.getBounds().intersects(near)) return;
  map.panTo(near.getCenter(), { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
}
