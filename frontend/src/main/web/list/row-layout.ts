/** Where the rows of a list stand one below the other: by the heights that were measured, and a guess for the others. */
import { linesIn, topsOf } from "./window.ts";

const FIRST_GUESS_PX = 84;
/** What a block's heading takes: it counts as a part of the block's first row. */
export const HEADING_PX = 36;

/** Rows under one heading: indexes of their events, one at least. */
export interface RowBlock {
  readonly rows: readonly number[];
}

export interface RowLayout {
  /** Events of the rows, from top to bottom. A row's position is its index in it. */
  readonly order: readonly number[];
  show(blocks: readonly RowBlock[]): void;
  /** Undefined: the event is not in the list. */
  positionOf(event: number | undefined): number | undefined;
  /** The block, by its index, that a row is in. */
  blockOf(position: number): number;
  isFirst(position: number): boolean;
  /** Top of a row, px from the list's; of the position after the last, where the list ends. */
  top(position: number): number;
  /** Positions of the rows between two heights, half-open. */
  between(from: number, to: number): readonly [number, number];
  /** @returns whether any height is another than was known; then rows stand elsewhere */
  learn(measured: Iterable<readonly [event: number, height: number]>): boolean;
  /** What was measured is no longer true. */
  forget(): void;
  /** Events have other indexes now; undefined: it is gone, or is another. */
  renumber(to: (event: number) => number | undefined): void;
}

export function createRowLayout(): RowLayout {
  let order: number[] = [];
  let blocks: number[] = [];
  let positions = new Map<number, number>();
  let tops: Float64Array = new Float64Array(1);
  let heights = new Map<number, number>();
  /** Of rows not yet drawn: the mean of the first that were, and then no more changed, or the scroll bar would not rest. */
  let guess = FIRST_GUESS_PX;

  const isFirst = (position: number) => position === 0 || blocks[position] !== blocks[position - 1];
  const place = () => {
    tops = topsOf(order.map((event, at) => (heights.get(event) ?? guess) + (isFirst(at) ? HEADING_PX : 0)));
  };
  return {
    get order() {
      return order;
    },
    show(next) {
      order = next.flatMap(({ rows }) => rows);
      blocks = next.flatMap(({ rows }, index) => rows.map(() => index));
      positions = new Map(order.map((event, at) => [event, at]));
      place();
    },
    positionOf: (event) => positions.get(event ?? -1),
    blockOf: (position) => blocks[position] ?? 0,
    isFirst,
    top: (position) => tops[position] ?? 0,
    between: (from, to) => linesIn(tops, from, to),
    learn(measured) {
      const isFirstTime = heights.size === 0;
      let changed = false;
      for (const [event, height] of measured) {
        if (height === 0 || heights.get(event) === height) continue;
        heights.set(event, height);
        changed = true;
      }
      if (!changed) return false;
      if (isFirstTime) guess = [...heights.values()].reduce((sum, one) => sum + one, 0) / heights.size;
      place();
      return true;
    },
    forget: () => heights.clear(),
    renumber(to) {
      heights = renumbered(heights, to);
    },
  };
}

/** The same values by the indexes that their events have now. */
export function renumbered<T>(
  byEvent: ReadonlyMap<number, T>,
  to: (event: number) => number | undefined,
): Map<number, T> {
  const now = new Map<number, T>();
  for (const [event, value] of byEvent) {
    const index = to(event);
    if (index !== undefined) now.set(index, value);
  }
  return now;
}
