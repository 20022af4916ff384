/** Groups events by the day on which each had begun at the latest. */
import type { StoryEvent } from "../story/event.ts";
import type { Zone } from "../timeline/calendar.ts";

export interface DayGroup {
  /** Days since 1970; undefined for events that have no latest start. */
  readonly day: number | undefined;
  readonly events: readonly StoryEvent[];
}

/** @param events in story order, which groups and events keep */
export function groupByDay(events: readonly StoryEvent[], zone: Zone): DayGroup[] {
  const groups = new Map<number | undefined, StoryEvent[]>();
  for (const event of events) {
    const day = Number.isFinite(event.latestStart) ? zone.dayAt(event.latestStart) : undefined;
    const group = groups.get(day);
    if (group) group.push(event);
    else groups.set(day, [event]);
  }
  return [...groups].map(([day, grouped]) => ({ day, events: grouped }));
}
