/** What the reader has chosen: one immutable value, changed by pure functions. Those that move in time stand in moves.ts. */
import { type Filters, NO_FILTERS } from "../filter/filters.ts";
import type { Unit } from "../timeline/units.ts";

export const MODES = ["cumulative", "window", "moment"] as const;
/** All until now; what may overlap a span; what may overlap one step. */
export type Mode = (typeof MODES)[number];

export interface Span {
  /** First and last millisecond since 1970. */
  readonly from: number;
  readonly t: number;
}

export interface View {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

export interface ReaderState extends Span {
  readonly mode: Mode;
  /** Last millisecond of the shown step. */
  readonly t: number;
  /** First millisecond of what is shown: of the story (cumulative), of the span (window), of the step (moment). */
  readonly from: number;
  /** The step of slider, keys and play. */
  readonly unit: Unit;
  /** The part of the story's time that the slider spans; null for all of it. */
  readonly part: Span | null;
  /** Forward 1, back -1. */
  readonly playing: 0 | 1 | -1;
  /** Steps per second when playing. */
  readonly speed: number;
  readonly loop: boolean;
  /** Key of the event whose details are open. */
  readonly selected: string | null;
  /** Id of the place that the list is narrowed to. */
  readonly place: string | null;
  readonly filters: Filters;
  /** Index of the scene walked; null when exploring. */
  readonly scene: number | null;
  /** What the map shows; null for the story's first view. */
  readonly view: View | null;
}

export type Transition = (state: ReaderState) => ReaderState;

/** The state of a reader who has chosen nothing but a span. */
export function initialState(span: Span, unit: Unit): ReaderState {
  return {
    mode: "cumulative",
    ...span,
    unit,
    part: null,
    playing: 0,
    speed: 1,
    loop: false,
    selected: null,
    place: null,
    filters: NO_FILTERS,
    scene: null,
    view: null,
  };
}

export const pause: Transition = (state) => (state.playing ? { ...state, playing: 0 } : state);

export const withSpeed =
  (speed: number): Transition =>
  (state) => ({ ...state, speed });

export const withLoop =
  (loop: boolean): Transition =>
  (state) => ({ ...state, loop });

export const select =
  (key: string | null): Transition =>
  (state) =>
    key === state.selected ? state : { ...state, selected: key };

/** Narrows the list to a place and shows the list; null shows all. */
export const atPlace =
  (place: string | null): Transition =>
  (state) => ({ ...state, place, selected: null });

export const withFilters =
  (filters: Filters): Transition =>
  (state) => ({ ...state, filters });
