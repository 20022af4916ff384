/** An item of the story as its editor sees it: what the server has of it, and what is written here. */
import { isEqual } from "../../live/equal.ts";
import { compact, isEmpty, isObject, type Json, type JsonObject } from "./json.ts";
import { type Texts, textsOf } from "./texts.ts";

/** In the order in which what is new of them is saved: an incident names its place, a scene what it shows. */
export const COLLECTIONS = ["story", "places", "incidents", "movements", "scenes"] as const;
export type Collection = (typeof COLLECTIONS)[number];

/**
 * What is said of an item: the properties of its feature, with `geometry` beside them where it has a position. Of the story, its own
 * fields.
 */
export type Fields = JsonObject;

export type Typed = Readonly<Record<string, string>>;

/** A name for an item that stays while it is edited, also before it has an id: `incidents/first-flight`, or one made here. */
export type Handle = string;

export interface Item {
  readonly handle: Handle;
  readonly collection: Collection;
  /** Its name in addresses, for good; null until it is given one. */
  readonly id: string | null;
  /** The revision that `saved` is; 0 = the server has nothing of it. */
  readonly revision: number;
  readonly published: boolean;
  /** Who wrote what readers do not see yet; null where they see all. */
  readonly draftedBy: string | null;
  /** As the server has it; null = not at all. */
  readonly saved: Fields | null;
  /** As it is here; null = it is to be deleted, or is. */
  readonly fields: Fields | null;
  /** What was sent and is not answered: the server may have it. Null = that it is deleted; undefined = all is answered. */
  readonly sent?: Fields | null | undefined;
  /** Texts that are typed and say nothing yet, by field: a date that is still asked about. */
  readonly typed?: Typed | undefined;
  /** What the server told of its date, in the interface's language; of what it has, not of what is typed here. */
  readonly told: Told | null;
}

/** A date in words and as instants (RFC 3339, UTC); null where it is open or not known. */
export interface Told {
  readonly whenText: string;
  readonly start: string | null;
  readonly end: string | null;
}

/** As `GET /edit/{story}?f=json` has it. */
export interface SentItem {
  readonly collection: Collection;
  readonly id: string;
  readonly revision: number;
  readonly published: boolean;
  readonly draft: boolean;
  readonly draftedBy: string | null;
  /** When anything of it was changed last. */
  readonly changed?: string;
  readonly feature: JsonObject;
  readonly told?: Told;
}

/** What the server counts and nobody writes. */
const COUNTED: readonly string[] = ["id", "revision", "updated", "draft"];

export function handleOf(collection: Collection, id: string): Handle {
  return collection === "story" ? "story" : `${collection}/${id}`;
}

export function itemOf(sent: SentItem): Item {
  const fields = fieldsOf(sent.collection, sent.feature);
  return {
    handle: handleOf(sent.collection, sent.id),
    collection: sent.collection,
    id: sent.id,
    revision: sent.revision,
    published: sent.published,
    draftedBy: sent.draftedBy,
    saved: fields,
    fields,
    told: sent.told ?? null,
  };
}

/** Where a feature says what it says: in its properties; a story says it at once. */
export function membersOf(collection: Collection, written: JsonObject): JsonObject {
  const { properties } = written;
  return collection === "story" || !isObject(properties) ? written : properties;
}

/** What is said in a feature, or in what a story says of itself. */
export function fieldsOf(collection: Collection, written: JsonObject): Fields {
  const { geometry } = written;
  const own = Object.fromEntries(
    Object.entries(membersOf(collection, written)).filter(([name]) => !COUNTED.includes(name)),
  );
  return isObject(geometry) ? { ...own, geometry } : own;
}

/** What is sent to save it. */
export function bodyOf({ collection, id }: Item, fields: Fields): JsonObject {
  const { geometry, ...properties } = compact(fields) as JsonObject;
  if (collection === "story") return { id, ...properties };
  return { type: "Feature", id, geometry: geometry ?? null, properties };
}

export function isSaved(item: Item): boolean {
  if (item.sent !== undefined) return false;
  if (item.saved === null || item.fields === null) return item.saved === item.fields;
  return item.saved === item.fields || isEqual(compact(item.saved), compact(item.fields));
}

/** Whether the server has all that was typed: also what is no value yet. */
export function isAllSaved(item: Item): boolean {
  return isSaved(item) && (item.typed === undefined || item.fields === null);
}

/** An item of which the server has nothing any more; `fields` stay. */
export function asGone(item: Item): Item {
  return { ...item, saved: null, sent: undefined, revision: 0, published: false, draftedBy: null };
}

const NEEDED: Readonly<Record<Collection, readonly string[]>> = {
  story: ["title", "timeZone", "extent", "languages"],
  places: ["name", "kind"],
  incidents: ["title", "when", "category", "status"],
  movements: ["title", "when", "category", "status", "from", "to"],
  scenes: ["title", "text", "at"],
};

/** What the server needs to save it as a draft, and it lacks. Sources are needed to publish it alone. */
export function lacking({ collection, fields }: Item): readonly string[] {
  if (fields === null) return [];
  const missing = NEEDED[collection].filter((name) => isEmpty(fields[name]));
  const { media } = fields;
  if (Array.isArray(media) && media.some(isHalf)) missing.push("media");
  const where = lackingWhere(collection, fields);
  return where === null ? missing : [...missing, where];
}

/** What it lacks of where it is; null = nothing. */
function lackingWhere(collection: Collection, fields: Fields): "place" | "position" | "code" | null {
  const hasPosition = isObject(fields["geometry"]);
  if (collection === "places") {
    if (fields["kind"] === "country") return isEmpty(fields["code"]) ? "code" : null;
    return hasPosition ? null : "position";
  }
  const isPlaced = !isEmpty(fields["place"]) || hasPosition || fields["geoPrecision"] === "none";
  return collection !== "incidents" || isPlaced ? null : "place";
}

/** Whether a picture, film or sound was begun, and not all of it is there that it needs. */
function isHalf(media: Json): boolean {
  return isObject(media) && !isEmpty(media) && ["url", "credit", "kind"].some((name) => isEmpty(media[name]));
}

/** Whether a source names a publisher: without one nothing is published. */
export function hasSource(fields: Fields): boolean {
  const { sources } = fields;
  return (
    Array.isArray(sources) && sources.some((one: Json) => isObject(one) && !isEmpty(one["publisher"] ?? one["ref"]))
  );
}

/** The texts by which people know an item. */
export function titleOf({ collection, fields, saved }: Item, first: string): Texts {
  const said = fields ?? saved ?? {};
  return textsOf(said[collection === "places" ? "name" : "title"], first);
}
