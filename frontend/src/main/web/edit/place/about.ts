/** How what is said of a place is changed. */
import type { LonLat } from "../../story/types.ts";
import type { Fields } from "../story/item.ts";
import { textsOf } from "../story/texts.ts";
import type { Hit } from "./gazetteer.ts";
import { placeOf } from "./own-places.ts";
import { pointAt } from "./where.ts";

/** A country has a code and no position, all else a position and no code. */
export function withKind(fields: Fields, kind: string): Fields {
  const { code, geometry, reference, ...others } = fields;
  if (kind === "country") return { ...others, kind, ...(code === undefined ? {} : { code }) };
  return { ...others, kind, ...(geometry === undefined ? {} : { geometry, ...(reference ? { reference } : {}) }) };
}

/** It is here; undefined = that is not known. Where its position was from before is not told any more. */
export function withPoint(fields: Fields, at: LonLat | undefined): Fields {
  const { geometry: _, reference: __, ...others } = fields;
  return at ? { ...others, geometry: pointAt(at) } : others;
}

/** It is this one of the gazetteer: the names that it has already stay. */
export function withHit(fields: Fields, hit: Hit, languages: readonly string[]): Fields {
  const { name, ...found } = placeOf(hit, languages);
  const { name: own, code: _, geometry: __, reference: ___, ...others } = fields;
  const [first = "en"] = languages;
  return { ...others, ...found, name: { ...textsOf(name, first), ...textsOf(own, first) } };
}
