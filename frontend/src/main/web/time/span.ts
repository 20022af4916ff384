/** What of time is shown: a span, and which of the events that touch it. */

export interface Span {
  /** First and last millisecond since 1970. */
  readonly from: number;
  readonly t: number;
}

export const MODES = ["cumulative", "window", "moment"] as const;
/** All until now; what may overlap a span; what may overlap one step. */
export type Mode = (typeof MODES)[number];
