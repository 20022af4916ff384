/** What an incident says of where it happened, and how that is changed. */
import type { LonLat, PlaceKind } from "../../story/types.ts";
import type { Fields } from "../story/item.ts";
import { isObject, type Json } from "../story/json.ts";
import { metresBetween } from "./distance.ts";
import type { Precision } from "./precision.ts";

export interface Spot {
  readonly at: LonLat;
  readonly geoPrecision: Precision;
}

/** How far from a place, in metres, something may be that happened there; whatever is farther is somewhere else. */
const REACH: Readonly<Record<PlaceKind, number>> = {
  country: Infinity,
  region: 500_000,
  city: 50_000,
  airport: 10_000,
  site: 10_000,
};

/** In the order in which they are offered. */
export const PLACE_KINDS = ["city", "site", "airport", "region", "country"] as const satisfies readonly PlaceKind[];

export function kindOf(place: Fields | null | undefined): PlaceKind | undefined {
  return PLACE_KINDS.find((kind) => kind === place?.["kind"]);
}

/** Longitude and latitude of a GeoJSON point. */
export function pointOf(geometry: Json | undefined): LonLat | undefined {
  const [lon, lat] = isObject(geometry) && Array.isArray(geometry["coordinates"]) ? geometry["coordinates"] : [];
  return typeof lon === "number" && typeof lat === "number" ? [lon, lat] : undefined;
}

export function pointAt([lon, lat]: LonLat): Json {
  return { type: "Point", coordinates: [lon, lat] };
}

/** It happened at this place of the story. A position that it has stays if it is about there. */
export function withPlace(fields: Fields, id: string, place: Fields): Fields {
  const { geometry, geoPrecision, ...others } = fields;
  const at = pointOf(geometry);
  if (!at || !isAbout(place, at)) return { ...others, place: id };
  return { ...others, place: id, geometry, ...(geoPrecision === "none" ? {} : { geoPrecision }) };
}

/**
 * It happened at this position.
 *
 * @param place its place until now, which it keeps if the position is about there
 */
export function withSpot(fields: Fields, { at, geoPrecision }: Spot, place: Fields | null | undefined): Fields {
  const { place: id, geoPrecision: _, ...others } = fields;
  const kept = place && isAbout(place, at) ? { place: id } : {};
  // Exact is what a position means by itself.
  return { ...others, ...kept, geometry: pointAt(at), ...(geoPrecision === "exact" ? {} : { geoPrecision }) };
}

/** Its position is not known, or not said; its place stays. */
export function withoutSpot({ geometry: _, geoPrecision: __, ...others }: Fields): Fields {
  return others;
}

/** Its place is taken away; its position stays. */
export function withoutPlace({ place: _, ...others }: Fields): Fields {
  if (isObject(others["geometry"])) return others;
  const { geoPrecision: __, ...rest } = others;
  return rest;
}

export function nowhere({ place: _, geometry: __, ...others }: Fields): Fields {
  return { ...others, geoPrecision: "none" };
}

function isAbout(place: Fields, at: LonLat): boolean {
  const kind = kindOf(place);
  const middle = pointOf(place["geometry"]);
  return !kind || !middle || metresBetween(middle, at) <= REACH[kind];
}
