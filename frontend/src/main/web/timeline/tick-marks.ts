/** The marks and labels below the slider. */

import { el, part } from "../dom/element.ts";
import type { DateWords } from "../i18n/dates.ts";
import type { StoryContext } from "../state/context.ts";
import type { Axis } from "../time/axis.ts";
import { clockText, dateOfEpochDay } from "../time/calendar.ts";
import type { Unit } from "../time/units.ts";
import { isSameRange, type StepRange } from "./step-range.ts";
import { fittingTicks, type PlacedLabel, placeLabels, type Tick } from "./ticks.ts";

const LABEL_GAP_PX = 10;
/** What is left between labels that the axis's ends push together. */
const LEAST_GAP_PX = 4;
/** Half of what the slider is held by, which reaches past its ends. */
const BEYOND_PX = 12;
const LEAST_STEP_PX = 6;

export interface TickMarks {
  /** Draws anew if what is shown of the grid has changed. */
  update(range: StepRange): void;
}

export function createTickMarks({ root, axis, dates }: StoryContext): TickMarks {
  const box = part(root, "time-marks");
  let shown: StepRange | undefined;
  let width = 0;
  const draw = () => {
    if (!shown || width === 0) return;
    const { first, last } = shown;
    const share = (index: number) => (last === first ? 0 : (100 * (index - first)) / (last - first));
    const wordOf = labelsOf(axis, dates);
    let widths: number[] = [];
    let texts: HTMLElement[] = [];
    const { labelled } = fittingTicks(axis, shown, width, (ticks) => {
      texts = ticks.labelled.map((tick) => el("span", { class: "mark-label" }, wordOf(tick, ticks.unit)));
      box.replaceChildren(...texts);
      widths = texts.map((text) => text.offsetWidth);
      return Math.max(...widths) + LABEL_GAP_PX;
    });
    const ats = labelled.map(({ index }) => (share(index) * width) / 100);
    const places = placeLabels(
      ats.map((at, i) => ({ at, width: widths[i] ?? 0 })),
      width,
      BEYOND_PX,
      LEAST_GAP_PX,
    );
    const labels = new Map(
      labelled.map(({ index }, i) => {
        const text = texts[i] as HTMLElement;
        const { left, hidden } = places[i] as PlacedLabel;
        text.style.left = `${left - (ats[i] ?? 0)}px`;
        text.hidden = hidden;
        return [index, text];
      }),
    );
    const steps = last - first;
    const all =
      width / Math.max(1, steps) >= LEAST_STEP_PX
        ? Array.from({ length: steps + 1 }, (_, i) => first + i)
        : [...labels.keys()];
    box.replaceChildren(
      ...all.map((index) => {
        const text = labels.get(index);
        const mark = el("span", { class: text ? "mark labelled" : "mark" }, text);
        mark.style.left = `${share(index)}%`;
        return mark;
      }),
    );
  };
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    draw();
  }).observe(box);
  return {
    update(range) {
      if (shown && isSameRange(shown, range)) return;
      shown = range;
      draw();
    },
  };
}

/** What a label says. */
export function labelsOf({ zone }: Axis, words: DateWords) {
  return ({ instant }: Tick, unit: Unit): string => {
    const date = dateOfEpochDay(zone.dayAt(instant));
    switch (unit) {
      case "hour": {
        const clock = clockText(zone, instant);
        return clock === "00:00" ? words.short(date) : clock;
      }
      case "day":
      case "week":
        return words.short(date);
      case "month":
        return date.month === 1 ? words.year(date) : words.monthShort(date);
      case "year":
      case "decade":
      case "century":
      case "millennium":
        return words.year(date);
    }
  };
}
