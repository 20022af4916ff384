/** Moments as an address writes them: ISO 8601, in the story's zone unless an offset is given. */
import {
  type CivilDate,
  clockText,
  DAY_MS,
  dateOfEpochDay,
  epochDayOf,
  isoDate,
  parseDate,
  type Zone,
} from "./calendar.ts";
import type { Unit } from "./units.ts";

/** Days from 1970 that a browser's clock still reaches, with some to spare for what is counted from them. */
export const FURTHEST_DAY = 99_000_000;

/**
 * The last millisecond of what a day or a moment names: of the day, or before the moment; undefined for what is neither.
 */
export function parseLastInstant(zone: Zone, text: string): number | undefined {
  const day = parseReachableDate(text);
  if (day) return zone.startOf(epochDayOf(day) + 1) - 1;
  const match = /^(.+)T(\d\d):?(\d\d)?(?::?(\d\d)(?:[.,](\d{1,3})\d*)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text);
  const date = match?.[1] === undefined ? undefined : parseReachableDate(match[1]);
  if (!match || !date) return undefined;
  const [, , hour, minute = "0", second = "0", fraction = "0", offset] = match;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const clock = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, "0"));
  if (clock > DAY_MS) return undefined;
  const wall = epochDayOf(date) * DAY_MS + clock;
  return (offset === undefined ? instantOfWallTime(zone, wall) : wall - offsetMs(offset)) - 1;
}

function parseReachableDate(text: string): CivilDate | undefined {
  const date = parseDate(text);
  return date && Math.abs(epochDayOf(date)) <= FURTHEST_DAY ? date : undefined;
}

/** The first millisecond of what a day or a moment names: of the day, or the moment itself. */
export function parseFirstInstant(zone: Zone, text: string): number | undefined {
  const last = parseLastInstant(zone, text);
  if (last === undefined) return undefined;
  return text.includes("T") ? last + 1 : zone.startOf(zone.dayAt(last));
}

/** Of a time that a change of clocks repeats, the first; one that it leaves out is as far after the change as it says. */
export function instantOfWallTime(zone: Zone, wall: number): number {
  const guesses = [wall - zone.offsetAt(wall - DAY_MS), wall - zone.offsetAt(wall + DAY_MS)];
  const fitting = guesses.filter((guess) => guess + zone.offsetAt(guess) === wall);
  return fitting.length ? Math.min(...fitting) : Math.max(...guesses);
}

function offsetMs(text: string): number {
  if (text === "Z") return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(":", "") || "0")];
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The day that ends at an instant, or for hours the moment; with an offset only where the clock shows that time twice. */
export function formatMoment(zone: Zone, last: number, unit: Unit): string {
  const whole = zone.startOf(zone.dayAt(last) + 1) - 1 === last;
  if (unit !== "hour" || whole) return isoDate(dateOfEpochDay(zone.dayAt(last)));
  const next = last + 1;
  const plain = `${isoDate(dateOfEpochDay(zone.dayAt(next)))}T${clockText(zone, next)}`;
  return parseLastInstant(zone, plain) === last ? plain : `${new Date(next).toISOString().slice(0, -8)}Z`;
}
