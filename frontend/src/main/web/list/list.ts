/**
 * What the timeline and the filters let show, in story order, grouped by day, or by a date that is no one day's: so what has only possibly begun comes last. The
 * list scrolls along with time, and its headings move time.
 */

import { createAnnouncer } from "../dom/announcer.ts";
import { el, part, setText } from "../dom/element.ts";
import { activeCount, type Filters } from "../filter/filters.ts";
import type { Key } from "../i18n/messages.ts";
import { termsOf } from "../search/fold.ts";
import type { StoryContext } from "../state/context.ts";
import { type ReaderState, select, withPlaces } from "../state/state.ts";
import type { StoryEvent } from "../story/event.ts";
import { isFresh, isVisible, type TimeSlice } from "../story/standing.ts";
import { dateOfEpochDay } from "../time/calendar.ts";
import { whereText } from "../wording/event.ts";
import { countText } from "../wording/moment.ts";
import { groupByDay } from "./groups.ts";
import { createRow, type Row } from "./row.ts";
import { type Block, createScroller, createSection } from "./scroller.ts";

const ANNOUNCE_AFTER_MS = 700;
/** In all the stories of a page: a group's heading is referred to by its number. */
let groupCount = 0;

export interface List {
  update(state: ReaderState, slice: TimeSlice): void;
  /** Scrolls along with time, and to its top when narrowed. It reads the page's layout, so it comes after every view has written. */
  follow(): void;
  /** The row of an event, to take the focus. */
  rowOf(key: string): HTMLButtonElement | undefined;
  /** The story has changed: what has the focus, and what is seen, stays. To be followed by an update. */
  renew(): void;
}

interface DaySection extends Pick<Block, "section" | "list"> {
  /** Its heading's. */
  readonly text: HTMLElement;
}

function indexes(events: readonly StoryEvent[]): ReadonlyMap<string, number> {
  return new Map(events.map(({ key }, index) => [key, index]));
}

