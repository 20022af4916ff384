/** The marks and labels below the slider. */
import { el } from "../dom/element.ts";
import type { DateWords } from "../i18n/dates.ts";
import { clockText } from "../i18n/moment.ts";
import type { Axis, Grid } from "./axis.ts";
import { dateOfEpochDay } from "./calendar.ts";
import { type Tick, ticksOf } from "./ticks.ts";
import type { Unit } from "./units.ts";

const LABEL_GAP_PX = 10;
const LEAST_STEP_PX = 6;

export interface Marks {
  /** Draws anew if what is shown of the grid has changed. */
  update(grid: Grid, first: number, last: number): void;
}

export function createMarks(box: HTMLElement, axis: Axis, words: DateWords): Marks {
  let shown: { grid: Grid; first: number; last: number } | undefined;
  let width = 0;
  const draw = () => {
    if (!shown || width === 0) return;
    const { grid, first, last } = shown;
    const share = (index: number) => (last === first ? 0 : (100 * (index - first)) / (last - first));
    const wordOf = labelOf(axis, words);
    const probe = el("span", { class: "mark-label" }, wordOf({ index: 0, instant: grid.endOf(last) }, "probe"));
    box.replaceChildren(probe);
    const { unit, labelled } = ticksOf(axis, grid, first, last, width / (probe.offsetWidth + LABEL_GAP_PX));
    const labels = new Map(labelled.map((tick) => [tick.index, tick]));
    const steps = last - first;
    const all =
      width / Math.max(1, steps) >= LEAST_STEP_PX
        ? Array.from({ length: steps + 1 }, (_, i) => first + i)
        : [...labels.keys()];
    box.replaceChildren(
      ...all.map((index) => {
        const tick = labels.get(index);
        const mark = el("span", { class: tick ? "mark labelled" : "mark" });
        if (tick) {
          const place = share(index) < 2 ? " first" : share(index) > 98 ? " last" : "";
          mark.append(el("span", { class: `mark-label${place}` }, wordOf(tick, unit)));
        }
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
    update(grid, first, last) {
      if (shown?.grid === grid && shown.first === first && shown.last === last) return;
      shown = { grid, first, last };
      draw();
    },
  };
}

function labelOf({ zone, unit: suited }: Axis, words: DateWords) {
  return ({ instant }: Tick, unit: Unit | "probe"): string => {
    const date = dateOfEpochDay(zone.dayAt(instant));
    switch (unit) {
      case "probe":
        return suited === "hour" || suited === "day" || suited === "week" ? words.short(date) : words.year(date);
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
