/** The story's own places: those that a text names, and the one that is the same as one of the gazetteer. */
import { fold } from "../../search/fold.ts";
import type { LonLat, PlaceKind } from "../../story/types.ts";
import type { Fields, Item } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import { textsOf } from "../story/texts.ts";
import { metresBetween } from "./distance.ts";
import { type Hit, namesOfHit } from "./gazetteer.ts";
import { pointAt, pointOf } from "./where.ts";

/** Where a town's middle is sources tell differently; two towns of one name are farther from each other. */
const SAME_METRES = 2_000;
const SAME_SPOT_METRES = 50;

/** The names of a place, each as folded words with spaces between. */
const folded = new WeakMap<Item, readonly string[]>();

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** A name as it is compared: capitals, accents and what stands between words do not count. */
export const plainName = (text: string): string => wordsOf(text).join(" ");

function namesOf(item: Item): readonly string[] {
  const known = folded.get(item);
  if (known) return known;
  const { name, code } = item.fields ?? {};
  const names = Object.values(textsOf(name, "und")).map(plainName);
  if (typeof code === "string") names.push(fold(code));
  folded.set(item, names);
  return names;
}

/** Whether a place bears just this name, in whatever language. */
export function isNamed(item: Item, text: string): boolean {
  const name = plainName(text);
  return name !== "" && namesOf(item).includes(name);
}

/** Those in whose names words begin with all words of the text: what is named just so first, then whose name begins with it. */
export function placesNamed(places: readonly Item[], text: string): Item[] {
  const terms = wordsOf(text);
  if (terms.length === 0) return [];
  const whole = terms.join(" ");
  const rank = (item: Item) => Math.min(...namesOf(item).map((name) => rankOf(name, whole, terms)), NONE);
  return places
    .map((item) => ({ item, rank: rank(item) }))
    .filter((one) => one.rank < NONE)
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

const NONE = 3;

function rankOf(name: string, whole: string, terms: readonly string[]): number {
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  const words = name.split(" ");
  return terms.every((term) => words.some((word) => word.startsWith(term))) ? 2 : NONE;
}

/** That of the story's places which is this one of the gazetteer: by its code, or by a name, its kind and where it is. */
export function storysPlace(hit: Hit, places: readonly Item[]): Item | undefined {
  if (hit.kind === "country") return places.find(({ fields }) => fields?.["code"] === hit.country);
  const names = namesOfHit(hit);
  return places.find((item) => {
    if (item.fields?.["kind"] !== hit.kind) return false;
    const at = pointOf(item.fields["geometry"]);
    return at !== undefined && metresBetween(at, hit.at) <= SAME_METRES && names.some((name) => isNamed(item, name));
  });
}

const REFERENCES: Readonly<Record<"airport" | "other", Json>> = {
  airport: { name: "OurAirports", licence: "public domain", url: "https://ourairports.com/" },
  other: { name: "GeoNames", licence: "CC BY 4.0", url: "https://www.geonames.org/" },
};

/**
 * What a story says of a place of the gazetteer.
 *
 * @param languages of the story, the first being that of texts that name none; of each it has the name that is known
 */
export function placeOf(hit: Hit, languages: readonly string[]): Fields {
  const known = languages.flatMap((lang) => (hit.names[lang] ? [[lang, hit.names[lang]] as const] : []));
  // What it is called there, or in the language of whoever chose it: better than no name.
  const names = known.length > 0 ? known : [[languages[0] ?? "en", hit.name] as const];
  const name = Object.fromEntries(names);
  if (hit.kind === "country") return { name, kind: hit.kind, code: hit.country };
  return {
    name,
    kind: hit.kind,
    geometry: pointAt(hit.at),
    reference: REFERENCES[hit.kind === "airport" ? "airport" : "other"],
  };
}

/** A spot that is in no gazetteer. */
export function siteAt(name: string, lang: string, at: LonLat): Fields {
  const kind: PlaceKind = "site";
  return { name: { [lang]: name }, kind, geometry: pointAt(at) };
}

/** The story's spot at a position. */
export function siteNear(at: LonLat, places: readonly Item[]): Item | undefined {
  return places.find(({ fields }) => {
    const there = fields?.["kind"] === "site" ? pointOf(fields["geometry"]) : undefined;
    return there !== undefined && metresBetween(there, at) <= SAME_SPOT_METRES;
  });
}

/** Which incidents and movements name a place. */
export function usersOf(items: Iterable<Item>, id: string): Item[] {
  const names = (value: Json | undefined) => value === id || (Array.isArray(value) && value.includes(id));
  return [...items].filter(
    ({ fields }) => fields && [fields["place"], fields["from"], fields["to"], fields["via"]].some(names),
  );
}
