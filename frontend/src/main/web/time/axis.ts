/** The story's time as the slider counts it: steps of a unit, numbered from 0 at the start of the story's extent. */

import type { Zone } from "./calendar.ts";
import { instantOf } from "./instant.ts";
import { division, HOUR_MS, UNITS, type Unit } from "./units.ts";

/** A stretch of time as OGC API Features has it: the first interval is the whole. RFC 3339. */
export interface TemporalExtent {
  readonly extent: { readonly temporal: { readonly interval: readonly (readonly [string, string])[] } };
}

export interface Grid {
  readonly unit: Unit;
  /** The last index; the first is 0. */
  readonly last: number;
  /** The step that holds an instant, clamped to the story. */
  indexAt(instant: number): number;
  /** The first millisecond of a step, not before the story's. */
  startOf(index: number): number;
  /** The last millisecond of a step, not after the story's. */
  endOf(index: number): number;
}

/** It counts from where the story begins, and anew when that changes. */
export interface Axis {
  readonly zone: Zone;
  /** First and last millisecond of the story's extent. */
  readonly start: number;
  readonly end: number;
  /** The step that suits the extent's length. */
  readonly unit: Unit;
  grid(unit: Unit): Grid;
  /**
   * Counts another extent from now on.
   *
   * @throws RangeError if it is not closed at both ends; then all is as before
   */
  renew(story: TemporalExtent, zone: Zone): void;
}

/** Length of a step of each unit, about. */
export const ABOUT_MS: Readonly<Record<Unit, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 168 * HOUR_MS,
  month: 730.5 * HOUR_MS,
  year: 8766 * HOUR_MS,
  decade: 87_660 * HOUR_MS,
  century: 876_600 * HOUR_MS,
  millennium: 8_766_000 * HOUR_MS,
};

const MOST_HOURS = 100;
const MOST_STEPS = 420;
/** Beyond this a step is no more than a fraction of a pixel to drag and an eternity to play. */
const MOST_OFFERED = 10_000;

/** The finest unit that has not too many steps for a length of time. */
export function unitFor(lengthMs: number): Unit {
  const fits = (unit: Unit) => lengthMs / ABOUT_MS[unit] <= (unit === "hour" ? MOST_HOURS : MOST_STEPS);
  return UNITS.find(fits) ?? "millennium";
}

/** The units to choose from for a length of time: two steps at least. */
export function unitsFor(lengthMs: number): Unit[] {
  const offered = UNITS.filter((unit) => {
    const steps = lengthMs / ABOUT_MS[unit];
    return steps > 1.5 && steps <= MOST_OFFERED;
  });
  return offered.length ? offered : [unitFor(lengthMs)];
}

/** @throws RangeError if the story's extent is not closed at both ends */
export function axisOf(story: TemporalExtent, inZone: Zone): Axis {
  const grids = new Map<Unit, Grid>();
  let zone = inZone;
  let extent = extentOf(story);
  const make = (unit: Unit): Grid => {
    const [start, end] = extent;
    const { ordinalAt, startOf } = division(unit, zone, start);
    const first = ordinalAt(start);
    const last = ordinalAt(end) - first;
    return {
      unit,
      last,
      indexAt: (instant) => ordinalAt(Math.max(start, Math.min(end, instant))) - first,
      startOf: (index) => Math.max(start, startOf(first + index)),
      endOf: (index) => Math.min(end, startOf(first + index + 1) - 1),
    };
  };
  const grid = (unit: Unit) => {
    const made = grids.get(unit) ?? make(unit);
    grids.set(unit, made);
    return made;
  };
  return {
    get zone() {
      return zone;
    },
    get start() {
      return extent[0];
    },
    get end() {
      return extent[1];
    },
    get unit() {
      return unitFor(extent[1] - extent[0]);
    },
    grid,
    renew(next, nextZone) {
      const [start, end] = extentOf(next);
      if (start === extent[0] && end === extent[1] && nextZone.id === zone.id) return;
      extent = [start, end];
      zone = nextZone;
      grids.clear();
    },
  };
}

function extentOf({ extent }: TemporalExtent): [number, number] {
  const interval = extent.temporal.interval[0];
  const [start, end] = (interval ?? []).map(instantOf);
  if (start === undefined || end === undefined || !(start <= end)) {
    throw new RangeError(`Not a closed time interval: ${JSON.stringify(interval)}`);
  }
  return [start, end];
}
