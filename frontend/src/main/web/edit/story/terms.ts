/** Who takes part, and what things are found by: written the same in all items, for a filter finds exactly that. */
import { fold } from "../../search/fold.ts";
import { type DeskState, itemsOf } from "../desk/state.ts";
import type { Fields, Item } from "./item.ts";
import { isEmpty, isObject, isSame, type Json } from "./json.ts";
import { type Texts, textsOf, withText } from "./texts.ts";

export type TermField = "actors" | "tags";

export function termsOf(fields: Fields | null | undefined, field: TermField): readonly Json[] {
  const terms = fields?.[field];
  return Array.isArray(terms) ? terms.filter((one: Json) => !isEmpty(one)) : [];
}

function withTerms(state: Pick<DeskState, "items">, field: TermField): readonly (readonly [Item, readonly Json[]])[] {
  return [...itemsOf(state, "incidents"), ...itemsOf(state, "movements")].map((item) => [
    item,
    termsOf(item.fields, field),
  ]);
}

/** Those of all items, each once, those that are used most first. */
export function allTerms(state: Pick<DeskState, "items">, field: TermField): readonly Json[] {
  const counts = new Map<string, { term: Json; count: number }>();
  for (const [, terms] of withTerms(state, field)) {
    for (const term of terms) {
      const key = JSON.stringify(isObject(term) ? Object.entries(term).sort() : term);
      const counted = counts.get(key) ?? { term, count: 0 };
      counted.count++;
      counts.set(key, counted);
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).map(({ term }) => term);
}

/** One that is written so in any language, whatever the capitals and accents. */
export function termLike(terms: readonly Json[], text: string): Json | undefined {
  const wanted = fold(text.trim());
  return terms.find((term) =>
    (isObject(term) ? Object.values(term) : [term]).some((one) => fold(String(one)) === wanted),
  );
}

/** Text alone is written alike in all languages. */
export function textOfTerm(term: Json, lang: string): string | undefined {
  return typeof term === "string" ? term : textsOf(term, lang)[lang];
}

/** A term with its text in a language; of one that was alike in all, the others stay as they were. */
export function respelled(term: Json, lang: string, text: string, languages: readonly string[]): Texts {
  const before =
    typeof term === "string" ? Object.fromEntries(languages.map((one) => [one, term])) : textsOf(term, lang);
  return withText(before, lang, text);
}

/** What has a term beside one item, to be written anew with it. */
export function othersWith(
  state: Pick<DeskState, "items">,
  field: TermField,
  term: Json,
  but: string,
): readonly Item[] {
  return withTerms(state, field)
    .filter(([{ handle }, terms]) => handle !== but && terms.some((one) => isSame(one, term)))
    .map(([item]) => item);
}

/** The fields with one term written as another. */
export function withTerm(fields: Fields, field: TermField, before: Json, after: Json): Fields {
  return { ...fields, [field]: termsOf(fields, field).map((one) => (isSame(one, before) ? after : one)) };
}
