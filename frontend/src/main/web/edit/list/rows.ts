/** Which items the list shows, in which order. */
import { fold, termsOf } from "../../search/fold.ts";
import { type DeskState, itemsOf, languagesOf } from "../desk/state.ts";
import { gaps } from "../story/gaps.ts";
import { type Collection, hasSource, type Item, isAllSaved, titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";

export interface ListFilter {
  readonly q: string;
  readonly category: string | null;
  readonly status: string | null;
  readonly place: string | null;
  /** Only what lacks something, or readers do not see. */
  readonly only: "unpublished" | "unsourced" | "untranslated" | null;
}

export const NO_FILTER: ListFilter = { q: "", category: null, status: null, place: null, only: null };

/** By time, what has none at the end; scenes and places in their own order. */
export function rowsOf(state: DeskState, collection: Collection, filter: ListFilter): Item[] {
  const first = languagesOf(state.items)[0] ?? state.lang;
  const terms = termsOf(filter.q);
  const shown = itemsOf(state, collection).filter((item) => {
    const fields = item.fields ?? {};
    if (filter.category !== null && fields["category"] !== filter.category) return false;
    if (filter.status !== null && fields["status"] !== filter.status) return false;
    if (filter.place !== null && !placesOf(item).includes(filter.place)) return false;
    if (filter.only === "unpublished" && item.published && item.draftedBy === null && isAllSaved(item)) return false;
    if (filter.only === "unsourced" && hasSource(fields)) return false;
    if (filter.only === "untranslated" && gaps(item, state.lang, first).length === 0) return false;
    if (terms.length === 0) return true;
    const text = fold(Object.values({ ...titleOf(item, first), ...(fields["summary"] as object) }).join(" "));
    return terms.every((term) => text.includes(term));
  });
  const key = new Map(shown.map((item) => [item, orderOf(item, [state.lang, first])]));
  return shown.sort((one, other) => compare(key.get(one) ?? "", key.get(other) ?? ""));
}

function placesOf({ fields }: Item): readonly unknown[] {
  const of = (value: unknown) => (Array.isArray(value) ? value : [value]);
  return [...of(fields?.["place"]), ...of(fields?.["from"]), ...of(fields?.["to"])];
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const LAST = "\uffff";

function orderOf({ collection, fields, told: date, saved }: Item, languages: readonly string[]): string | number {
  if (collection === "scenes") return Number(fields?.["position"] ?? Number.MAX_SAFE_INTEGER);
  if (collection === "places") return fold(told((fields?.["name"] ?? {}) as Record<string, string>, languages));
  const when = fields?.["when"];
  if (when === saved?.["when"] && date?.start) return date.start;
  // What is typed here and not yet told of: by the first date in it.
  return typeof when === "string" ? (when.match(/-?\d{4}(-\d\d)?(-\d\d)?(T[\d:]+)?/)?.[0] ?? LAST) : LAST;
}
