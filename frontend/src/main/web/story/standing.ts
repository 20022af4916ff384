/** How an event stands in what is shown of the story's time. */
import type { Mode, Span } from "../time/span.ts";
import { isRetracted, type StoryEvent } from "./event.ts";

/**
 * `possibly-begun`: between its earliest and its latest possible start. `begun`: for certain.
 * `over`: its latest possible end has passed. `out`: it had passed before the shown span began.
 */
export type Standing = "not-begun" | "possibly-begun" | "begun" | "over" | "out";

type Times = Pick<StoryEvent, "start" | "latestStart" | "end">;

/** @param moment milliseconds since 1970 */
export function standingAt(event: Times, moment: number): Standing {
  if (moment < event.start) return "not-begun";
  if (event.end < moment) return "over";
  return moment < event.latestStart ? "possibly-begun" : "begun";
}

/** How an event that may overlap a span stands at its end; what ended within the span still belongs to it. */
export function standingIn(event: Times, { from, t }: Span): Standing {
  if (t < event.start) return "not-begun";
  if (event.end < from) return "out";
  return t < event.latestStart ? "possibly-begun" : "begun";
}

/** Whether a standing lets an event show at all. */
export function isShown(standing: Standing | undefined): boolean {
  return standing !== undefined && standing !== "not-begun" && standing !== "out";
}

/** The story as the slider and the filters show it. Standings run parallel to the story's events, filtered out or not. */
export interface TimeSlice {
  readonly mode: Mode;
  /** The last millisecond shown. */
  readonly moment: number;
  /** The first millisecond of the step that ends at the moment. */
  readonly stepStart: number;
  readonly standings: readonly Standing[];
  /** Which events the filters let through. */
  readonly admitted: readonly boolean[];
  readonly counts: Counts;
}

/** Of what is shown, and the filters let through. */
export interface Counts {
  readonly incidents: number;
  readonly movements: number;
  /** Of both, those that have only possibly begun. */
  readonly possible: number;
  /** Of both, those that were only planned. */
  readonly planned: number;
  /** Incidents and movements that were withdrawn, which none of the others counts. */
  readonly retracted: number;
  /** Of both, those that began in the step that is shown last: for certain, or possibly if not for certain yet. */
  readonly newInStep: number;
}

/** Whether an event shows, by its index in the story. */
export function isVisible({ standings, admitted }: Pick<TimeSlice, "standings" | "admitted">, index: number): boolean {
  return admitted[index] === true && isShown(standings[index]);
}

/**
 * @param stepStart the first millisecond of the step that ends at the span's end
 * @param admitted which events the filters let through
 */
export function sliceAt(
  events: readonly StoryEvent[],
  span: Span,
  mode: Mode,
  stepStart: number = span.t,
  admitted: readonly boolean[] = events.map(() => true),
): TimeSlice {
  const standingOf = (event: StoryEvent) =>
    mode === "cumulative" ? standingAt(event, span.t) : standingIn(event, span);
  const standings = events.map(standingOf);
  const shown = standings.map((standing, index) => (admitted[index] ? standing : "out"));
  return { mode, moment: span.t, stepStart, standings, admitted, counts: countsOf(events, shown, stepStart) };
}

/** Whether it began in the step that ends with what is shown. */
export function isNewInStep({ start, latestStart }: Times, standing: Standing | undefined, stepStart: number): boolean {
  return (standing === "possibly-begun" ? start : latestStart) >= stepStart;
}

export function countsOf(
  events: readonly StoryEvent[],
  standings: readonly (Standing | undefined)[],
  stepStart = Infinity,
): Counts {
  let incidents = 0;
  let movements = 0;
  let possible = 0;
  let planned = 0;
  let retracted = 0;
  let newInStep = 0;
  events.forEach((event, index) => {
    const standing = standings[index];
    if (!isShown(standing)) return;
    if (isRetracted(event)) {
      retracted++;
      return;
    }
    if (event.kind === "incident") incidents++;
    else movements++;
    if (standing === "possibly-begun") possible++;
    if (event.properties.status === "planned") planned++;
    if (isNewInStep(event, standing, stepStart)) newInStep++;
  });
  return { incidents, movements, possible, planned, retracted, newInStep };
}
