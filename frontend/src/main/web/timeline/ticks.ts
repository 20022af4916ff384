/** Which steps of the slider get a mark, and which a label; whatever the length of time, the work is as little as there are marks. */
import { ABOUT_MS, type Axis, type Grid } from "../time/axis.ts";
import { division, type Unit, YEARS } from "../time/units.ts";
import type { StepRange } from "./step-range.ts";

export interface Tick {
  /** Step of the grid that it stands at. */
  readonly index: number;
  /** An instant within what it labels. */
  readonly instant: number;
}

export interface Ticks {
  /** What the labels count in. */
  readonly unit: Unit;
  readonly labelled: readonly Tick[];
}

const MULTIPLES: readonly (readonly [Unit, readonly number[]])[] = [
  ["hour", [1, 2, 3, 6, 12]],
  ["day", [1, 2, 5, 7, 10, 14]],
  ["month", [1, 2, 3, 6]],
  ["year", [1, 2, 5]],
  ["decade", [1, 2, 5]],
  ["century", [1, 2, 5]],
  ["millennium", [1, 2, 5, 10, 20, 50, 100, 200, 500]],
];

/** What most labels take, px, with the gap beside it. */
const USUAL_PX = 40;

/**
 * As many as fit side by side, however long their words are.
 *
 * @param width of the axis, px
 * @param widest what the widest of some labels takes, px, with the gap beside it
 */
export function fittingTicks(axis: Axis, range: StepRange, width: number, widest: (ticks: Ticks) => number): Ticks {
  for (let room = width / USUAL_PX; ; ) {
    const ticks = ticksOf(axis, range, room);
    const fit = width / widest(ticks);
    if (fit >= room || room <= 1) return ticks;
    room = fit;
  }
}

export interface PlacedLabel {
  /** Its left edge, px. */
  readonly left: number;
  /** It would touch the one before. */
  readonly hidden: boolean;
}

/**
 * Where labels stand: in the middle below their marks, but within the axis.
 *
 * @param labels where each one's mark is, and how wide it is, px; from left to right
 * @param width of the axis, px
 * @param beyond how far they may reach past either end of it, px
 */
export function placeLabels(
  labels: readonly { readonly at: number; readonly width: number }[],
  width: number,
  beyond: number,
  gap: number,
): PlacedLabel[] {
  let taken = -Infinity;
  return labels.map(({ at, width: own }) => {
    const left = Math.max(-beyond, Math.min(at - own / 2, width + beyond - own));
    const hidden = left < taken;
    if (!hidden) taken = left + own + gap;
    return { left, hidden };
  });
}

/** @param room how many labels fit side by side */
export function ticksOf(axis: Axis, { grid, first, last }: StepRange, room: number): Ticks {
  const start = grid.startOf(first);
  const end = grid.endOf(last);
  const least = ABOUT_MS[grid.unit === "week" ? "day" : grid.unit] * 0.99;
  const [unit, multiple] = choose(least, (end - start) / Math.max(1, room));
  const years = YEARS[unit];
  if (years !== undefined && years * multiple > 1) {
    const labelled = roundYears(axis, grid, start, end, years * multiple);
    if (labelled.length) return { unit, labelled };
  }
  if (unit === grid.unit) {
    const labelled: Tick[] = [];
    for (let index = aligned(unit, grid, first, multiple, axis); index <= last; index += multiple) {
      labelled.push({ index, instant: grid.startOf(index) });
    }
    return { unit, labelled };
  }
  const { ordinalAt, startOf } = division(unit, axis.zone, axis.start);
  const labelled: Tick[] = [];
  const from = Math.ceil(ordinalAt(start) / multiple) * multiple;
  for (let ordinal = from; startOf(ordinal) <= end; ordinal += multiple) {
    const instant = startOf(ordinal);
    if (instant >= start) labelled.push({ index: grid.indexAt(instant), instant });
  }
  return labelled.length ? { unit, labelled } : { unit: grid.unit, labelled: [{ index: first, instant: start }] };
}

/** Years whose number, as it is written, is a multiple: 40 BC and 20 BC, then 20 and 40; there is no year 0. */
function roundYears(
  { zone, start: storyStart }: Axis,
  grid: Grid,
  start: number,
  end: number,
  multiple: number,
): Tick[] {
  const { ordinalAt: yearAt, startOf } = division("year", zone, storyStart);
  const labelled: Tick[] = [];
  for (let nth = Math.floor(yearAt(start) / multiple) - 1; ; nth++) {
    if (nth === 0) continue;
    const instant = startOf(nth > 0 ? nth * multiple : nth * multiple + 1);
    if (instant > end) return labelled;
    if (instant >= start) labelled.push({ index: grid.indexAt(instant), instant });
  }
}

/** Days are counted from the first shown; years, hours and the like stand at round numbers. */
function aligned(unit: Unit, grid: Grid, first: number, multiple: number, axis: Axis): number {
  if (unit === "day" || unit === "week" || multiple === 1) return first;
  const { ordinalAt } = division(unit, axis.zone, axis.start);
  const ordinal = unit === "hour" ? hourOfDay(axis, grid.startOf(first)) : ordinalAt(grid.startOf(first));
  return first + ((multiple - (((ordinal % multiple) + multiple) % multiple)) % multiple);
}

function hourOfDay({ zone }: Axis, instant: number): number {
  return Math.floor((instant - zone.startOf(zone.dayAt(instant))) / ABOUT_MS.hour);
}

/** The finest labels, not finer than `least`, that are `apart` or more. */
function choose(least: number, apart: number): readonly [Unit, number] {
  for (const [unit, multiples] of MULTIPLES) {
    for (const multiple of multiples) {
      if (ABOUT_MS[unit] >= least && ABOUT_MS[unit] * multiple >= apart * 0.98) return [unit, multiple];
    }
  }
  return ["millennium", 1000];
}
