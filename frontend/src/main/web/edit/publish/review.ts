/** What publishing would do, as the server tells it, and what is chosen of it. */
import type { Problem } from "../server/ask.ts";
import type { Collection } from "../story/item.ts";
import type { JsonObject } from "../story/json.ts";

interface Named {
  readonly collection: Collection;
  readonly id: string;
  /** In words; null where it has none. */
  readonly title: string | null;
}

/** In words, as the story's history says it; null = nothing stood or stands there. */
export interface Difference {
  readonly field: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Draft extends Named {
  /** Whether readers see nothing of it yet. */
  readonly new: boolean;
  readonly by: string | null;
  readonly revision: number;
  /** To what readers see; of very many drafts only the first have them. */
  readonly differences?: readonly Difference[];
}

export const MISSING = [
  "source",
  "publisher",
  "scene",
  "fault",
  "extent",
  "alt",
  "place",
  "language",
  "unused-place",
] as const;

/** Those whose code says it all. */
export const PLAIN: readonly Missing["code"][] = ["source", "publisher"];

/** What a reader would miss, or what keeps a draft from being published. */
export interface Missing extends Named {
  readonly code: (typeof MISSING)[number];
  readonly blocks: boolean;
  /** JSON pointer into the item as it is sent. */
  readonly field: string;
  readonly detail: string;
  /** Those that a text lacks. */
  readonly languages?: readonly string[];
}

export interface Review {
  readonly drafts: readonly Draft[];
  readonly missing: readonly Missing[];
  /** By code, of which no more than some hundred are told each. */
  readonly counts?: Readonly<Record<string, number>>;
  /** The days, in EDTF and in words, that the story would span for no date to lie outside; left out where none does. */
  readonly extent?: { readonly edtf: string; readonly text: string };
}

/** An item by what it is and its id. */
export type Key = string;

export function keyOf({ collection, id }: Pick<Named, "collection" | "id">): Key {
  return `${collection}/${id}`;
}

/** What is alike and missing. */
export interface Group {
  readonly code: Missing["code"];
  readonly blocks: boolean;
  readonly items: readonly Missing[];
  /** Of all of them, told or not. */
  readonly count: number;
}

/**
 * By what is missing: what keeps something from being published first.
 *
 * @param left drafts that are not to be published now: what is wrong with them is in nobody's way
 */
export function groupsOf({ missing, counts }: Review, left: ReadonlySet<Key>): readonly Group[] {
  const groups = MISSING.flatMap((code) => {
    const items = missing.filter((one) => one.code === code);
    return [true, false].map((blocks): Group => {
      const alike = items.filter((one) => isInTheWay(one, left) === blocks);
      // Of those that are not told nobody knows which are in the way, unless all others are alike in that.
      const untold = alike.length === items.length ? Math.max(0, (counts?.[code] ?? 0) - items.length) : 0;
      return { code, blocks, items: alike, count: alike.length + untold };
    });
  });
  return groups.filter(({ items }) => items.length > 0).sort((one, other) => Number(other.blocks) - Number(one.blocks));
}

export function isInTheWay(missing: Missing, left: ReadonlySet<Key>): boolean {
  return missing.blocks && !left.has(keyOf(missing));
}

/** A story that readers do not see has to be published itself: without it they would see nothing of the rest. */
export function mustGo({ collection, new: isNew }: Draft): boolean {
  return collection === "story" && isNew;
}

/** Those that are to be published, in the order of the review. */
export function chosen({ drafts }: Review, left: ReadonlySet<Key>): readonly Draft[] {
  return drafts.filter((draft) => mustGo(draft) || !left.has(keyOf(draft)));
}

/** As `POST /stories/{story}/changes` takes it. */
export function changeOf({ collection, id, revision }: Draft): JsonObject {
  return { method: "PUBLISH", collection, id, ifMatch: revision };
}

/**
 * What the server says is wrong, by item; under "" what belongs to none.
 *
 * @param sent in the order in which they were sent
 */
export function faultsOf(
  { errors, detail, title }: Problem,
  sent: readonly Draft[],
): ReadonlyMap<Key, readonly string[]> {
  const faults = new Map<Key, string[]>();
  for (const { pointer = "", detail: told } of errors ?? []) {
    const at = /^\/changes\/(\d+)/.exec(pointer)?.[1];
    // What is sent by itself is named by nothing.
    const draft = at === undefined ? (sent.length === 1 ? sent[0] : undefined) : sent[Number(at)];
    const key = draft ? keyOf(draft) : "";
    faults.set(key, [...(faults.get(key) ?? []), told]);
  }
  if (faults.size === 0) faults.set("", [detail ?? title ?? ""]);
  return faults;
}

/** The name of a form's field: `/properties/sources/0/url` is `sources/0/url`. */
export function fieldAt(pointer: string): string {
  return pointer.replace(/^\/(properties\/)?/, "").replace(/^geometry.*/, "place");
}
