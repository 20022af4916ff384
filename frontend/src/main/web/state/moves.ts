/** Transitions that move in time, on a story's axis. Whatever the reader does by hand stops play. */
import { ABOUT_MS, type Axis } from "../time/axis.ts";
import type { Steps } from "../time/duration.ts";
import type { Mode } from "../time/span.ts";
import { UNITS, type Unit } from "../time/units.ts";
import { initialState, pause, type ReaderState, type Transition } from "./state.ts";

/** Of the slider's length, what a span first covers. */
const FIRST_SPAN = 1 / 7;
/** Steps that the slider spans at the least. */
const LEAST_SHOWN = 4;

export interface Moves {
  /**
   * A mode at an instant, in the coarsest step that ends with it and is not coarser than the story's own.
   *
   * @param window the length of a span; else it begins at `from`
   */
  at(instant: number, mode: Mode, window?: Steps, from?: number): ReaderState;
  /** Shows a part of the story's time on the slider: each step halves or doubles its length. */
  zoomBy(steps: number): Transition;
  /** Index of the step that ends the shown span. */
  indexOf(state: ReaderState): number;
  /** Moves the slider's handle, the span's end in window mode. */
  to(index: number): Transition;
  by(steps: number): Transition;
  /** Moves the span's start. */
  fromTo(index: number): Transition;
  /** Moves the whole span, keeping its length in steps; outside window mode the same as `by`. */
  spanBy(steps: number): Transition;
  /** To the step of an instant, keeping a span's length. */
  toInstant(instant: number): Transition;
  toMode(mode: Mode): Transition;
  toUnit(unit: Unit): Transition;
  togglePlay(direction: 1 | -1): Transition;
  /** One step of playing. */
  tick: Transition;
  /** Onto the steps of an axis that has been renewed: the reader stays where they are. */
  settle: Transition;
}

export function movesOn(axis: Axis): Moves {
  const gridOf = ({ unit }: ReaderState) => axis.grid(unit);
  const firstLength = (state: ReaderState) => Math.max(1, Math.round((gridOf(state).last + 1) * FIRST_SPAN));
  const indexOf = (state: ReaderState) => gridOf(state).indexAt(state.t);
  const fromIndexOf = (state: ReaderState) => gridOf(state).indexAt(state.from);

  const spanning = (state: ReaderState, fromIndex: number, index: number): ReaderState => {
    const grid = gridOf(state);
    const end = clamp(index, 0, grid.last);
    const t = grid.endOf(end);
    const from = startFor(state.mode, grid.startOf(clamp(fromIndex, 0, end)), grid.startOf(end));
    return t === state.t && from === state.from ? state : inPart({ ...state, t, from });
  };
  const startFor = (mode: Mode, spanStart: number, stepStart: number) => {
    switch (mode) {
      case "cumulative":
        return axis.start;
      case "window":
        return spanStart;
      case "moment":
        return stepStart;
    }
  };
  /** The slider's part goes along with what is shown. */
  const inPart = (state: ReaderState): ReaderState => {
    const { part, t } = state;
    if (!part || (part.from <= t && t <= part.t)) return state;
    const length = part.t - part.from;
    const from = clamp(t - length / 2, axis.start, axis.end - length);
    return { ...state, part: { from, t: from + length } };
  };
  /** A part of the slider that lies within the story. */
  const settled = (state: ReaderState): ReaderState => {
    const { part } = state;
    if (!part || (axis.start <= part.from && part.t <= axis.end)) return state;
    const within = { from: Math.max(axis.start, part.from), t: Math.min(axis.end, part.t) };
    return { ...state, part: within.from < within.t ? within : null };
  };
  const shift = (state: ReaderState, steps: number): ReaderState => {
    const start = state.mode === "window" ? fromIndexOf(state) : 0;
    const end = indexOf(state);
    const least = state.mode === "window" ? -start : -end;
    const by = clamp(steps, least, gridOf(state).last - end);
    return spanning(state, start + by, end + by);
  };
  const to =
    (index: number): Transition =>
    (state) =>
      pause(spanning(state, fromIndexOf(state), index));
  const atFirst = (state: ReaderState) => (state.mode === "window" ? fromIndexOf(state) : indexOf(state)) === 0;
  const atLast = (state: ReaderState) => indexOf(state) === gridOf(state).last;
  const atEnd = (state: ReaderState, direction: 1 | -1) => (direction === 1 ? atLast(state) : atFirst(state));
  const toOtherEnd = (state: ReaderState, direction: 1 | -1) => shift(state, -direction * (gridOf(state).last + 1));

  return {
    indexOf,
    to,
    settle: (state) => settled(spanning(state, fromIndexOf(state), indexOf(state))),
    at(instant, mode, window, from) {
      const within = clamp(instant, axis.start, axis.end);
      const ends = (unit: Unit) => axis.grid(unit).endOf(axis.grid(unit).indexAt(within)) === within;
      const suited = instant < axis.start ? axis.unit : undefined;
      const coarsest =
        suited ??
        UNITS.slice(0, UNITS.indexOf(axis.unit) + 1)
          .filter(ends)
          .at(-1) ??
        "hour";
      const unit = window && ends(window.unit) ? window.unit : coarsest;
      const state = initialState({ from: axis.start, t: axis.end }, unit);
      const index = gridOf(state).indexAt(within);
      const start = () => {
        if (from !== undefined && !window) return gridOf(state).indexAt(from);
        if (!window) return index - firstLength(state) + 1;
        if (window.unit === unit) return index - window.count + 1;
        return gridOf(state).indexAt(within + 1 - window.count * ABOUT_MS[window.unit]);
      };
      return spanning({ ...state, mode }, start(), index);
    },
    zoomBy: (steps) => (state) => {
      const { from, t } = state.part ?? { from: axis.start, t: axis.end };
      const length = clamp((t - from) / 2 ** steps, ABOUT_MS[state.unit] * LEAST_SHOWN, axis.end - axis.start);
      if (length >= axis.end - axis.start) return state.part ? { ...state, part: null } : state;
      const start = clamp(state.t - length / 2, axis.start, axis.end - length);
      return { ...state, part: { from: start, t: start + length } };
    },
    by: (steps) => (state) => to(indexOf(state) + steps)(state),
    fromTo: (index) => (state) => pause(spanning(state, Math.min(index, indexOf(state)), indexOf(state))),
    spanBy: (steps) => (state) => pause(shift(state, steps)),
    toInstant: (instant) => (state) => pause(shift(state, gridOf(state).indexAt(instant) - indexOf(state))),
    toMode: (mode) => (state) => {
      if (mode === state.mode) return state;
      const index = indexOf(state);
      return pause(spanning({ ...state, mode }, index - firstLength(state) + 1, index));
    },
    toUnit: (unit) => (state) => {
      const next = { ...state, unit };
      return unit === state.unit ? state : pause(spanning(next, fromIndexOf(next), indexOf(next)));
    },
    togglePlay: (direction) => (state) => {
      if (state.playing) return pause(state);
      return { ...(atEnd(state, direction) ? toOtherEnd(state, direction) : state), playing: direction };
    },
    tick: (state) => {
      const direction = state.playing;
      if (direction === 0) return state;
      if (state.loop && atEnd(state, direction)) return toOtherEnd(state, direction);
      const next = shift(state, direction);
      return !state.loop && atEnd(next, direction) ? pause(next) : next;
    },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
