/**
 * What the timeline and the filters let show, in story order, grouped by day, or by a date that is no one day's: so what has only possibly begun comes last,
 * and after it what has no known date, at every time. The list scrolls along with time, and its headings move time.
 */

import { createAnnouncer } from "../dom/announcer.ts";
import { el, part, setHidden, setText } from "../dom/element.ts";
import { activeCount, type Filters } from "../filter/filters.ts";
import type { Key } from "../i18n/messages.ts";
import type { StoryContext } from "../state/context.ts";
import { type ReaderState, withPlaces } from "../state/state.ts";
import { createFollower, shownCode, type TimeSlice } from "../story/slice.ts";
import { isListedAt } from "../time/standings.ts";
import { countText } from "../wording/moment.ts";
import { createDaySections } from "./day-sections.ts";
import { createRows } from "./rows.ts";
import { createScroller } from "./scroller.ts";

const ANNOUNCE_AFTER_MS = 700;

export interface List {
  update(state: ReaderState, slice: TimeSlice): void;
  /** Scrolls along with time, and to its top when narrowed. It reads the page's layout, so it comes after every view has written. */
  follow(): void;
  /** The row of an event, to take the focus. */
  rowOf(key: string): HTMLButtonElement | undefined;
  /** The story has changed: what has the focus, and what is seen, stays. To be followed by an update. */
  renew(): void;
  /** Words have come that rows asked for: what is seen stays where it is. To be followed by an update. */
  retell(): void;
}

/** What has to stay where it is when the story has changed: keys of events. */
interface Kept {
  readonly seen: string | undefined;
  /** Where its top was in the window. */
  readonly top: number;
  readonly focused: string | undefined;
}

export function createList(context: StoryContext): List {
  const { root, translator } = context;
  const live = part(root, "list-live");
  const head = part(root, "list-head");
  const heading = part(root, "list-heading");
  const panel = part(root, "panel");
  const timeline = part(root, "timeline");
  const container = part(root, "list-groups");

  const updateNotes = createNotes(context);
  const sections = createDaySections(context);
  const rows = createRows(context);
  const scroller = createScroller(container, panel, head, { section: sections.at, row: rows.at });
  scroller.renew(sections.groups);
  const follower = createFollower(
    (slice) => {
      for (const event of slice.standings.keys()) scroller.show(event, isListedAt(shownCode(slice, event)));
    },
    (event, _, after) => scroller.show(event, isListedAt(after)),
  );
  const announcer = createAnnouncer(live, ANNOUNCE_AFTER_MS);
  let filters: Filters | undefined;
  let moment: number | undefined;
  /** Words have come: what was brought up is again, unless the reader has scrolled away until they show. */
  let againUp = false;
  /** The group to be brought up to the top. */
  let rising: number | undefined;
  let toTop = false;
  let kept: Kept | undefined;

  /** Brings what is there to the top of what is seen of the list; leaves a page alone that has not come down to it. */
  const bringUp = (top: number) => {
    if (getComputedStyle(panel).overflowY === "auto") {
      panel.scrollTop += top - panel.getBoundingClientRect().top - head.offsetHeight;
      return;
    }
    const stuck = timeline.getBoundingClientRect();
    if (Math.abs(stuck.top) <= 1 && panel.getBoundingClientRect().top < stuck.bottom) {
      window.scrollBy({ top: top - stuck.bottom, behavior: "instant" });
    }
  };
  const showTop = () => {
    panel.scrollTop = 0;
    const typing = [head, root.querySelector(".filters")].some((box) => box?.contains(document.activeElement));
    if (!typing && head.getBoundingClientRect().top > window.innerHeight * 0.8) head.scrollIntoView();
  };
  const isFocusLost = () => document.activeElement === document.body;

  return {
    update(state, slice) {
      rows.show(state, slice);
      follower.follow(slice);
      const newest = sections.newest(slice.moment, (group) => scroller.countIn(group) > 0);
      const focused = kept?.focused !== undefined || container.contains(document.activeElement);
      const moved = slice.moment !== moment || (againUp && scroller.isUp());
      againUp = false;
      rising = moved && state.selected === null && !kept ? newest : undefined;
      moment = slice.moment;
      scroller.draw(rising);
      if (kept?.focused !== undefined && isFocusLost()) {
        scroller.reveal(rows.indexOf(kept.focused))?.focus({ preventScroll: true });
      }
      // The row that had the focus is no longer shown.
      if (focused && isFocusLost()) heading.focus({ preventScroll: true });

      if (state.scene !== null) kept = undefined;
      const text = countText(slice.counts, translator);
      updateNotes(text, state.filters, newest === undefined);
      announcer.say(text, state.playing !== 0);
      if (filters && state.filters !== filters) toTop = true;
      filters = state.filters;
    },
    follow() {
      if (kept?.seen !== undefined) scroller.keep(rows.indexOf(kept.seen), kept.top);
      kept = undefined;
      if (toTop) showTop();
      if (rising !== undefined && !toTop) scroller.bringUp(rising, bringUp);
      else scroller.settle();
      toTop = false;
      rising = undefined;
    },
    renew() {
      const seen = scroller.seen();
      const active = document.activeElement;
      const item = active && container.contains(active) ? active.closest("li") : null;
      const key = seen && rows.keyOf(seen.event);
      // Nobody reads what has only been counted.
      if (key === "") moment = undefined;
      else kept = { seen: key, top: seen?.top ?? 0, focused: item?.dataset["key"] };
      sections.renew();
      scroller.renumber(rows.renew());
      scroller.renew(sections.groups);
      follower.forget();
    },
    retell() {
      againUp = scroller.isUp();
      if (againUp) return;
      const seen = scroller.seen();
      scroller.draw(undefined);
      if (seen) scroller.keep(seen.event, seen.top);
    },
    rowOf(key) {
      const index = rows.indexOf(key);
      return index < 0 ? undefined : scroller.reveal(index);
    },
  };
}

/** What the list says beside its rows: how many there are, which places it is narrowed to, or why it is empty. */
function createNotes({ root, placeNames, translator: { t }, store }: StoryContext) {
  const count = part(root, "list-count");
  const only = part(root, "list-filter");
  const empty = part(root, "list-empty");
  const names = el("span");
  const showAll = el("button", { type: "button", class: "plain-button list-show-all" }, t("list.showAll"));
  showAll.addEventListener("click", () => {
    store().apply(withPlaces([]));
    part(root, "list-heading").focus();
  });
  only.append(names, " ", showAll);
  return (counted: string, filters: Filters, isEmpty: boolean) => {
    setText(count, counted);
    const places = filters.place.map((id) => placeNames.get(id) ?? id);
    setHidden(only, places.length === 0);
    setText(names, t("list.only", places.join(", ")));
    setHidden(empty, !isEmpty);
    setText(empty, t(emptyText(filters)));
  };
}

/** Why the list is empty. */
function emptyText(filters: Filters): Key {
  const chosen = activeCount(filters);
  if (chosen === 0) return "list.empty";
  return chosen === filters.place.length ? "list.emptyHere" : "filter.empty";
}
