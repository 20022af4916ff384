/** The values that the filters offer, and how many of what is shown has each. */
import { isRetracted, type StoryEvent } from "../story/event.ts";
import type { Failures } from "./failures.ts";
import { FACETS, type Facet, valuesOf } from "./filters.ts";

export interface Option {
  readonly facet: Facet;
  readonly value: string;
  /** How many events of the whole story have it. */
  readonly total: number;
}

export interface Facets {
  /** By facet, then in the order of the story. */
  readonly options: readonly Option[];
  /**
   * How many events have each option, in the order of `options`: of the events shown that pass all *other* filters, so that
   * a number says what choosing the option would add.
   *
   * @param shown tells by its index whether an event is shown at all, filters aside
   */
  counts(failures: Failures, shown: (index: number) => boolean): Int32Array;
}

export function facetsOf(events: readonly StoryEvent[]): Facets {
  const ids = new Map<string, number>();
  const options: { facet: Facet; value: string; total: number }[] = [];
  /** Ids of the options of event i are at `starts[i]` up to `starts[i + 1]`. */
  const optionIds: number[] = [];
  const bits: number[] = [];
  const starts = new Uint32Array(events.length + 1);
  events.forEach((event, index) => {
    FACETS.forEach((facet, bit) => {
      for (const value of valuesOf(event, facet)) {
        const key = `${facet} ${value}`;
        const id = ids.get(key) ?? options.length;
        if (id === options.length) {
          ids.set(key, id);
          options.push({ facet, value, total: 0 });
          bits.push(1 << bit);
        }
        const option = options[id];
        if (option) option.total++;
        optionIds.push(id);
      }
    });
    starts[index + 1] = optionIds.length;
  });
  return {
    options,
    counts(failures, shown) {
      const counts = new Int32Array(options.length);
      for (let index = 0; index < events.length; index++) {
        const failed = failures[index] ?? 0;
        // With two filters against it, no single choice could bring it back.
        if ((failed & (failed - 1)) !== 0 || !shown(index)) continue;
        const withdrawn = isRetracted(events[index] as StoryEvent);
        for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) {
          const id = optionIds[at] ?? 0;
          // What was withdrawn counts as withdrawn, and as nothing else.
          if (withdrawn && options[id]?.facet !== "status") continue;
          if (failed === 0 || failed === bits[id]) counts[id] = (counts[id] ?? 0) + 1;
        }
      }
      return counts;
    },
  };
}
