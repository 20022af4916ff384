/** The time that an address asks for: a day, a moment, or an interval of ISO 8601 in any of its forms. */
import type { Axis } from "./axis.ts";
import { parseDuration, plusDuration } from "./duration.ts";
import { parseFirstInstant, parseLastInstant } from "./moment.ts";

export interface TimeInterval {
  /** The last millisecond asked for. */
  readonly t: number;
  /** The first, of an interval. */
  readonly from?: number;
  /** Whether any of it lies outside the story's time. */
  readonly outside: boolean;
}

/** An end left open, by ".." or by nothing. */
const isOpen = (text: string) => text === "" || text === "..";

/**
 * Reads `2022-01-06`, `2022-01-06T18:00`, `2022-01-04/2022-01-06`, `2022-01-04/P2D`, `P2D/2022-01-06`, `2022-01-06/..` and
 * `../2022-01-06`. Days count whole, and an open end is the story's. Undefined for anything else, for a day that there is
 * not, and for what would end before it begins.
 */
export function parseInterval({ zone, start, end }: Axis, text: string): TimeInterval | undefined {
  // A moment at the story's very start shows what led up to it: nothing, and yet it is not outside.
  const isOutside = (instant: number) => instant < start - 1 || instant > end;
  const [one = "", other, more] = text.split("/");
  if (more !== undefined) return undefined;
  if (other === undefined) {
    const t = parseLastInstant(zone, one);
    return t === undefined ? undefined : { t, outside: isOutside(t) };
  }
  if (isOpen(one) && isOpen(other)) return undefined;
  const [before, after] = [parseDuration(one), parseDuration(other)];
  const last = isOpen(other) ? end : parseLastInstant(zone, other);
  const first = isOpen(one) ? start : parseFirstInstant(zone, one);
  const t = after && first !== undefined && !isOpen(one) ? plusDuration(zone, first, after, 1) - 1 : last;
  const from = before && last !== undefined && !isOpen(other) ? plusDuration(zone, last + 1, before, -1) : first;
  if (t === undefined || from === undefined || !(from <= t)) return undefined;
  return { t, from, outside: isOutside(t) || isOutside(from) };
}
