/** What of events is counted, as columns: read of each event once for a story as it is, however often it is counted. */
import type { StoryEvent } from "./event.ts";

export const MOVEMENT = 1;
export const PLANNED = 2;
export const RETRACTED = 4;

export type Timed = Pick<StoryEvent, "start" | "latestStart" | "earliestEnd" | "end"> & {
  readonly kind?: string;
  readonly properties: { readonly category?: string; readonly status?: string };
};

/** By position in the story. */
export interface Counted {
  readonly start: Float64Array;
  readonly latestStart: Float64Array;
  readonly earliestEnd: Float64Array;
  readonly end: Float64Array;
  /** Sums of the kinds above. */
  readonly kinds: Uint8Array;
  /** By number in the list of categories. */
  readonly category: Uint16Array;
  readonly categories: readonly (string | undefined)[];
}

const counted = new WeakMap<readonly unknown[], Counted>();

export function countedOf(events: readonly Timed[]): Counted {
  const known = counted.get(events);
  if (known) return known;
  const times = () => new Float64Array(events.length);
  const [start, latestStart, earliestEnd, end] = [times(), times(), times(), times()] as const;
  const kinds = new Uint8Array(events.length);
  const category = new Uint16Array(events.length);
  const categories: (string | undefined)[] = [];
  events.forEach((event, index) => {
    start[index] = event.start;
    latestStart[index] = event.latestStart;
    earliestEnd[index] = event.earliestEnd;
    end[index] = event.end;
    const { category: id, status } = event.properties;
    kinds[index] =
      (event.kind === "movement" ? MOVEMENT : 0) +
      (status === "planned" ? PLANNED : status === "retracted" ? RETRACTED : 0);
    const known = categories.indexOf(id);
    category[index] = known < 0 ? categories.push(id) - 1 : known;
  });
  const now = { start, latestStart, earliestEnd, end, kinds, category, categories };
  counted.set(events, now);
  return now;
}
