/**
 * What has begun by the slider's day, in story order, grouped by day: so what has only possibly begun comes last. Rows are made
 * once and then shown or hidden; the list scrolls along with time.
 */
import { el, part, setText } from "../dom/element.ts";
import type { DateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import { countText } from "../i18n/moment.ts";
import { atPlace, type ReaderState, select } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import type { StoryEvent } from "../story/event.ts";
import { countsOf, type Scene } from "../story/standing.ts";
import type { Category } from "../story/types.ts";
import { dateOfEpochDay, type Zone } from "../timeline/calendar.ts";
import { groupByDay } from "./groups.ts";
import { createRow, type Row } from "./row.ts";

const ANNOUNCE_AFTER_MS = 700;

interface Group {
  readonly day: number | undefined;
  readonly section: HTMLElement;
  readonly heading: HTMLElement;
  readonly rows: readonly Row[];
}

export interface List {
  update(state: ReaderState, scene: Scene, startOfDay: number): void;
  /** Scrolls along with time, and to its top when narrowed to a place. It reads the page's layout, so it comes after every view has written. */
  follow(): void;
  /** The row of an event, to take the focus. */
  rowOf(key: string): HTMLButtonElement | undefined;
}

export function createList(
  events: readonly StoryEvent[],
  categories: ReadonlyMap<string, Category>,
  placeNames: ReadonlyMap<string, string>,
  zone: Zone,
  words: DateWords,
  translator: Translator,
  store: () => Store,
): List {
  const { t } = translator;
  const count = part("list-count", HTMLElement);
  const live = part("list-live", HTMLElement);
  const filter = part("list-filter", HTMLElement);
  const empty = part("list-empty", HTMLElement);
  const rowsByKey = new Map<string, Row>();

  const filterName = el("span");
  const showAll = el("button", { type: "button", class: "plain-button", id: "list-show-all" }, t("list.showAll"));
  showAll.addEventListener("click", () => {
    store().apply(atPlace(null));
    part("list-heading", HTMLElement).focus();
  });
  filter.append(filterName, " ", showAll);

  const groups: Group[] = groupByDay(events, zone).map(({ day, events: members }, index) => {
    const rows = members.map((event) => {
      const row = createRow(event, categories.get(event.properties.category), translator);
      row.button.addEventListener("click", () => store().apply(select(event.key)));
      rowsByKey.set(event.key, row);
      return row;
    });
    const heading = el("h3", { id: `group-${index}` });
    const list = el("ol", { "aria-labelledby": heading.id }, ...rows.map(({ item }) => item));
    return { day, heading, rows, section: el("section", { class: "group", hidden: true }, heading, list) };
  });
  part("list-groups", HTMLElement).replaceChildren(...groups.map(({ section }) => section));

  const standingIndex = new Map(events.map(({ key }, index) => [key, index]));
  const headingOf = (day: number | undefined, possible: boolean) => {
    if (day === undefined) return t("list.possibleOpen");
    const date = words.noYear(dateOfEpochDay(day));
    return possible ? t("list.possible", date) : words.long(dateOfEpochDay(day));
  };

  const head = part("list-head", HTMLElement);
  const panel = part("panel", HTMLElement);
  const timeline = part("timeline", HTMLElement);
  /** Brings the newest day to the top of what is seen of the list; leaves a page alone that has not come down to it. */
  const follow = (section: HTMLElement) => {
    const top = section.getBoundingClientRect().top;
    if (getComputedStyle(panel).overflowY === "auto") {
      panel.scrollTop += top - panel.getBoundingClientRect().top - head.offsetHeight;
      return;
    }
    const stuck = timeline.getBoundingClientRect();
    if (stuck.top <= 1 && panel.getBoundingClientRect().top < stuck.bottom) {
      window.scrollBy({ top: top - stuck.bottom, behavior: "instant" });
    }
  };

  let shownMoment: number | undefined;
  let newestShown: HTMLElement | undefined;
  let shownPlace: string | null = null;
  let narrowed = false;
  let announcing: number | undefined;
  const announce = (text: string) => {
    clearTimeout(announcing);
    announcing = window.setTimeout(() => setText(live, text), ANNOUNCE_AFTER_MS);
  };

  return {
    update({ place, selected }, scene, startOfDay) {
      const belongs = (event: StoryEvent) => place === null || event.places.includes(place);
      const today = zone.dayAt(scene.moment);
      let anyShown = false;
      let newest: HTMLElement | undefined;
      for (const { day, section, heading, rows } of groups) {
        let shown = 0;
        for (const row of rows) {
          const standing = scene.standings[standingIndex.get(row.event.key) ?? -1] ?? "not-begun";
          const here = belongs(row.event);
          row.update(here ? standing : "not-begun", standing === "possibly-begun" && row.event.start >= startOfDay);
          if (here && standing !== "not-begun") shown++;
          row.item.classList.toggle("selected", row.event.key === selected);
        }
        section.hidden = shown === 0;
        if (shown === 0) continue;
        anyShown = true;
        const possible = day === undefined || day > today;
        section.classList.toggle("possible", possible);
        section.classList.toggle("today", !possible && day === today);
        if (!possible || !newest) newest = section;
        setText(heading, headingOf(day, possible));
      }
      const inList =
        place === null
          ? scene.counts
          : countsOf(
              events,
              events.map((event, index) => (belongs(event) ? (scene.standings[index] ?? "not-begun") : "not-begun")),
            );
      const text = countText(inList, translator);
      setText(count, text);
      if (live.textContent !== text) announce(text);
      newestShown = scene.moment !== shownMoment && selected === null ? newest : undefined;
      shownMoment = scene.moment;
      if (place !== shownPlace) narrowed = place !== null;
      shownPlace = place;
      filter.hidden = place === null;
      if (place !== null) setText(filterName, t("list.only", placeNames.get(place) ?? place));
      empty.hidden = anyShown;
      setText(empty, place === null ? t("list.empty") : t("list.emptyHere"));
    },
    follow() {
      if (narrowed) {
        narrowed = false;
        panel.scrollTop = 0;
        if (head.getBoundingClientRect().top > window.innerHeight * 0.8) head.scrollIntoView();
      } else if (newestShown) follow(newestShown);
    },
    rowOf: (key) => rowsByKey.get(key)?.button,
  };
}
