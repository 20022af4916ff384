/** Incidents in columns, row by row: what of them is counted and drawn. */
export interface IncidentRows {
  /** Milliseconds since 1970, as of an event: -Infinity or +Infinity where unknown or open. */
  readonly start: Float64Array;
  readonly latestStart: Float64Array;
  readonly earliestEnd: Float64Array;
  readonly end: Float64Array;
  /** By number in the list of categories that is told with them. */
  readonly category: Uint16Array;
  /** By number in the list of statuses. */
  readonly status: Uint8Array;
}
