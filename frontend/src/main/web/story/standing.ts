/** How an event stands in what is shown of the story's time. */
import { isShownAt } from "../time/standings.ts";
import { isRetracted, type StoryEvent } from "./event.ts";

/** Their names, by their codes. */
export const STANDINGS = ["not-begun", "possibly-begun", "begun", "over", "out", "undated"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whether a standing lets an event show at all. */
export function isShown(standing: Standing | undefined): boolean {
  return standing !== undefined && isShownAt(STANDINGS.indexOf(standing));
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
  /** Of both, those of which nothing is known of when they were, which none of the others counts. */
  readonly undated: number;
  /** Of both, those that began in the step that is shown last: for certain, or possibly if not for certain yet. */
  readonly newInStep: number;
}

/** Of events that are few. */
export function countsOf(events: readonly StoryEvent[], standings: readonly (Standing | undefined)[]): Counts {
  let incidents = 0;
  let movements = 0;
  let possible = 0;
  let planned = 0;
  let retracted = 0;
  let undated = 0;
  events.forEach((event, index) => {
    const standing = standings[index];
    if (standing === "undated" && !isRetracted(event)) undated++;
    if (!isShown(standing)) return;
    if (isRetracted(event)) {
      retracted++;
      return;
    }
    if (event.kind === "incident") incidents++;
    else movements++;
    if (standing === "possibly-begun") possible++;
    if (event.properties.status === "planned") planned++;
  });
  return { incidents, movements, possible, planned, retracted, undated, newInStep: 0 };
}
