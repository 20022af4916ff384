/** The sections of the list: one for each day, or each date that is no one day's, under a heading that moves time. */
import { el, setText } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import { dateOfEpochDay } from "../time/calendar.ts";
import { type Group, groupByDay } from "./groups.ts";
import { createSection, type Section } from "./row-elements.ts";

/** In all the stories of a page: a group's heading is referred to by its number. */
let groupCount = 0;

interface DaySection extends Section {
  /** Its heading's. */
  readonly text: HTMLElement;
}

export interface DaySections {
  readonly groups: readonly Group[];
  /** Of what is shown, the last group whose day has come; else the first. */
  newest(moment: number, isShown: (group: number) => boolean): number | undefined;
  /** The section of a group, as it stands at the moment that was last told. */
  at(group: number): Section;
  /** The story has changed. */
  renew(): void;
}

export function createDaySections({ story, axis, moves, dates, translator, store }: StoryContext): DaySections {
  const { t } = translator;
  const sections = new Map<string, DaySection>();
  let groups = groupByDay(story.events, axis.zone);
  let today = Number.NaN;
  const make = ({ day, words }: Group): DaySection => {
    const text = el("span");
    const id = `group-${groupCount++}`;
    const title = el("h3", { id });
    if (day === undefined || words) title.append(text);
    else {
      const button = el("button", { type: "button", class: "day", title: t("filter.toDay") }, text);
      button.addEventListener("click", () => store().apply(moves.toInstant(axis.zone.startOf(day + 1) - 1)));
      title.append(button);
    }
    return { text, ...createSection(id, title) };
  };
  const isPossible = ({ day }: Group) => day === undefined || day > today;
  const headingOf = ({ day, words }: Group, possible: boolean) => {
    if (words !== undefined) return words;
    if (day === undefined) return t("list.possibleOpen");
    const date = dateOfEpochDay(day);
    return possible ? t("list.possible", dates.noYear(date)) : dates.long(date);
  };
  return {
    get groups() {
      return groups;
    },
    newest(moment, isShown) {
      today = axis.zone.dayAt(moment);
      let first: number | undefined;
      let newest: number | undefined;
      groups.forEach((group, index) => {
        if (!isShown(index)) return;
        first ??= index;
        if (!isPossible(group)) newest = index;
      });
      return newest ?? first;
    },
    at(index) {
      const group = groups[index] as Group;
      const found = sections.get(group.key) ?? make(group);
      sections.set(group.key, found);
      const { section, text } = found;
      const possible = isPossible(group);
      section.classList.toggle("possible", possible);
      section.classList.toggle("today", !possible && group.day === today);
      setText(text, headingOf(group, possible));
      return found;
    },
    renew() {
      groups = groupByDay(story.events, axis.zone);
    },
  };
}
