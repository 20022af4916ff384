/** What of the map is not free for names: what the story may put there, and what lies over the map. In the map's layer pixels. */
import type * as L from "leaflet";
import type { Box } from "../../labels/collide.ts";
import type { LaidOut } from "../../labels/layout.ts";

/** What a mark covers about its place as soon as it shows: a ring, or a pin with its foot. */
const RING = 18;
const PIN = 58;

/** The longitude's copy that is nearest to the middle of the map. */
export function nearestLongitude(map: L.Map, lon: number): number {
  return lon + 360 * Math.round((map.getCenter().lng - lon) / 360);
}

/** The room that marks take when they show, whether they do now or not: so names stay where they are while time moves. */
export function markBoxes(map: L.Map, marks: LaidOut["marks"]): Box[] {
  return marks.map(({ at: { lat, lng }, shape }) => {
    const { x, y } = map.latLngToLayerPoint([lat, nearestLongitude(map, lng)]);
    return { left: x - RING, right: x + RING, top: y - (shape === "pin" ? PIN : RING), bottom: y + RING };
  });
}

/** The map's own controls, and what the page lays over the map beside it. */
export function controlBoxes(map: L.Map): Box[] {
  const container = map.getContainer();
  const frame = container.getBoundingClientRect();
  const { x, y } = map.containerPointToLayerPoint([0, 0]);
  return [...container.querySelectorAll(".leaflet-control"), ...(container.parentElement?.children ?? [])]
    .filter((one) => one !== container)
    .map((one) => {
      const box = one.getBoundingClientRect();
      const [left, top] = [box.left - frame.left + x, box.top - frame.top + y];
      return { left, top, right: left + box.width, bottom: top + box.height };
    });
}
