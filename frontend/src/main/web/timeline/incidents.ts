/** From incident to incident: the instants at which one may first have begun. */
import { countedOf, RETRACTED, type Timed } from "../story/counted.ts";

/** In order, without repetition; what has no earliest start begins at its latest. */
export function beginnings(events: readonly Timed[], admitted: ArrayLike<unknown>): number[] {
  const { start, latestStart, kinds } = countedOf(events);
  const times = new Set<number>();
  start.forEach((earliest, index) => {
    const time = Number.isFinite(earliest) ? earliest : (latestStart[index] as number);
    if (admitted[index] && !((kinds[index] as number) & RETRACTED) && Number.isFinite(time)) times.add(time);
  });
  return [...times].sort((one, other) => one - other);
}

/** The first instant after the edge, or the last before it; undefined if there is none. */
export function nextAfter(times: readonly number[], edge: number, direction: 1 | -1): number | undefined {
  return direction === 1 ? times.find((time) => time > edge) : times.filter((time) => time < edge).at(-1);
}
