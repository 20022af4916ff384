/** What the story names itself is not named again by the base map. */
import type * as L from "leaflet";
import type { PlaceFeature } from "../../../story/types.ts";
import type { nearLongitude } from "../../world.ts";
import type { Name } from "./name.ts";
import { isTown, type Spot } from "./place.ts";

/** A town of the story and one of the gazetteer so near to each other are one town, px. */
const SAME_SPOT = 14;
/** With the same name they are even farther from each other: where a town's middle is, sources tell differently. */
const SAME_NAME = 60;

const plain = (text: string) => text.trim().toLowerCase();

/** @returns says of a name and where it would stand whether the story names the same */
export function namedByStory(
  places: readonly PlaceFeature[],
  map: L.Map,
  near: typeof nearLongitude,
): (name: Name, at: Spot) => boolean {
  const codes = new Set<string>();
  const towns: (Spot & { readonly text: string })[] = [];
  for (const { geometry, properties: place } of places) {
    if (place.kind === "country" && place.code) codes.add(place.code);
    if (place.kind !== "city" || geometry?.type !== "Point") continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    const { x, y } = map.latLngToLayerPoint([lat, near(lon, map.getCenter().lng)]);
    towns.push({ x, y, text: plain(place.name) });
  }
  return (name, at) => {
    if (name.code !== undefined) return codes.has(name.code);
    if (!isTown(name)) return false;
    return towns.some(({ x, y, text }) => {
      const apart = Math.hypot(x - at.x, y - at.y);
      return apart < SAME_SPOT || (apart < SAME_NAME && text === plain(name.text));
    });
  };
}
