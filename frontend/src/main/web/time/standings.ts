/**
 * How many events stand in what is shown of time. Their times are columns, searched by three orders of them: a step computes anew
 * only those with a bound between where time stood and where it stands. Memory: 41 bytes an event. Cost: two searches in each
 * order, and what changed; the first time, and where much changed, one pass.
 */
import type { Mode, Span } from "./span.ts";

export const NOT_BEGUN = 0;
/** Between its earliest and its latest possible start. */
export const POSSIBLY_BEGUN = 1;
/** For certain. */
export const BEGUN = 2;
/** Its latest possible end has passed. */
export const OVER = 3;
/** It had passed before the shown span began. */
export const OUT = 4;
/** Nothing is known of when it was. */
export const UNDATED = 5;

/** Milliseconds since 1970, by event; infinite where unknown or open. */
export interface Times {
  readonly start: Float64Array;
  readonly latestStart: Float64Array;
  readonly end: Float64Array;
}

/** Whether a standing lets an event show at all. */
export function isShownAt(code: number | undefined): boolean {
  return code === POSSIBLY_BEGUN || code === BEGUN || code === OVER;
}

/** Whether the list has it. */
export function isListedAt(code: number | undefined): boolean {
  return code === UNDATED || isShownAt(code);
}

/** How one event stands; what ended within a span still belongs to it. */
export function codeAt(start: number, latestStart: number, end: number, mode: Mode, { from, t }: Span): number {
  if (t < start) return start < Infinity ? NOT_BEGUN : UNDATED;
  if (mode === "cumulative" && end < t) return OVER;
  if (mode !== "cumulative" && end < from) return OUT;
  return t < latestStart ? POSSIBLY_BEGUN : BEGUN;
}

/** Events in the order of one of their times. */
export interface Order {
  readonly events: Uint32Array;
  readonly times: Float64Array;
}

/** Of so many times that they were put in order before: their positions. */
export const knownOrders = new WeakMap<Float64Array, Uint32Array>();

export function orderOf(times: Float64Array): Order {
  const time = (event: number) => times[event] as number;
  // Not by a difference: that is NaN for two equal infinities.
  const events =
    knownOrders.get(times) ??
    Uint32Array.from(times.keys()).sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
  return { events, times: new Float64Array(times.length).map((_, at) => times[events[at] as number] as number) };
}

/** How many lie before an instant. */
export function countBefore({ times }: Pick<Order, "times">, instant: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Standings {
  /** By event. The same array always. */
  readonly codes: Uint8Array;
  /** In the order of their earliest and of their latest start. */
  readonly byStart: Order;
  readonly byLatestStart: Order;
  /**
   * Stands at another span.
   *
   * @param changed called for each event that stands otherwise than before; all have not begun at first
   */
  move(mode: Mode, span: Span, changed: (event: number, before: number, now: number) => void): void;
}

export function createStandings({ start, latestStart, end }: Times): Standings {
  const codes = new Uint8Array(start.length);
  const byStart = orderOf(start);
  const byLatestStart = orderOf(latestStart);
  const byEnd = orderOf(end);
  let shown: { readonly t: number; readonly ends: number; readonly isPast: boolean } | undefined;

  /** Positions in an order of the times between two instants, half-open, whichever comes first. */
  const between = (order: Order, one: number, other: number): readonly [Order, number, number] => [
    order,
    countBefore(order, Math.min(one, other)),
    countBefore(order, Math.max(one, other)),
  ];
  return {
    codes,
    byStart,
    byLatestStart,
    move(mode, span, changed) {
      const look = (event: number) => {
        const before = codes[event] as number;
        const now = codeAt(start[event] as number, latestStart[event] as number, end[event] as number, mode, span);
        if (now === before) return;
        codes[event] = now;
        changed(event, before, now);
      };
      const isPast = mode === "cumulative";
      const ends = isPast ? span.t : span.from;
      const was = shown;
      shown = { t: span.t, ends, isPast };
      const ranges =
        was?.isPast === isPast
          ? [
              // An event has begun at its very start, and ends after its very end.
              between(byStart, was.t + 1, span.t + 1),
              between(byLatestStart, was.t + 1, span.t + 1),
              between(byEnd, was.ends, ends),
            ]
          : [];
      const many = ranges.reduce((sum, [, low, high]) => sum + high - low, 0) > codes.length;
      if (ranges.length === 0 || many) for (let event = 0; event < codes.length; event++) look(event);
      else for (const [{ events }, low, high] of ranges) for (let at = low; at < high; at++) look(events[at] as number);
    },
  };
}
