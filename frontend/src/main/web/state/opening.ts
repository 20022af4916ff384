/** Where a story begins to be read when nobody asks for a time. */
import { isRetracted, type StoryEvent } from "../story/event.ts";
import { type Axis, unitsFor } from "../timeline/axis.ts";

type Beginning = Pick<StoryEvent, "start" | "latestStart"> & {
  readonly properties: { readonly category: string; readonly status?: string };
};

/**
 * As far as the story is known; else once all that happened has begun. It is the end of a step that the slider offers.
 *
 * @param known the last millisecond of what is known, where the story says
 */
export function openingOf(axis: Axis, events: readonly Beginning[], known: number | undefined): number {
  const happened = events.filter((event) => event.properties.status !== "planned" && !isRetracted(event));
  const instant = known ?? lastBeginning(happened) ?? lastBeginning(events) ?? axis.start;
  const endIn = (unit: Axis["unit"]) => {
    const grid = axis.grid(unit);
    return grid.endOf(grid.indexAt(instant));
  };
  const isOffered = unitsFor(axis.end - axis.start).some((unit) => endIn(unit) === instant);
  return known !== undefined && isOffered ? known : endIn(axis.unit);
}

function lastBeginning(events: readonly Beginning[]): number | undefined {
  let last = -Infinity;
  for (const { start, latestStart } of events)
    last = Math.max(last, Number.isFinite(latestStart) ? latestStart : start);
  return Number.isFinite(last) ? last : undefined;
}
