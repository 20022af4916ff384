/** Which filters keep each event out. */
import type { StoryEvent } from "../story/event.ts";
import { parseRange, rangeIn } from "../story/range.ts";
import { FACETS, type Filters, passes } from "./filters.ts";

/** For each event which filters keep it out: bit i for FACETS[i], then one for the search and one for the number. 0 = let through. */
export type Failures = Uint8Array;
const SEARCH_BIT = 1 << FACETS.length;
const NUMBER_BIT = 2 * SEARCH_BIT;

/** @param sizeBy the key of the number that a filter may be by */
export function failuresOf(
  events: readonly StoryEvent[],
  filters: Filters,
  found: (index: number) => boolean,
  sizeBy?: string | null,
): Failures {
  const asked = sizeBy && parseRange(filters.number);
  const active = FACETS.map((facet, bit) => ({ facet, bit: 1 << bit })).filter(
    ({ facet }) => filters[facet].length > 0,
  );
  return Uint8Array.from(events, (event, index) => {
    let failed = found(index) ? 0 : SEARCH_BIT;
    for (const { facet, bit } of active) if (!passes(event, filters, facet)) failed |= bit;
    if (asked) {
      const [low, high] = rangeIn(event, sizeBy) ?? [Number.NaN, Number.NaN];
      if (!(low <= asked[1] && asked[0] <= high)) failed |= NUMBER_BIT;
    }
    return failed;
  });
}
