/** The story at a moment, told from nothing but itself: event by event, slow and plain. What tells it step by step is measured by it. */
import { isRetracted, type StoryEvent } from "../../main/web/story/event.ts";
import type { Counts, Standing } from "../../main/web/story/standing.ts";
import type { Mode, Span } from "../../main/web/time/span.ts";

type Times = Pick<StoryEvent, "start" | "latestStart" | "end">;

/** @param moment milliseconds since 1970 */
export function standingAt(event: Times, moment: number): Standing {
  if (event.start === Infinity) return "undated";
  if (moment < event.start) return "not-begun";
  if (event.end < moment) return "over";
  return moment < event.latestStart ? "possibly-begun" : "begun";
}

/** How an event that may overlap a span stands at its end; what ended within the span still belongs to it. */
export function standingIn(event: Times, { from, t }: Span): Standing {
  if (event.start === Infinity) return "undated";
  if (t < event.start) return "not-begun";
  if (event.end < from) return "out";
  return t < event.latestStart ? "possibly-begun" : "begun";
}

export function standingsOf(events: readonly Times[], span: Span, mode: Mode): Standing[] {
  return events.map((event) => (mode === "cumulative" ? standingAt(event, span.t) : standingIn(event, span)));
}

/** @param admitted which events the filters let through */
export function countsOf(
  events: readonly StoryEvent[],
  standings: readonly Standing[],
  stepStart: number,
  admitted: ArrayLike<number>,
): Counts {
  const counts = { incidents: 0, movements: 0, possible: 0, planned: 0, retracted: 0, undated: 0, newInStep: 0 };
  events.forEach((event, index) => {
    const standing = standings[index];
    if (!admitted[index] || standing === "not-begun" || standing === "out") return;
    if (standing === "undated") {
      if (!isRetracted(event)) counts.undated++;
      return;
    }
    if (isRetracted(event)) {
      counts.retracted++;
      return;
    }
    if (event.kind === "incident") counts.incidents++;
    else counts.movements++;
    if (standing === "possibly-begun") counts.possible++;
    if (event.properties.status === "planned") counts.planned++;
    if ((standing === "possibly-begun" ? event.start : event.latestStart) >= stepStart) counts.newInStep++;
  });
  return counts;
}
