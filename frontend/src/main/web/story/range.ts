/** Between which figures a number is: both included, the upper one Infinity where no bound is known. */
import type { StoryEvent } from "./event.ts";
import type { NumberRange } from "./types.ts";

export type Range = readonly [low: number, high: number];

/** As the server tells it (Quantity.java); undefined where there are words alone. */
function rangeOf({ low, best, high }: NumberRange): Range | undefined {
  const from = low ?? best;
  const to = high ?? (low == null ? best : null);
  return from == null && to == null ? undefined : [from ?? 0, to ?? Infinity];
}

/** Of an event's number. */
export function rangeIn(event: StoryEvent, key: string): Range | undefined {
  return event.range ? event.range() : rangeOf(event.properties.numbers?.[key] ?? {});
}

/** "10/50", "10/..", "10" as addresses have it; undefined for anything else. */
export function parseRange(text: string): Range | undefined {
  const [, low = "", to, high = ""] = /^([\d.]*)(\/([\d.]*))?$/.exec(text) ?? [];
  const figure = (digits: string, open: number) =>
    to && /^(\.\.)?$/.test(digits) ? open : /^\d{1,15}(\.\d{1,15})?$/.test(digits) ? Number(digits) : Number.NaN;
  const from = figure(low, 0);
  const until = to ? figure(high, Infinity) : from;
  return from <= until ? [from, until] : undefined;
}
