/** The map may be moved around the world: what is drawn stands in the copy of the world that the map shows. */
import * as L from "leaflet";
import { nearLongitude, toWorld, WORLD } from "./world.ts";

/** The same spot in the copy of the world nearest the map's centre. */
export function nearest(map: L.Map, { lat, lng }: L.LatLng): L.LatLng {
  return L.latLng(lat, nearLongitude(lng, map.getCenter().lng));
}

/** The same extent about the map's centre. */
export function nearestBounds(map: L.Map, bounds: L.LatLngBounds): L.LatLngBounds {
  const middle = bounds.getCenter();
  const shift = nearest(map, middle).lng - middle.lng;
  const [southWest, northEast] = [bounds.getSouthWest(), bounds.getNorthEast()];
  return L.latLngBounds([southWest.lat, southWest.lng + shift], [northEast.lat, northEast.lng + shift]);
}

/** Extends by the nearest copy of a position, so that two on both sides of ±180° are not a world apart. */
export function extendBy(bounds: L.LatLngBounds, lon: number, lat: number): void {
  bounds.extend([lat, bounds.isValid() ? nearLongitude(lon, bounds.getCenter().lng) : lon]);
}

/** How far outside the map marks are there already, as a share of it. */
export const SEEN_AROUND = 0.25;

/** Whether a spot, in world units, is in view or a little outside, where it is there already when the map is moved. */
export function seenIn(map: L.Map): (x: number, y: number) => boolean {
  const seen = map.getBounds().pad(SEEN_AROUND);
  const [left, top] = toWorld(seen.getWest(), seen.getNorth());
  const [right, bottom] = toWorld(seen.getEast(), seen.getSouth());
  return (x, y) => (((x - left) % WORLD) + WORLD) % WORLD <= right - left && y >= top && y <= bottom;
}

/** An element at a position, in whichever copy of the world the map shows. */
export function holdAt(map: L.Map, at: L.LatLng, html: HTMLElement, options: L.MarkerOptions = {}): L.Marker {
  const icon = L.divIcon({ html, className: "mark-holder", iconSize: [0, 0] });
  const holder = L.marker(nearest(map, at), { icon, interactive: false, keyboard: false, ...options });
  const follow = () => {
    const now = nearest(map, at);
    if (!now.equals(holder.getLatLng())) holder.setLatLng(now);
  };
  holder.on("add", () => map.on("moveend", follow)).on("remove", () => map.off("moveend", follow));
  holder.addTo(map).getElement()?.removeAttribute("alt");
  return holder;
}

/** Brings a mark that has the focus into the map. */
export function panOnFocus(map: L.Map, button: HTMLElement, at: L.LatLng): void {
  button.addEventListener("focus", () => {
    // Under a pointer that is pressing it, it must not move away.
    if (!button.matches(":focus-visible")) return;
    map.panInside(nearest(map, at), { padding: [60, 60], animate: false });
    // The browser scrolls a focused element into view inside the map's own box, which would tear its layers apart.
    map.getContainer().scrollTo(0, 0);
  });
}
