/** What of the story a state shows: which events its filters let through, told when that may have changed, and its time slice. */
import { type Failures, failuresOf } from "../filter/failures.ts";
import type { ReaderState } from "../state/state.ts";
import { createSlices, type TimeSlice } from "../story/slice.ts";
import type { ViewContext } from "./context.ts";

export interface Slicer {
  /** Which filters keep each event out. */
  readonly failures: Failures;
  filter(state: ReaderState): void;
  sliceOf(state: ReaderState): TimeSlice;
  /** The story has changed. To be followed by `filter`. */
  renew(): void;
}

export function createSlicer({ story, search, stepStart }: ViewContext, first: ReaderState): Slicer {
  let failures: Failures;
  let slices = createSlices(story.events);
  const filter = ({ filters }: ReaderState) => {
    failures = failuresOf(story.events, filters, search.finder(filters.q), story.info.sizeBy);
    slices.admit(failures.map((failed) => (failed === 0 ? 1 : 0)));
  };
  filter(first);
  return {
    get failures() {
      return failures;
    },
    filter,
    sliceOf: (state) => slices.at(state, state.mode, stepStart(state)),
    renew() {
      slices = createSlices(story.events);
    },
  };
}
