/** The sections of the list: one for each day, or each date that is no one day's, under a heading that moves time. */
import { el, setText } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import { isVisible, type TimeSlice } from "../story/standing.ts";
import { dateOfEpochDay } from "../time/calendar.ts";
import { type Group, groupByDay } from "./groups.ts";
import type { Block } from "./row-drawing.ts";
import { createSection, type Section } from "./row-elements.ts";

/** In all the stories of a page: a group's heading is referred to by its number. */
let groupCount = 0;

interface DaySection extends Section {
  /** Its heading's. */
  readonly text: HTMLElement;
}

export interface DaySections {
  /** Those in which something shows, and of them the last whose day has come. */
  update(slice: TimeSlice): { readonly blocks: readonly Block[]; readonly newest: Block | undefined };
  /** The story has changed. */
  renew(): void;
}

export function createDaySections({ story, axis, moves, dates, translator, store }: StoryContext): DaySections {
  const { t } = translator;
  const sections = new Map<number | string | undefined, DaySection>();
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
  const sectionOf = (group: Group): DaySection => {
    const name = group.words ?? group.day;
    const section = sections.get(name) ?? make(group);
    sections.set(name, section);
    return section;
  };
  const grouped = () => groupByDay(story.events, axis.zone).map((group) => ({ ...group, ...sectionOf(group) }));
  let groups = grouped();
  const headingOf = ({ day, words }: Group, possible: boolean) => {
    if (words !== undefined) return words;
    if (day === undefined) return t("list.possibleOpen");
    const date = dateOfEpochDay(day);
    return possible ? t("list.possible", dates.noYear(date)) : dates.long(date);
  };
  return {
    renew() {
      groups = grouped();
    },
    update(slice) {
      const today = axis.zone.dayAt(slice.moment);
      const blocks: Block[] = [];
      let newest: Block | undefined;
      for (const group of groups) {
        const rows = group.members.filter((index) => isVisible(slice, index));
        if (rows.length === 0) continue;
        const { day, section, list, text } = group;
        const block = { section, list, rows };
        blocks.push(block);
        const possible = day === undefined || day > today;
        section.classList.toggle("possible", possible);
        section.classList.toggle("today", !possible && day === today);
        if (!possible || !newest) newest = block;
        setText(text, headingOf(group, possible));
      }
      return { blocks, newest };
    },
  };
}
