/** What the reader has narrowed the story to. Several values of one filter are *or*, different filters are *and*. */
import { fold, termsOf } from "../search/fold.ts";
import { passagesOf } from "../search/passages.ts";
import type { StoryEvent } from "../story/event.ts";

export const FACETS = ["category", "status", "actor", "place", "source"] as const;
export type Facet = (typeof FACETS)[number];

export interface Filters {
  /** Ids of categories. */
  readonly category: readonly string[];
  readonly status: readonly string[];
  readonly actor: readonly string[];
  /** Ids of places. */
  readonly place: readonly string[];
  /** Publishers. */
  readonly source: readonly string[];
  /** Between which figures the number may be that marks are sized by, as addresses have it: "10/.."; empty = any. */
  readonly number: string;
  /** Words searched for. */
  readonly q: string;
}

export const NO_FILTERS: Filters = { category: [], status: [], actor: [], place: [], source: [], number: "", q: "" };

/** The values of an event that a filter looks at, without repetition. */
export function valuesOf(event: StoryEvent, facet: Facet): readonly string[] {
  const { properties, places } = event;
  switch (facet) {
    case "category":
      return [properties.category];
    case "status":
      return [properties.status];
    case "actor":
      return event.named?.(facet) ?? [...new Set(properties.actors ?? [])];
    case "place":
      return places;
    case "source":
      return event.named?.(facet) ?? [...new Set((properties.sources ?? []).map(({ publisher }) => publisher))];
  }
}

export function passes(event: StoryEvent, filters: Filters, facet: Facet): boolean {
  const chosen = filters[facet];
  return chosen.length === 0 || valuesOf(event, facet).some((value) => chosen.includes(value));
}

/**
 * Whether an event passes every filter.
 *
 * @param found whether the words searched for are in it; told by its texts in the page's language where not given
 */
export function matches(event: StoryEvent, filters: Filters, found: boolean = hasWords(event, filters.q)): boolean {
  return found && FACETS.every((facet) => passes(event, filters, facet));
}

function hasWords({ properties }: StoryEvent, q: string): boolean {
  const terms = termsOf(q);
  if (terms.length === 0) return true;
  const text = fold(
    passagesOf(properties)
      .map((passage) => passage.text)
      .join("\n"),
  );
  return terms.every((term) => text.includes(term));
}

/** With a value chosen that was not, or the reverse. */
export function toggled(filters: Filters, facet: Facet, value: string): Filters {
  const chosen = filters[facet];
  const others = chosen.filter((one) => one !== value);
  return { ...filters, [facet]: others.length < chosen.length ? others : [...chosen, value] };
}

/** How many values are chosen; a search counts as one. */
export function activeCount(filters: Filters): number {
  return FACETS.reduce(
    (sum, facet) => sum + filters[facet].length,
    (filters.q.trim() ? 1 : 0) + (filters.number ? 1 : 0),
  );
}
