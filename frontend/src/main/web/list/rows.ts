/** The rows of the story's events: each is made when it is first drawn, and stays while its event does. */
import { termsOf } from "../search/fold.ts";
import type { StoryContext } from "../state/context.ts";
import { type ReaderState, select } from "../state/state.ts";
import { indexOf, type StoryEvent } from "../story/event.ts";
import { standingOf, type TimeSlice } from "../story/slice.ts";
import { whereText } from "../wording/event.ts";
import { createRow, type Row } from "./row.ts";
import { renumbered } from "./row-layout.ts";

export interface Rows {
  /** Index of an event in the story; -1 for none. */
  indexOf(key: string | undefined): number;
  keyOf(index: number): string | undefined;
  /** What rows say from now on; each is brought up to date when it is next drawn. */
  show(state: ReaderState, slice: TimeSlice): void;
  at(index: number): Row;
  /**
   * The story has changed.
   *
   * @returns tells the index that an event has now, by the one that it had; undefined: it is gone, or is another
   */
  renew(): (before: number) => number | undefined;
}

export function createRows({ story, categories, translator, search, store }: StoryContext): Rows {
  let events = story.events;
  let drawnWith = story.info.categories;
  let rows = new Map<number, Row>();
  let state: ReaderState | undefined;
  let slice: TimeSlice | undefined;
  let terms: readonly string[] = [];

  const make = (index: number): Row => {
    const event = events[index] as StoryEvent;
    const row = createRow(event, categories.get(event.properties.category), translator);
    row.button.addEventListener("click", () => store().apply(select(event.key)));
    rows.set(index, row);
    return row;
  };
  return {
    indexOf: (key) => indexOf(events, key ?? ""),
    keyOf: (index) => events[index]?.key,
    show(nowState, nowSlice) {
      state = nowState;
      slice = nowSlice;
      terms = termsOf(state.filters.q);
    },
    at(index) {
      const row = rows.get(index) ?? make(index);
      const { event } = row;
      const standing = slice ? standingOf(slice, index) : "not-begun";
      const isNew = standing === "possibly-begun" && slice !== undefined && event.start >= slice.stepStart;
      const seen = () => [event.properties.title, whereText(event, translator)];
      const found = terms.length ? search.elsewhere(index, terms, seen()) : undefined;
      row.update(standing, isNew, event.key === state?.selected, terms, found);
      return row;
    },
    renew() {
      const before = events;
      const isRestyled = drawnWith !== story.info.categories;
      events = story.events;
      drawnWith = story.info.categories;
      const nowAt = (index: number) => {
        const key = before[index]?.key;
        const now = key ? indexOf(events, key) : -1;
        return now >= 0 && events[now] === before[index] && !isRestyled ? now : undefined;
      };
      rows = renumbered(rows, nowAt);
      return nowAt;
    },
  };
}
