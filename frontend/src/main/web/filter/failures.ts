/** Which filters keep each event out. */
import type { StoryEvent } from "../story/event.ts";
import { FACETS, type Filters, passes } from "./filters.ts";

/** For each event which filters keep it out: bit i for FACETS[i], the highest for the search. 0 = let through. */
export type Failures = Uint8Array;
const SEARCH_BIT = 1 << FACETS.length;

export function failuresOf(
  events: readonly StoryEvent[],
  filters: Filters,
  found: (index: number) => boolean,
): Failures {
  const active = FACETS.map((facet, bit) => ({ facet, bit: 1 << bit })).filter(
    ({ facet }) => filters[facet].length > 0,
  );
  return Uint8Array.from(events, (event, index) => {
    let failed = found(index) ? 0 : SEARCH_BIT;
    for (const { facet, bit } of active) if (!passes(event, filters, facet)) failed |= bit;
    return failed;
  });
}
