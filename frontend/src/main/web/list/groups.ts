/** Groups events by the day on which each began, or by the words of a date that names no one day. */
import type { StoryEvent } from "../story/event.ts";
import type { Zone } from "../time/calendar.ts";

export interface Group {
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
  for (const [index, event] of events.entries()) {
    const day = Number.isFinite(event.latestStart) ? zone.dayAt(event.latestStart) : undefined;
    const words = day === undefined || isOn(day, event, zone) ? undefined : event.properties.whenText;
    const key = words ?? String(day);
    const group = groups.get(key) ?? { day, words, members: [] };
    group.members.push(index);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function isOn(day: number, { start }: StoryEvent, zone: Zone): boolean {
  return Number.isFinite(start) && zone.dayAt(start) === day;
}
