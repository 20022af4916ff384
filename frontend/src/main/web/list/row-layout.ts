/**
 * Where the rows of a list stand one below the other, by the heights that were measured, and a guess for the others. Rows stand in
 * groups, and of each group its sums are kept: what comes and goes costs as much as that is, finding a row one pass over its group's,
 * and a change one over the groups.
 */

import { countBefore } from "../time/standings.ts";

const FIRST_GUESS_PX = 84;
/** What a group's heading takes: it counts as a part of the group's first row. */
export const HEADING_PX = 36;

/** A row that shows. */
export interface PlacedRow {
  readonly event: number;
  /** Its group, by index. */
  readonly group: number;
  /** Position among those of its group that show. */
  readonly nth: number;
  /** Px from the list's top. */
  readonly top: number;
  readonly bottom: number;
}

export interface RowLayout {
  /** How many rows show. */
  readonly count: number;
  /** Where the list ends, px from its top. */
  readonly height: number;
  countIn(group: number): number;
  /**
   * Other groups, in which nothing shows yet.
   *
   * @param groups their events, each once
   */
  renew(groups: readonly { readonly members: readonly number[] }[]): void;
  /** To be followed by `place`. */
  show(event: number, shown: boolean): void;
  /** Finds anew where everything stands. */
  place(): void;
  topOf(group: number): number;
  /** Undefined for an event that does not show. */
  at(event: number | undefined): PlacedRow | undefined;
  /** The event in the row after another, or before it. */
  beside(event: number, step: 1 | -1): number | undefined;
  /** The first row, or the last: 1 from the top, -1 from the end. */
  end(step: 1 | -1): number | undefined;
  /** The rows between two heights, half-open. */
  between(from: number, to: number): PlacedRow[];
  /** @returns whether any height is another than was known; then rows stand elsewhere */
  learn(measured: Iterable<readonly [event: number, height: number]>): boolean;
  /** What was measured is no longer true. */
  forget(): void;
  /** Events have other indexes now; undefined: it is gone, or is another. To be followed by `renew`. */
  renumber(to: (event: number) => number | undefined): void;
}

/** Of what of a group shows. */
interface Sums {
  readonly members: readonly number[];
  count: number;
  /** How many have been measured, and how high they are together. */
  measured: number;
  height: number;
}

export function createRowLayout(): RowLayout {
  let groups: Sums[] = [];
  /** By event: its group, its position among all of its group, whether it shows. */
  let groupOf = new Int32Array();
  let positions = new Int32Array();
  let shown = new Uint8Array();
  let tops = new Float64Array(1);
  let heights = new Map<number, number>();
  /** Of rows not yet drawn: the mean of the first that were, and then no more changed, or the scroll bar would not rest. */
  let guess = FIRST_GUESS_PX;

  const place = () => {
    if (tops.length !== groups.length + 1) tops = new Float64Array(groups.length + 1);
    groups.forEach(({ count, measured, height }, group) => {
      const own = count > 0 ? HEADING_PX + height + (count - measured) * guess : 0;
      tops[group + 1] = (tops[group] as number) + own;
    });
  };
  const heightOf = (event: number) => heights.get(event) ?? guess;
  /** The rows of a group that show, until one is told to be enough. */
  const walk = (group: number, isEnough: (row: PlacedRow) => boolean) => {
    let top = tops[group] as number;
    let nth = 0;
    for (const event of (groups[group] as Sums).members) {
      if (!shown[event]) continue;
      const bottom = top + heightOf(event) + (nth === 0 ? HEADING_PX : 0);
      if (isEnough({ event, group, nth, top, bottom })) return;
      top = bottom;
      nth++;
    }
  };
  /** The first event that shows from a position of a group on, in either direction. */
  const seek = (from: number, position: number, step: 1 | -1): number | undefined => {
    let at = position;
    for (let group = from; groups[group]; group += step) {
      const { members, count } = groups[group] as Sums;
      if (count > 0) {
        if (group !== from) at = step > 0 ? 0 : members.length - 1;
        for (; at >= 0 && at < members.length; at += step) if (shown[members[at] as number]) return members[at];
      }
    }
    return undefined;
  };
  return {
    get count() {
      return groups.reduce((sum, { count }) => sum + count, 0);
    },
    get height() {
      return tops[groups.length] as number;
    },
    countIn: (group) => groups[group]?.count ?? 0,
    renew(now) {
      const events = now.reduce((sum, { members }) => sum + members.length, 0);
      groups = now.map(({ members }) => ({ members, count: 0, measured: 0, height: 0 }));
      groupOf = new Int32Array(events);
      positions = new Int32Array(events);
      shown = new Uint8Array(events);
      now.forEach(({ members }, group) => {
        members.forEach((event, position) => {
          groupOf[event] = group;
          positions[event] = position;
        });
      });
      place();
    },
    show(event, now) {
      if (shown[event] === Number(now)) return;
      shown[event] = Number(now);
      const group = groups[groupOf[event] as number] as Sums;
      const by = now ? 1 : -1;
      group.count += by;
      const height = heights.get(event);
      if (height === undefined) return;
      group.measured += by;
      group.height += by * height;
    },
    place,
    topOf: (group) => tops[group] as number,
    at(event = -1) {
      if (!shown[event]) return undefined;
      let found: PlacedRow | undefined;
      walk(groupOf[event] as number, (row) => {
        if (row.event === event) found = row;
        return found !== undefined;
      });
      return found;
    },
    beside: (event, step) => seek(groupOf[event] as number, (positions[event] as number) + step, step),
    end: (step) => (step > 0 ? seek(0, 0, 1) : seek(groups.length - 1, (groups.at(-1)?.members.length ?? 0) - 1, -1)),
    between(from, to) {
      const rows: PlacedRow[] = [];
      let group = Math.max(0, countBefore({ times: tops }, from) - 1);
      for (; group < groups.length && (tops[group] as number) < to; group++) {
        walk(group, (row) => {
          if (row.top >= to) return true;
          if (row.bottom > from) rows.push(row);
          return false;
        });
      }
      return rows;
    },
    learn(measured) {
      const isFirstTime = heights.size === 0;
      let changed = false;
      for (const [event, height] of measured) {
        const before = heights.get(event);
        if (height === 0 || before === height) continue;
        heights.set(event, height);
        changed = true;
        const group = groups[groupOf[event] as number];
        if (!group || !shown[event]) continue;
        if (before === undefined) group.measured++;
        group.height += height - (before ?? 0);
      }
      if (!changed) return false;
      if (isFirstTime) guess = [...heights.values()].reduce((sum, one) => sum + one, 0) / heights.size;
      place();
      return true;
    },
    forget() {
      heights.clear();
      for (const group of groups) {
        group.measured = 0;
        group.height = 0;
      }
    },
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
