/** The steps that the slider spans. */
import type { ReaderState } from "../state/state.ts";
import type { Axis, Grid } from "../time/axis.ts";

export interface StepRange {
  readonly grid: Grid;
  /** Steps of the grid, closed. */
  readonly first: number;
  readonly last: number;
}

export function wholeOf(grid: Grid): StepRange {
  return { grid, first: 0, last: grid.last };
}

export function rangeOf(axis: Axis, { unit, part: shown }: ReaderState): StepRange {
  const grid = axis.grid(unit);
  if (!shown) return wholeOf(grid);
  return { grid, first: grid.indexAt(shown.from), last: grid.indexAt(shown.t) };
}

/** Where a step stands between the first, 0, and the last, 1. */
export function shareOf({ first, last }: StepRange, index: number): number {
  return last === first ? 0 : Math.max(0, Math.min(1, (index - first) / (last - first)));
}

export function isSameRange(one: StepRange, other: StepRange): boolean {
  return one.grid === other.grid && one.first === other.first && one.last === other.last;
}
