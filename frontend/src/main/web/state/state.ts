/** What the reader has chosen: one immutable value, changed by pure functions. Those that move in time stand in moves.ts. */
import { type Filters, NO_FILTERS } from "../filter/filters.ts";
import type { Mode, Span } from "../time/span.ts";
import type { Unit } from "../time/units.ts";

export interface MapView {
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
  readonly filters: Filters;
  /** Whether the map has what has no known date. */
  readonly undated: boolean;
  /** Index of the scene walked; null when exploring. */
  readonly scene: number | null;
  /** What the map shows; null for the story's first view. */
  readonly view: MapView | null;
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
    filters: NO_FILTERS,
    undated: false,
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

/** Shows places alone, and the list of what happened there; none shows all. */
export const withPlaces =
  (place: readonly string[]): Transition =>
  (state) => ({ ...state, filters: { ...state.filters, place }, selected: null });

/** The place that is shown alone; null where it is none, or several. */
export function onlyPlace({ filters: { place } }: ReaderState): string | null {
  return place.length === 1 ? (place[0] ?? null) : null;
}

export const withUndated =
  (undated: boolean): Transition =>
  (state) => ({ ...state, undated });

export const withFilters =
  (filters: Filters): Transition =>
  (state) => ({ ...state, filters });
