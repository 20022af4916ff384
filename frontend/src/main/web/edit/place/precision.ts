/** How closely the place of an incident is known: what is likely, and what can be said at all. */
import type { GeoPrecision, PlaceKind } from "../../story/types.ts";
import type { Fields } from "../story/item.ts";
import { isObject } from "../story/json.ts";

export type Precision = Exclude<GeoPrecision, "none">;

/** Closest first. */
const PRECISIONS: readonly Precision[] = ["exact", "city", "region", "country"];
/** A radius in metres up to which each holds, as the server says it of coordinates. */
const UP_TO_METRES: Readonly<Record<Precision, number>> = {
  exact: 1_000,
  city: 10_000,
  region: 150_000,
  country: Infinity,
};
const OF_KIND: Readonly<Record<PlaceKind, Precision>> = {
  country: "country",
  region: "region",
  city: "city",
  airport: "exact",
  site: "exact",
};

export function precisionWithin(metres: number): Precision {
  return PRECISIONS.find((one) => metres <= UP_TO_METRES[one]) ?? "country";
}

/**
 * What an incident says of it, or what the server takes it to say.
 *
 * @param kind of its place; undefined where it has none
 */
export function precisionOf(fields: Fields, kind: PlaceKind | undefined): GeoPrecision | undefined {
  const said = fields["geoPrecision"];
  if (said === "none" || PRECISIONS.some((one) => one === said)) return said as GeoPrecision;
  return isObject(fields["geometry"]) ? "exact" : kind && OF_KIND[kind];
}

/**
 * Those that can be: without a position of its own an incident is not known more closely than its place. What it says already is
 * among them.
 */
export function offeredPrecisions(fields: Fields, kind: PlaceKind | undefined): readonly Precision[] {
  const closest = isObject(fields["geometry"]) ? "exact" : kind && OF_KIND[kind];
  const said = precisionOf(fields, kind);
  const from = closest ? PRECISIONS.indexOf(closest) : PRECISIONS.length;
  return PRECISIONS.filter((one, nth) => nth >= from || one === said);
}
