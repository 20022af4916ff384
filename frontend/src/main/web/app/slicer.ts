/** What of the story a state shows: which events its filters let through, told when that may have changed, and its time slice. */
import { type Failures, failuresOf } from "../filter/facets.ts";
import type { ReaderState } from "../state/state.ts";
import { sliceAt, type TimeSlice } from "../story/standing.ts";
import type { ViewContext } from "./context.ts";

export interface Slicer {
  /** Which filters keep each event out. */
  readonly failures: Failures;
  filter(state: ReaderState): void;
  sliceOf(state: ReaderState): TimeSlice;
}

export function createSlicer({ story, search, stepStart }: ViewContext, first: ReaderState): Slicer {
  let failures: Failures;
  let admitted: readonly boolean[];
  const filter = ({ filters }: ReaderState) => {
    failures = failuresOf(story.events, filters, search.finder(filters.q));
    admitted = Array.from(failures, (failed) => failed === 0);
  };
  filter(first);
  return {
    get failures() {
      return failures;
    },
    filter,
    sliceOf: (state) => sliceAt(story.events, state, state.mode, stepStart(state), admitted),
  };
}
