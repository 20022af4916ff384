/** Where a story begins to be read when nobody asks for a time. */
import type { StoryEvent } from "../story/event.ts";
import { type Axis, unitsFor } from "../time/axis.ts";
import type { Unit } from "../time/units.ts";

type Beginning = Pick<StoryEvent, "start" | "latestStart"> & { readonly properties: { readonly status?: string } };

/**
 * As far as the story is known; else once all that happened has begun. It is the end of a step that the slider offers.
 *
 * @param knownUntil the last millisecond of what is known, where the story says
 */
export function initialMomentOf(axis: Axis, events: readonly Beginning[], knownUntil: number | undefined): number {
  const happened = events.filter(({ properties: { status } }) => status !== "planned" && status !== "retracted");
  const instant = knownUntil ?? [happened, events].map(lastBeginning).find(Number.isFinite) ?? axis.start;
  const endIn = (unit: Unit) => axis.grid(unit).endOf(axis.grid(unit).indexAt(instant));
  const isOffered = unitsFor(axis.end - axis.start).some((unit) => endIn(unit) === knownUntil);
  return isOffered ? instant : endIn(axis.unit);
}

function lastBeginning(events: readonly Beginning[]): number {
  return events.reduce(
    (last, { start, latestStart }) => Math.max(last, Number.isFinite(latestStart) ? latestStart : start),
    -Infinity,
  );
}
