/** What a map shows first on which somebody is to show where something is. */
import type { Look } from "../../map/pick/pick-map.ts";
import type { LonLat, PlaceKind } from "../../story/types.ts";
import { type DeskState, storyOf } from "../desk/state.ts";
import type { Fields } from "../story/item.ts";
import { kindOf, pointOf } from "./where.ts";

/** So near that a hand points at it closely enough. */
const SPOT_ZOOM = 10;
const ZOOMS: Readonly<Record<PlaceKind, number>> = {
  country: 4,
  region: 6,
  city: 9,
  airport: SPOT_ZOOM,
  site: SPOT_ZOOM,
};

/**
 * @param at where it is by now
 * @param place the place about which it is
 */
export function lookAt(state: DeskState, at: LonLat | undefined, place?: Fields | null): Look {
  if (at) return { kind: "spot", at, zoom: SPOT_ZOOM };
  const kind = kindOf(place);
  const middle = pointOf(place?.["geometry"]);
  if (kind && middle) return { kind: "spot", at: middle, zoom: ZOOMS[kind] };
  const code = place?.["code"];
  if (typeof code === "string") return { kind: "country", code };
  return { kind: "points", points: pointsOf(state) };
}

/** The corners of what the story's map shows first, else all that has a position in it. */
function pointsOf(state: DeskState): LonLat[] {
  const { view } = storyOf(state);
  if (Array.isArray(view) && view.every((one) => typeof one === "number")) {
    const [west = 0, south = 0, east = 0, north = 0] = view as readonly number[];
    return [
      [west, south],
      [east, north],
    ];
  }
  return [...state.items.values()].flatMap(({ fields }) => {
    const at = pointOf(fields?.["geometry"]);
    return at ? [at] : [];
  });
}
