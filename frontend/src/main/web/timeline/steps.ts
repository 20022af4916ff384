/** The positions of the slider: the story's whole days, in its own zone. A position means the end of that day. */
import type { StoryInfo } from "../story/types.ts";
import { type CivilDate, dateOfEpochDay, epochDayOf, parseDate, type Zone } from "./calendar.ts";

export interface Steps {
  readonly zone: Zone;
  /** Days since 1970 of position 0. */
  readonly firstDay: number;
  /** The last position; the first is 0. */
  readonly last: number;
}

/** The days that the story's extent touches. */
export function stepsOf(story: Pick<StoryInfo, "extent">, zone: Zone): Steps {
  const interval = story.extent.temporal.interval[0];
  const [start, end] = (interval ?? []).map((text) => Date.parse(text));
  if (start === undefined || end === undefined || !(start <= end)) {
    throw new RangeError(`Not a closed time interval: ${JSON.stringify(interval)}`);
  }
  const firstDay = zone.dayAt(start);
  return { zone, firstDay, last: zone.dayAt(end) - firstDay };
}

export function dateAt(steps: Steps, position: number): CivilDate {
  return dateOfEpochDay(steps.firstDay + position);
}

/** The last millisecond of the day. */
export function endOfDay(steps: Steps, position: number): number {
  return steps.zone.startOf(steps.firstDay + position + 1) - 1;
}

export function clamp(steps: Steps, position: number): number {
  return Math.max(0, Math.min(steps.last, position));
}

export function positionOf(steps: Steps, date: CivilDate): number {
  return clamp(steps, epochDayOf(date) - steps.firstDay);
}

/**
 * The position that an ISO 8601 day, moment or interval asks for (of an interval its end, `..` being the last day), clamped to the story; undefined
 * if it is none of these. A time without an offset is in the story's zone, as a date is.
 */
export function positionAsked(steps: Steps, text: string): number | undefined {
  const [begin = "", moment = begin] = text.split("/");
  if (moment === ".." && dateAsked(steps, begin)) return steps.last;
  const date = dateAsked(steps, moment);
  return date && positionOf(steps, date);
}

function dateAsked({ zone }: Steps, moment: string): CivilDate | undefined {
  return parseDate(moment) ?? localDate(zone, moment);
}

function localDate(zone: Zone, text: string): CivilDate | undefined {
  const match = /^(.+)T\d\d(?::\d\d){1,2}(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  const date = match?.[1] === undefined ? undefined : parseDate(match[1]);
  if (!date || !match?.[2]) return date;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : dateOfEpochDay(zone.dayAt(instant));
}

/** Keys that mean the same on every platform; the rest is left to the browser's own slider. */
export function stepOfKey(key: string): number | undefined {
  switch (key) {
    case "PageUp":
      return 7;
    case "PageDown":
      return -7;
    default:
      return undefined;
  }
}

/**
 * Positions to label, so that labels of a width do not collide on a scale of a length, both in the same unit. Always holds 0.
 */
export function labelledPositions(last: number, labelWidth: number, length: number): number[] {
  const room = Math.max(1, Math.floor(length / labelWidth));
  const least = Math.max(1, Math.ceil(last / room));
  const step = [1, 2, 5, 7, 10, 14, 30, 60, 90, 180].find((days) => days >= least) ?? Math.ceil(least / 365) * 365;
  const positions: number[] = [];
  for (let position = 0; position <= last; position += step) positions.push(position);
  return positions;
}
