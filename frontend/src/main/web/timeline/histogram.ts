/** How much was going on at each step, by category: told from prefix sums, so that the work is one pass over the events. */
import { countedOf, RETRACTED, type Timed } from "../story/counted.ts";
import { countBefore } from "../time/standings.ts";
import type { StepRange } from "./step-range.ts";

/** The events of one category in each bin. */
export interface Series {
  readonly category: string;
  /** Those that certainly overlap the bin. */
  readonly certain: readonly number[];
  /** Those that only may overlap it. */
  readonly possible: readonly number[];
}

export interface Histogram {
  readonly first: number;
  /** Steps in a bin. */
  readonly size: number;
  readonly bins: number;
  readonly series: readonly Series[];
  /** The most events in one bin, certain and possible. */
  readonly highest: number;
  /** The bin that holds the most. */
  readonly busiest: number;
}

/**
 * @param most how many bins there is room for
 * @param admitted which events the filters let through
 */
export function histogramOf(
  events: readonly Timed[],
  admitted: ArrayLike<unknown>,
  categories: readonly string[],
  { grid, first, last }: StepRange,
  most: number,
): Histogram {
  const size = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
  const bins = Math.floor((last - first) / size) + 1;
  const end = grid.endOf(last);
  // By where bins begin: asking the calendar for each event took three quarters of the time.
  const begins = { times: Float64Array.from({ length: bins }, (_, bin) => grid.startOf(first + bin * size)) };
  const binAt = (instant: number) => (instant > end ? bins : countBefore(begins, instant + 1) - 1);
  const changes = new Map(
    categories.map((id) => [id, { may: new Int32Array(bins + 1), must: new Int32Array(bins + 1) }]),
  );
  const add = (to: Int32Array, from: number, until: number) => {
    const low = Math.max(0, from);
    const after = Math.min(bins, until + 1);
    if (low >= after) return;
    (to[low] as number)++;
    (to[after] as number)--;
  };
  const counted = countedOf(events);
  const changesBy = counted.categories.map((id) => changes.get(id ?? ""));
  counted.start.forEach((earliest, index) => {
    const change = changesBy[counted.category[index] as number];
    if (!admitted[index] || !change || (counted.kinds[index] as number) & RETRACTED) return;
    const latest = counted.end[index] as number;
    add(change.may, binAt(earliest), binAt(latest));
    // It begins before it ends, so the latest that it can begin is its end, the earliest that it can end its start.
    const begun = Math.min(counted.latestStart[index] as number, latest);
    add(change.must, binAt(begun), binAt(Math.max(counted.earliestEnd[index] as number, earliest)));
  });
  const totals = new Array<number>(bins).fill(0);
  const series = categories.map((category): Series => {
    const { may = new Int32Array(bins), must = may } = changes.get(category) ?? {};
    const certain: number[] = [];
    const possible: number[] = [];
    let [mays, musts] = [0, 0];
    for (let bin = 0; bin < bins; bin++) {
      mays += may[bin] ?? 0;
      musts += must[bin] ?? 0;
      certain.push(musts);
      possible.push(mays - musts);
      totals[bin] = (totals[bin] ?? 0) + mays;
    }
    return { category, certain, possible };
  });
  const highest = totals.reduce((one, other) => Math.max(one, other), 0);
  return { first, size, bins, series, highest, busiest: totals.indexOf(highest) };
}
