/** From incident to incident: the instants at which one may first have begun. */
import type { StoryEvent } from "../story/event.ts";

/** In order, without repetition; what has no earliest start begins at its latest. */
export function beginnings(
  events: readonly Pick<StoryEvent, "start" | "latestStart">[],
  admitted: readonly boolean[],
): number[] {
  const times = new Set<number>();
  events.forEach(({ start, latestStart }, index) => {
    const time = Number.isFinite(start) ? start : latestStart;
    if (admitted[index] && Number.isFinite(time)) times.add(time);
  });
  return [...times].sort((one, other) => one - other);
}

/** The first instant after the edge, or the last before it; undefined if there is none. */
export function nextAfter(times: readonly number[], edge: number, direction: 1 | -1): number | undefined {
  return direction === 1 ? times.find((time) => time > edge) : times.filter((time) => time < edge).at(-1);
}
