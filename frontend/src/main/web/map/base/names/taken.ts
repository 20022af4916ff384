/** What of the map is not free for names: what the story may put there. In the map's layer pixels. */
import type * as L from "leaflet";
import type { PlaceFeature } from "../../../story/types.ts";
import type { Box } from "../../labels/collide.ts";
import type { LaidOut } from "../../labels/layout.ts";
import type { nearLongitude } from "../../world.ts";
import type { Spot } from "./place.ts";

/** What a mark covers about its place as soon as it shows: a ring, or a pin with its foot. */
const RING = 18;
const PIN = 58;

/** A mark that the story does not name. Of a town beneath it the name stands beside it. */
export interface Cover {
  /** Where its place is. */
  readonly foot: Spot;
  /** How far from there a town is still beneath it. */
  readonly reach: number;
  readonly box: Box;
}

/** The room that marks take when they show, whether they do now or not: so names stay where they are while time moves. */
export function marksOnMap(
  map: L.Map,
  { marks, clusters }: LaidOut,
  places: readonly PlaceFeature[],
  near: typeof nearLongitude,
): { readonly boxes: readonly Box[]; readonly covers: readonly Cover[] } {
  const coverOf = ({ lat, lng }: L.LatLng, reach: number, up = reach): Cover => {
    const foot = map.latLngToLayerPoint([lat, near(lng, map.getCenter().lng)]);
    const { x, y } = foot;
    return { foot, reach, box: { left: x - reach, right: x + reach, top: y - up, bottom: y + reach } };
  };
  const storys = new Set(places);
  const all = marks.map(({ at, shape, place }) => ({
    named: storys.has(place),
    cover: coverOf(at, RING, shape === "pin" ? PIN : RING),
  }));
  const gathered = clusters.filter(({ spots }) => !spots.some(({ named }) => named));
  return {
    boxes: all.map(({ cover }) => cover.box),
    covers: [
      ...all.filter(({ named }) => !named).map(({ cover }) => cover),
      ...gathered.map(({ at, size }) => coverOf(at, size / 2)),
    ],
  };
}