export function createList(context: StoryContext): List {
  const { root, story, categories, placeNames, axis, moves, dates, translator, search, store } = context;
  const { t } = translator;
  const count = part(root, "list-count");
  const live = part(root, "list-live");
  const only = part(root, "list-filter");
  const empty = part(root, "list-empty");
  const head = part(root, "list-head");
  const heading = part(root, "list-heading");
  const panel = part(root, "panel");
  const timeline = part(root, "timeline");
  const container = part(root, "list-groups");

  const onlyName = el("span");
  const showAll = el("button", { type: "button", class: "plain-button list-show-all" }, t("list.showAll"));
  showAll.addEventListener("click", () => {
    store().apply(withPlaces([]));
    heading.focus();
  });
  only.append(onlyName, " ", showAll);

  let events = story.events;
  let indexOf = indexes(events);
  const sections = new Map<number | string | undefined, DaySection>();
  const sectionOf = (day: number | undefined, dated: string | undefined): DaySection => {
    const known = sections.get(dated ?? day);
    if (known) return known;
    const text = el("span");
    const id = `group-${groupCount++}`;
    const title = el("h3", { id });
    if (day === undefined || dated) title.append(text);
    else {
      const button = el("button", { type: "button", class: "day", title: t("filter.toDay") }, text);
      button.addEventListener("click", () => store().apply(moves.toInstant(axis.zone.startOf(day + 1) - 1)));
      title.append(button);
    }
    const made = { text, ...createSection(id, title) };
    sections.set(dated ?? day, made);
    return made;
  };
  const grouped = () =>
    groupByDay(events, axis.zone).map(({ day, words: dated, events: members }) => {
      const here = members.map(({ key }) => indexOf.get(key) ?? -1);
      return { day, dated, members: here, ...sectionOf(day, dated) };
    });
  let groups = grouped();
  let categoriesOf = story.info.categories;
  const headingOf = (day: number | undefined, possible: boolean) => {
    if (day === undefined) return t("list.possibleOpen");
    const date = dateOfEpochDay(day);
    return possible ? t("list.possible", dates.noYear(date)) : dates.long(date);
  };

  let state: ReaderState | undefined;
  let slice: TimeSlice | undefined;
  let terms: readonly string[] = [];
  let rows = new Map<number, Row>();
  const rowAt = (index: number): Row => {
    const known = rows.get(index);
    const event = known?.event ?? (events[index] as StoryEvent);
    const row = known ?? createRow(event, categories.get(event.properties.category), translator);
    if (!known) {
      row.button.addEventListener("click", () => store().apply(select(event.key)));
      rows.set(index, row);
    }
    const standing = slice?.standings[index] ?? "not-begun";
    const fresh = standing === "possibly-begun" && isFresh(event, standing, slice?.stepStart ?? Infinity);
    row.update(standing, fresh, event.key === state?.selected);
    const seen = () => [event.properties.title, whereText(event, translator)];
    row.mark(terms, terms.length ? search.elsewhere(index, terms, seen()) : undefined);
    return row;
  };
  const scroller = createScroller(container, panel, rowAt);

  /** Brings the newest day to the top of what is seen of the list; leaves a page alone that has not come down to it. */
  const bringUp = (block: Block) => {
    const top = scroller.topOf(block);
    if (getComputedStyle(panel).overflowY === "auto") {
      panel.scrollTop += top - panel.getBoundingClientRect().top - head.offsetHeight;
      return;
    }
    const stuck = timeline.getBoundingClientRect();
    if (Math.abs(stuck.top) <= 1 && panel.getBoundingClientRect().top < stuck.bottom) {
      window.scrollBy({ top: top - stuck.bottom, behavior: "instant" });
    }
  };

  let newest: Block | undefined;
  let toTop = false;
  const announcer = createAnnouncer(live, ANNOUNCE_AFTER_MS);
  /** What has to stay where it is when the story has changed. */
  let kept:
    | { readonly key: string | undefined; readonly top: number; readonly focused: string | undefined }
    | undefined;

  return {
    update(now, nowSlice) {
      const before = state;
      const momentBefore = slice?.moment;
      const { selected, filters } = now;
      state = now;
      slice = nowSlice;
      terms = termsOf(filters.q);
      const today = axis.zone.dayAt(nowSlice.moment);
      let last: Block | undefined;
      const blocks: Block[] = [];
      for (const { day, dated, text, members, section, list } of groups) {
        const shown = members.filter((index) => isVisible(nowSlice, index));
        if (shown.length === 0) continue;
        const block = { section, list, rows: shown };
        blocks.push(block);
        const possible = day === undefined || day > today;
        section.classList.toggle("possible", possible);
        section.classList.toggle("today", !possible && day === today);
        if (!possible || !last) last = block;
        setText(text, dated ?? headingOf(day, possible));
      }
      const focused = kept?.focused !== undefined || container.contains(document.activeElement);
      newest = nowSlice.moment !== momentBefore && selected === null && !kept ? last : undefined;
      scroller.show(blocks, newest);
      if (kept?.focused !== undefined && document.activeElement === document.body) {
        scroller.reveal(indexOf.get(kept.focused) ?? -1)?.focus({ preventScroll: true });
      }
      // The row that had the focus is no longer shown.
      if (focused && document.activeElement === document.body) heading.focus({ preventScroll: true });

      if (now.scene !== null) kept = undefined;
      const text = countText(nowSlice.counts, translator);
      setText(count, text);
      announcer.say(text, now.playing !== 0);
      if (before && filters !== before.filters) toTop = true;
      const places = filters.place.map((id) => placeNames.get(id) ?? id);
      only.hidden = places.length === 0;
      setText(onlyName, t("list.only", places.join(", ")));
      empty.hidden = blocks.length > 0;
      setText(empty, t(emptyText(filters)));
    },
    follow() {
      if (kept?.key !== undefined) scroller.keep(indexOf.get(kept.key) ?? -1, kept.top);
      kept = undefined;
      if (toTop) {
        toTop = false;
        panel.scrollTop = 0;
        const typing =
          head.contains(document.activeElement) ||
          (root.querySelector(".filters")?.contains(document.activeElement) ?? false);
        if (!typing && head.getBoundingClientRect().top > window.innerHeight * 0.8) head.scrollIntoView();
      } else if (newest) {
        bringUp(newest);
        scroller.settle();
        bringUp(newest);
      }
      newest = undefined;
      scroller.settle();
    },
    renew() {
      const seen = scroller.seen();
      const active = document.activeElement;
      const item = active && container.contains(active) ? active.closest("li") : null;
      kept = {
        key: seen && events[seen.event]?.key,
        top: seen?.top ?? 0,
        focused: item?.dataset["key"],
      };
      const before = events;
      const rowsBefore = rows;
      events = story.events;
      indexOf = indexes(events);
      groups = grouped();
      const nowAt = (index: number) => {
        const now = indexOf.get(before[index]?.key ?? "");
        return now !== undefined && events[now] === before[index] && alike ? now : undefined;
      };
      const alike = categoriesOf === story.info.categories;
      categoriesOf = story.info.categories;
      rows = new Map();
      for (const [index, row] of rowsBefore) {
        const now = nowAt(index);
        if (now !== undefined) rows.set(now, row);
      }
      scroller.renumber(nowAt);
    },
    rowOf(key) {
      const index = indexOf.get(key);
      return index === undefined ? undefined : scroller.reveal(index);
    },
  };
}

/** Why the list is empty. */
function emptyText(filters: Filters): Key {
  const chosen = activeCount(filters);
  if (chosen === 0) return "list.empty";
  return chosen === filters.place.length ? "list.emptyHere" : "filter.empty";
}
