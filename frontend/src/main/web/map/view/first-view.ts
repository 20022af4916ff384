/** What a map shows first: the story's view, whole, with room for the marks and for what lies over the map's edges. */
import * as L from "leaflet";
import type { MapView } from "../../state/state.ts";
import type { Story } from "../../story/load.ts";
import type { Ground } from "../../story/types.ts";
import { spotsOf } from "../marks/spots.ts";
import { closestZoom, nearLongitude, ZOOM_STEP } from "../world.ts";

/** Room that a mark needs about its spot, px: a pin's height above, the attribution below, the buttons to the left. */
const ROOM = { left: 60, top: 64, right: 32, bottom: 48 };
/** Of a small map no more than this share of each side, or nothing would be left of it. */
const MOST_ROOM = 0.15;
const MARK_PX = 44;
/** What is shown of a story without any place: west, south, east, north. */
const WHOLE_WORLD = [-170, -56, 190, 75] as const;
/** How much smaller the marks may make the view. */
const MOST_STEPS = 4;
/** Of more marks than these some are always beneath what the page lays over the map. */
const FEW = 40;
const OVER = ".legend summary, .narrative-open";
/** How much smaller the view is made for one that is not. */
const STEPS_ASIDE = [0, 1, 2, 3] as const;

/** @returns tells the whole story's view in a map of the size that it then has */
export function firstView(story: Story, ground?: Ground): (map: L.Map) => MapView {
  let markedOf: Story["events"] | undefined;
  let marked = L.latLngBounds([]);
  let spots: L.LatLngTuple[] = [];
  return (map) => {
    const view = story.info.view ?? WHOLE_WORLD;
    const [west, south, east, north] = view;
    const bounds = L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
    const middle = bounds.getCenter().lng;
    if (markedOf !== story.events) {
      markedOf = story.events;
      marked = L.latLngBounds([]);
      spots = [];
      let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const { at } of spotsOf(story.places, story.events)) {
        if (!at) continue;
        const lon = nearLongitude(at[0], middle);
        const lat = at[1];
        if (lon < bounds.getWest() || lon > bounds.getEast() || lat < south || lat > north) continue;
        if (spots.length <= FEW) spots.push([lat, lon]);
        [left, right, bottom, top] = [
          Math.min(left, lon),
          Math.max(right, lon),
          Math.min(bottom, lat),
          Math.max(top, lat),
        ];
      }
      if (left <= right) marked = L.latLngBounds([bottom, left], [top, right]);
    }
    const closest = Math.min(map.getBoundsZoom(bounds), closestZoom(view, ground));
    const size = map.getSize();
    // On a narrow map it has several lines, and may never cover a mark.
    const credits = map.getContainer().querySelector<HTMLElement>(".leaflet-control-attribution")?.offsetHeight ?? 0;
    const centre = (zoom: number) =>
      map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom)).divideBy(2);
    const hasRoom = (zoom: number) => {
      if (!marked.isValid()) return true;
      const corner = centre(zoom).subtract(size.divideBy(2));
      const { x: left, y: top } = map.project(marked.getNorthWest(), zoom).subtract(corner);
      const { x: right, y: bottom } = map.project(marked.getSouthEast(), zoom).subtract(corner);
      const [wide, high] = [size.x * MOST_ROOM, size.y * MOST_ROOM];
      return (
        left >= Math.min(ROOM.left, wide) &&
        top >= Math.min(ROOM.top, high) &&
        size.x - right >= Math.min(ROOM.right, wide) &&
        size.y - bottom >= Math.max(credits + MARK_PX / 2, Math.min(ROOM.bottom, high))
      );
    };
    const frame = map.getContainer().getBoundingClientRect();
    const over = [...(map.getContainer().parentElement?.querySelectorAll(OVER) ?? [])].map((one) =>
      one.getBoundingClientRect(),
    );
    const isClear = (zoom: number) => {
      const { x, y } = centre(zoom).subtract(size.divideBy(2));
      return spots.every((spot) => {
        const { x: left, y: top } = map.project(spot, zoom).subtract([x - frame.left, y - frame.top]);
        return over.every(
          (box) =>
            left + MARK_PX / 2 < box.left ||
            left - MARK_PX / 2 > box.right ||
            top + MARK_PX / 2 < box.top ||
            top - ROOM.top > box.bottom,
        );
      });
    };
    let zoom = closest;
    for (let step = 0; step < MOST_STEPS && !hasRoom(zoom); step++) zoom -= ZOOM_STEP;
    if (spots.length <= FEW) zoom = STEPS_ASIDE.map((step) => zoom - step * ZOOM_STEP).find(isClear) ?? zoom;
    zoom = Math.max(zoom, map.getMinZoom());
    const { lat, lng } = map.unproject(centre(zoom), zoom);
    return { lat, lon: nearLongitude(lng, 0), zoom };
  };
}
