/** Groups events by the day on which each began, or by the words of a date that names no one day. */
import { countedOf } from "../story/counted.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Zone } from "../time/calendar.ts";

export interface Group {
  /** Of its own. */
  readonly key: string;
  /** The day on which they had begun at the latest, in days since 1970; undefined for events that have no latest start. */
  readonly day: number | undefined;
  /** Their date, where it is known to no one day when they began: "2000 – 2099". */
  readonly words: string | undefined;
  /** Its events, by their indexes in the story. */
  readonly members: readonly number[];
}

/** @param events in story order, which groups and events keep */
export function groupByDay(events: readonly StoryEvent[], zone: Zone): Group[] {
  const groups = new Map<string, Group & { readonly members: number[] }>();
  const { start, latestStart } = countedOf(events);
  const [latestDay, earliestDay] = [daysIn(zone), daysIn(zone)];
  latestStart.forEach((latest, index) => {
    const day = latestDay(latest);
    const isDay = day === undefined ? (start[index] as number) < Infinity : day === earliestDay(start[index] as number);
    const event = events[index] as StoryEvent;
    const key = isDay ? String(day) : (event.date ?? event.properties.whenText);
    let group = groups.get(key);
    if (!group) {
      group = {
        key,
        day,
        // Where its words are not there yet, they are for who reads them to ask for.
        get words() {
          return isDay ? undefined : event.properties.whenText;
        },
        members: [],
      };
      groups.set(key, group);
    }
    group.members.push(index);
  });
  return [...groups.values()];
}

/** Remembers the last: many begin at the same instant, one after another. */
function daysIn(zone: Zone): (instant: number) => number | undefined {
  let last = Number.NaN;
  let day: number | undefined;
  return (instant) => {
    if (instant !== last) day = Number.isFinite(instant) ? zone.dayAt(instant) : undefined;
    last = instant;
    return day;
  };
}
