/** Where a story begins to be read when nobody asks for a time. */
import { countedOf, PLANNED, RETRACTED, type Timed } from "../story/counted.ts";
import { type Axis, unitsFor } from "../time/axis.ts";
import type { Unit } from "../time/units.ts";

/**
 * As far as the story is known; else once all that happened has begun. It is the end of a step that the slider offers.
 *
 * @param knownUntil the last millisecond of what is known, where the story says
 */
export function initialMomentOf(axis: Axis, events: readonly Timed[], knownUntil: number | undefined): number {
  const leftOut = [PLANNED | RETRACTED, 0];
  const instant = knownUntil ?? leftOut.map((but) => lastBeginning(events, but)).find(Number.isFinite) ?? axis.start;
  const endIn = (unit: Unit) => axis.grid(unit).endOf(axis.grid(unit).indexAt(instant));
  const isOffered = unitsFor(axis.end - axis.start).some((unit) => endIn(unit) === knownUntil);
  return isOffered ? instant : endIn(axis.unit);
}

/** @param but kinds that do not count */
function lastBeginning(events: readonly Timed[], but: number): number {
  const { start, latestStart, kinds } = countedOf(events);
  return latestStart.reduce((last, latest, index) => {
    if ((kinds[index] as number) & but) return last;
    const begun = Number.isFinite(latest) ? latest : (start[index] as number);
    // What has no known date begins at no moment.
    return begun < Infinity ? Math.max(last, begun) : last;
  }, -Infinity);
}
