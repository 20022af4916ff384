/** Groups events by the day on which each began, or by the words of a date that names no one day. */
import type { DateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import { shownText } from "../i18n/moment.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Zone } from "../timeline/calendar.ts";
import type { Unit } from "../timeline/units.ts";

export interface Group {
  /** The day on which they had begun at the latest, in days since 1970; undefined for events that have no latest start. */
  readonly day: number | undefined;
  /** When they began, where that is known to no one day: "2000 – 2099". */
  readonly words: string | undefined;
  readonly events: readonly StoryEvent[];
}

/** @param events in story order, which groups and events keep */
export function groupByDay(
  events: readonly StoryEvent[],
  zone: Zone,
  dates: DateWords,
  translator: Translator,
): Group[] {
  const groups = new Map<string, Group & { readonly events: StoryEvent[] }>();
  for (const event of events) {
    const day = Number.isFinite(event.latestStart) ? zone.dayAt(event.latestStart) : undefined;
    const words = day === undefined || isOn(day, event, zone) ? undefined : beginning(event, zone, dates, translator);
    const key = words ?? String(day);
    const group = groups.get(key) ?? { day, words, events: [] };
    group.events.push(event);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function isOn(day: number, { start }: StoryEvent, zone: Zone): boolean {
  return Number.isFinite(start) && zone.dayAt(start) === day;
}

function beginning(event: StoryEvent, zone: Zone, dates: DateWords, translator: Translator): string {
  const { start, latestStart, earliestEnd, end, properties } = event;
  const { whenText, timePrecision } = properties;
  if (start === -Infinity || (start === earliestEnd && latestStart === end)) return whenText;
  // A start known to a time of day lies within a day; the other precisions are units.
  const unit = (timePrecision === "season" ? "month" : timePrecision) as Unit;
  return shownText({ mode: "window", unit, from: start, t: latestStart }, start, zone, dates, translator);
}
