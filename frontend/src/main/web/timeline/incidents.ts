/** From incident to incident: the instants at which one may first have begun. */
import { isRetracted, type StoryEvent } from "../story/event.ts";

type Beginning = Pick<StoryEvent, "start" | "latestStart"> & Parameters<typeof isRetracted>[0];

/** In order, without repetition; what has no earliest start begins at its latest. */
export function beginnings(events: readonly Beginning[], admitted: ArrayLike<unknown>): number[] {
  const times = new Set<number>();
  events.forEach((event, index) => {
    const { start, latestStart } = event;
    const time = Number.isFinite(start) ? start : latestStart;
    if (admitted[index] && !isRetracted(event) && Number.isFinite(time)) times.add(time);
  });
  return [...times].sort((one, other) => one - other);
}

/** The first instant after the edge, or the last before it; undefined if there is none. */
export function nextAfter(times: readonly number[], edge: number, direction: 1 | -1): number | undefined {
  return direction === 1 ? times.find((time) => time > edge) : times.filter((time) => time < edge).at(-1);
}
