/** Lengths of a span as ISO 8601 durations: those of one unit, like P3D, PT6H or P10Y, and any, like P1M10DT12H. */
import { DAY_MS, dateOfEpochDay, epochDayOf, type Zone } from "./calendar.ts";
import { FURTHEST_DAY, instantOfWallTime } from "./moment.ts";
import { type Unit, YEARS } from "./units.ts";

export interface Steps {
  readonly unit: Unit;
  /** One or more. */
  readonly count: number;
}

const LETTERS: Readonly<Record<string, Unit>> = { Y: "year", M: "month", W: "week", D: "day" };

export function formatSteps({ unit, count }: Steps): string {
  switch (unit) {
    case "hour":
      return `PT${count}H`;
    case "day":
    case "week":
    case "month":
    case "year":
      return `P${count}${unit.charAt(0).toUpperCase()}`;
    case "decade":
    case "century":
    case "millennium":
      return `P${count * (YEARS[unit] ?? 1)}Y`;
  }
}

/** Undefined for what is no duration of one unit. */
export function parseSteps(text: string): Steps | undefined {
  const match = /^P(?:(\d{1,6})([YMWD])|T(\d{1,6})H)$/.exec(text);
  const count = Number(match?.[1] ?? match?.[3]);
  if (!match || !(count > 0)) return undefined;
  return { unit: LETTERS[match[2] ?? ""] ?? "hour", count };
}

export interface Duration {
  /** Months, and days, of the calendar; then milliseconds that pass. Together more than nothing. */
  readonly months: number;
  readonly days: number;
  readonly millis: number;
}

const DURATION =
  /^P(?=.)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

/** Undefined for what is no duration, or one of no length. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const all = {
    months: years * 12 + months,
    days: weeks * 7 + days,
    millis: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  };
  return all.months + all.days + all.millis > 0 ? all : undefined;
}

/**
 * The instant a duration after another, or before it, by the zone's calendar and clock: a day later is the same time of the
 * next day. A day that a month lacks becomes the month's last. NaN beyond what a browser's clock reaches.
 *
 * @param direction 1 for after, -1 for before
 */
export function plusDuration(
  zone: Zone,
  instant: number,
  { months, days, millis }: Duration,
  direction: 1 | -1,
): number {
  const from = dateOfEpochDay(zone.dayAt(instant));
  const clock = instant + zone.offsetAt(instant) - epochDayOf(from) * DAY_MS;
  const month = { year: from.year, month: from.month + direction * months, day: 1 };
  const length = epochDayOf({ ...month, month: month.month + 1 }) - epochDayOf(month);
  const day = epochDayOf({ ...month, day: Math.min(from.day, length) }) + direction * days;
  if (!(Math.abs(day) <= FURTHEST_DAY)) return Number.NaN;
  return instantOfWallTime(zone, day * DAY_MS + clock) + direction * millis;
}
