/** How closely an event's time is known, as its sign shows it. */
import { HOUR_MS } from "../time/units.ts";
import type { StoryEvent } from "./event.ts";

/**
 * A single time known to the `hour` or closer, to the `day`, or no closer than a month or a year (`coarse`); an `interval` from
 * one time to another; one time of several, not known which (`choice`).
 */
export type Shape = "hour" | "day" | "coarse" | "interval" | "choice";

/** Of either end: `open` is not known, or not there yet. */
export const EDGES = ["approximate", "uncertain", "open"] as const;
export type Edge = (typeof EDGES)[number];

export interface When {
  readonly shape: Shape;
  readonly start: readonly Edge[];
  readonly end: readonly Edge[];
}

type Timed = Pick<StoryEvent, "start" | "latestStart" | "earliestEnd" | "end"> & {
  readonly properties: Pick<StoryEvent["properties"], "timePrecision" | "timeQualifiers">;
};

/** The longest that a time of each precision lasts: a day or more may hold a change of clocks, of two hours at Troll. */
const LONGEST_MS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: HOUR_MS,
  day: 26 * HOUR_MS,
  month: (31 * 24 + 2) * HOUR_MS,
  year: (366 * 24 + 2) * HOUR_MS,
};

/** Whether the start is known to what its date is written to: one that may lie on several days is not, however precise they are. */
export function isKnownTo(
  precision: string,
  { start, latestStart }: Pick<StoryEvent, "start" | "latestStart">,
): boolean {
  return latestStart - start <= (LONGEST_MS[precision] ?? 0);
}

export function whenOf(event: Timed): When {
  const { timePrecision, timeQualifiers = [] } = event.properties;
  const edges = (end: "start" | "end", bound: number) => {
    const qualified = (edge: Edge) => timeQualifiers.includes(`${end}-${edge}`);
    const isOpen = !Number.isFinite(bound) || timeQualifiers.includes(`${end}-unknown`);
    return EDGES.filter((edge) => qualified(edge) || (edge === "open" && isOpen));
  };
  return {
    shape: shapeOf(event, timePrecision ?? ""),
    start: edges("start", event.start),
    end: edges("end", event.end),
  };
}

function shapeOf(event: Timed, precision: string): Shape {
  const single = event.start === event.earliestEnd && event.latestStart === event.end;
  if (!single) return "interval";
  if (!isKnownTo(precision, event)) return "choice";
  if (precision === "day") return "day";
  return precision === "month" || precision === "year" ? "coarse" : "hour";
}
