/** How an event stands at a moment of the story. */
import type { StoryEvent } from "./event.ts";

/**
 * `possibly-begun`: between its earliest and its latest possible start. `begun`: for certain.
 * `over`: its latest possible end has passed.
 */
export type Standing = "not-begun" | "possibly-begun" | "begun" | "over";

/** @param moment milliseconds since 1970 */
export function standingAt(event: Pick<StoryEvent, "start" | "latestStart" | "end">, moment: number): Standing {
  if (moment < event.start) return "not-begun";
  if (event.end < moment) return "over";
  return moment < event.latestStart ? "possibly-begun" : "begun";
}

/** What is shown at a moment. Standings run parallel to the events asked about. */
export interface Scene {
  readonly moment: number;
  readonly standings: readonly Standing[];
  readonly counts: Counts;
}

export interface Counts {
  readonly incidents: number;
  readonly movements: number;
  /** Of both, those that have only possibly begun. */
  readonly possible: number;
  /** Of both, those that were only planned. */
  readonly planned: number;
}

/** Everything that has begun, for certain or possibly, until now. */
export function sceneAt(events: readonly StoryEvent[], moment: number): Scene {
  const standings = events.map((event) => standingAt(event, moment));
  return { moment, standings, counts: countsOf(events, standings) };
}

export function countsOf(events: readonly StoryEvent[], standings: readonly Standing[]): Counts {
  let incidents = 0;
  let movements = 0;
  let possible = 0;
  let planned = 0;
  events.forEach((event, index) => {
    const standing = standings[index];
    if (standing === "not-begun") return;
    if (event.kind === "incident") incidents++;
    else movements++;
    if (standing === "possibly-begun") possible++;
    if (event.properties.status === "planned") planned++;
  });
  return { incidents, movements, possible, planned };
}
