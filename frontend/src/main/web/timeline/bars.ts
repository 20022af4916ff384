/**
 * The histogram drawn above the slider, and the spans that the author shades: from left to right in every language, as the slider.
 * Drawn anew only when what it tells of changes.
 */

import { el, part, svg } from "../dom/element.ts";
import { categoryFill } from "../signs/patterns.ts";
import type { StoryContext } from "../state/context.ts";
import { indexOf, isRetracted } from "../story/event.ts";
import type { Story } from "../story/load.ts";
import type { Grid } from "../time/axis.ts";
import { shownText } from "../wording/moment.ts";
import { type Histogram, histogramOf } from "./histogram.ts";
import { isSameRange, type StepRange, shareOf } from "./step-range.ts";

const LEAST_BIN_PX = 6;
const WIDEST_BAR_PX = 22;

/** What the histogram tells now. */
export interface HistogramSummary {
  /** In words, for who does not see it. */
  readonly summary: string;
  /** Whether there are bars of what certainly, and of what only possibly, fell into a step. */
  readonly certain: boolean;
  readonly possible: boolean;
  /** The spans that are shaded, each by name and time. */
  readonly shades: readonly string[];
}

export interface Bars {
  update(range: StepRange, admitted: Uint8Array): void;
}

/**
 * @param drawn called with what has been drawn
 * @param jump goes to a step
 */
export function createBars(
  context: StoryContext,
  drawn: (now: HistogramSummary) => void,
  jump: (index: number) => void,
): Bars {
  const { root, story, translator } = context;
  const { t, plural } = translator;
  const box = part(root, "time-bars");
  const drawing = svg("svg", { class: "bars", "aria-hidden": "true", preserveAspectRatio: "none" });
  const shades = el("div", { class: "shades", "aria-hidden": "true" });
  box.append(shades, drawing);
  const shadedIn = ({ info, events }: Story) =>
    (info.spans ?? []).flatMap(({ incident, label }) => {
      const event = events[indexOf(events, `incidents/${incident}`)];
      return event && !isRetracted(event) ? [{ event, label: label ?? event.properties.title }] : [];
    });
  let range: StepRange | undefined;
  let admitted: Uint8Array = new Uint8Array();
  let width = 0;

  const draw = () => {
    if (!range || width === 0) return;
    const { grid, first, last } = range;
    const { categories } = story.info;
    const ids = categories.map(({ id }) => id);
    const height = box.clientHeight;
    const histogram = histogramOf(story.events, admitted, ids, range, width / LEAST_BIN_PX);
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const step = width / Math.max(1, last - first);
    drawing.replaceChildren(
      ...pathsOf(histogram, step, height - 1).flatMap(({ category: id, certain, possible }) => {
        const category = categories.find((one) => one.id === id);
        if (!category) return [];
        return [
          ...(certain ? [svg("path", { d: certain, fill: categoryFill(category) })] : []),
          ...(possible ? [svg("path", { d: possible, class: "possible", stroke: category.colour })] : []),
        ];
      }),
    );
    const shown = range;
    const share = (instant: number) => shareOf(shown, grid.indexAt(instant));
    const here = shadedIn(story).filter(
      ({ event }) => event.start <= grid.endOf(last) && event.end >= grid.startOf(first),
    );
    shades.replaceChildren(
      ...here.map(({ event, label }) => {
        const one = el("span", { class: "shade", title: label });
        one.style.left = `${100 * share(event.start)}%`;
        one.style.inlineSize = `${100 * (share(event.end) - share(event.start))}%`;
        return one;
      }),
    );
    drawn({
      summary: summaryOf(histogram, grid, here),
      certain: histogram.series.some((one) => one.certain.some((count) => count > 0)),
      possible: histogram.series.some((one) => one.possible.some((count) => count > 0)),
      shades: here.map(({ event, label }) => t("legend.named", label, event.properties.whenText)),
    });
  };
  const summaryOf = ({ highest, busiest, first, size }: Histogram, grid: Grid, here: ReturnType<typeof shadedIn>) => {
    const index = first + busiest * size;
    const from = grid.startOf(index);
    const span = {
      mode: "window",
      unit: grid.unit,
      from,
      t: grid.endOf(Math.min(grid.last, index + size - 1)),
    } as const;
    const when = shownText(span, from, context);
    return [
      highest ? t("histogram.summary", when, plural("histogram.events", highest)) : t("histogram.empty"),
      ...here.map(({ event, label }) => t("histogram.shaded", label, event.properties.whenText)),
    ].join(" ");
  };

  box.addEventListener("click", (event) => {
    if (!range || width === 0) return;
    const { left, right } = drawing.getBoundingClientRect();
    const share = (event.clientX - left) / (right - left);
    const { first, last } = range;
    jump(Math.max(first, Math.min(last, Math.round(first + share * (last - first)))));
  });
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    draw();
  }).observe(box);
  return {
    update(now, nowAdmitted) {
      if (range && isSameRange(range, now) && nowAdmitted === admitted) return;
      range = now;
      admitted = nowAdmitted;
      draw();
    },
  };
}

/** One path for all bars of a category that are certain, one for those that are possible, stacked in this order. */
function pathsOf({ series, bins, size, highest }: Histogram, step: number, height: number) {
  const bar = Math.max(2, Math.min(WIDEST_BAR_PX, step * size - 1.5));
  const unit = height / Math.max(1, highest);
  const tops = new Array<number>(bins).fill(0);
  const rects = (counts: readonly number[], inset: number) =>
    counts
      .map((count, bin) => {
        if (count === 0) return "";
        const below = tops[bin] ?? 0;
        tops[bin] = below + count;
        const x = (bin * size + (size - 1) / 2) * step - bar / 2 + inset;
        const y = height + 1 - (below + count) * unit + inset;
        return `M${round(x)} ${round(y)}h${round(bar - 2 * inset)}v${round(Math.max(0.4, count * unit - 2 * inset))}h${round(2 * inset - bar)}z`;
      })
      .join("");
  const certain = series.map(({ certain: counts }) => rects(counts, 0));
  const possible = series.map(({ possible: counts }) => rects(counts, 0.5));
  return series.map(({ category }, index) => ({ category, certain: certain[index], possible: possible[index] }));
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
