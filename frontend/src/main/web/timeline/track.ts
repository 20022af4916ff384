/** The slider's handles: one for the moment or a span's end, in window mode another for its start, and its middle to drag it by. */

import { el, idOf, part, setAttribute, setHidden } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import { pause, type ReaderState } from "../state/state.ts";
import { onSliderInput } from "./slider-input.ts";
import { type StepRange, shareOf } from "./step-range.ts";

export interface Track {
  readonly end: HTMLInputElement;
  readonly start: HTMLInputElement;
  update(state: ReaderState, range: StepRange): void;
}

export function createTrack({ root, moves, translator, store }: StoryContext): Track {
  const track = part(root, "time-track");
  const end = part(root, "time-slider", HTMLInputElement);
  const momentLabel = end.getAttribute("aria-label") ?? "";
  const start = el("input", {
    type: "range",
    class: "time-from",
    step: "1",
    autocomplete: "off",
    "aria-label": translator.t("mode.from"),
  });
  start.setAttribute("aria-describedby", idOf(part(root, "time-keys"), "time-keys"));
  start.hidden = true;
  const middle = el("div", { class: "time-span", hidden: true });
  end.before(middle);
  end.after(start);

  let range: StepRange | undefined;
  const putBack = () => {
    const { from, t } = store().state;
    if (!range) return;
    start.value = String(range.grid.indexAt(from));
    end.value = String(range.grid.indexAt(t));
  };
  onSliderInput(end, () => store().apply(moves.to(end.valueAsNumber)), putBack);
  onSliderInput(
    start,
    () => {
      store().apply(moves.fromTo(start.valueAsNumber));
      // The start may not pass the end, and the browser's own handle has.
      putBack();
    },
    putBack,
  );
  let grabbed: { x: number; index: number } | undefined;
  middle.addEventListener("pointerdown", (event) => {
    middle.setPointerCapture(event.pointerId);
    grabbed = { x: event.clientX, index: moves.indexOf(store().state) };
    store().apply(pause);
  });
  middle.addEventListener("pointermove", (event) => {
    if (!grabbed || !range) return;
    const thumb = Number.parseFloat(getComputedStyle(track).getPropertyValue("--thumb"));
    const step = (track.clientWidth - thumb) / Math.max(1, range.last - range.first);
    const across = event.clientX - grabbed.x;
    const index = grabbed.index + Math.round(across / step);
    store().apply((state) => moves.spanBy(index - moves.indexOf(state))(state));
  });
  const release = () => {
    grabbed = undefined;
  };
  middle.addEventListener("pointerup", release);
  middle.addEventListener("pointercancel", release);

  return {
    end,
    start,
    update(state, now) {
      range = now;
      const { grid, first, last } = now;
      const spanned = state.mode === "window";
      for (const [input, instant] of [
        [end, state.t],
        [start, state.from],
      ] as const) {
        const value = grid.indexAt(instant);
        if (input.min !== String(first)) input.min = String(first);
        if (input.max !== String(last)) input.max = String(last);
        if (input.valueAsNumber !== value) input.value = String(value);
      }
      setHidden(start, !spanned);
      setHidden(middle, !spanned);
      const label = spanned ? translator.t("mode.until") : momentLabel;
      setAttribute(end, "aria-label", label);
      track.classList.toggle("spanned", spanned);
      track.classList.toggle("unfilled", state.mode !== "cumulative");
      // On what is drawn with them alone: set higher up they would restyle every mark of the slider.
      for (const { style } of [end, middle]) {
        style.setProperty("--from", String(shareOf(now, grid.indexAt(state.from))));
        style.setProperty("--done", String(shareOf(now, grid.indexAt(state.t))));
      }
    },
  };
}
