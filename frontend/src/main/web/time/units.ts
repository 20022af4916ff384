/** The steps that time is counted in, finest first, and how each divides it in a zone. */
import { type CivilDate, dateOfEpochDay, epochDayOf, type Zone } from "./calendar.ts";

export const UNITS = ["hour", "day", "week", "month", "year", "decade", "century", "millennium"] as const;
export type Unit = (typeof UNITS)[number];

export const HOUR_MS = 3_600_000;

/** Numbers the steps of a unit, without gaps. */
export interface Division {
  ordinalAt(instant: number): number;
  /** The first millisecond of a step. */
  startOf(ordinal: number): number;
}

/** How many years a step lasts that lasts years. */
export const YEARS: Readonly<Partial<Record<Unit, number>>> = { year: 1, decade: 10, century: 100, millennium: 1000 };

/**
 * @param near an instant whose wall clock the hours are aligned with: hours are hours of elapsed time, so that the one that a
 *     change of clocks repeats is two steps, and the one that it leaves out none
 */
export function division(unit: Unit, zone: Zone, near: number): Division {
  const dateAt = (instant: number) => dateOfEpochDay(zone.dayAt(instant));
  const startOn = (date: CivilDate) => zone.startOf(epochDayOf(date));
  switch (unit) {
    case "hour": {
      const shift = modulo(near + zone.offsetAt(near), HOUR_MS) - modulo(near, HOUR_MS);
      return {
        ordinalAt: (instant) => Math.floor((instant + shift) / HOUR_MS),
        startOf: (ordinal) => ordinal * HOUR_MS - shift,
      };
    }
    case "day": {
      const skipped = zone.skippedDays();
      return {
        ordinalAt: (instant) => {
          const day = zone.dayAt(instant);
          return day - skipped.filter((one) => one < day).length;
        },
        startOf: (ordinal) => zone.startOf(skipped.reduce((day, one) => (one <= day ? day + 1 : day), ordinal)),
      };
    }
    case "week":
      // The first day of 1970 was a Thursday; weeks begin on Monday.
      return {
        ordinalAt: (instant) => Math.floor((zone.dayAt(instant) + 3) / 7),
        startOf: (ordinal) => zone.startOf(ordinal * 7 - 3),
      };
    case "month":
      return {
        ordinalAt: (instant) => {
          const { year, month } = dateAt(instant);
          return year * 12 + month - 1;
        },
        startOf: (ordinal) => startOn({ year: Math.floor(ordinal / 12), month: modulo(ordinal, 12) + 1, day: 1 }),
      };
    case "year":
    case "decade":
    case "century":
    case "millennium": {
      const years = YEARS[unit] ?? 1;
      return {
        ordinalAt: (instant) => Math.floor(dateAt(instant).year / years),
        startOf: (ordinal) => startOn({ year: ordinal * years, month: 1, day: 1 }),
      };
    }
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
