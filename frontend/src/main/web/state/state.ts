/** What the reader has chosen: one immutable value, changed by pure functions. */

export interface ReaderState {
  /** Position of the slider, 0 to `last`. */
  readonly position: number;
  readonly last: number;
  readonly playing: boolean;
  /** Days per second when playing at 1×. */
  readonly speed: number;
  /** Key of the event whose details are open. */
  readonly selected: string | null;
  /** Id of the place that the list is narrowed to. */
  readonly place: string | null;
}

export type Transition = (state: ReaderState) => ReaderState;

export function initialState(last: number, position: number): ReaderState {
  return { position, last, playing: false, speed: 1, selected: null, place: null };
}

function at(state: ReaderState, position: number): ReaderState {
  const clamped = Math.max(0, Math.min(state.last, position));
  return clamped === state.position ? state : { ...state, position: clamped };
}

/** The reader takes the slider: playing stops. */
export const moveTo =
  (position: number): Transition =>
  (state) =>
    pause(at(state, position));

export const moveBy =
  (days: number): Transition =>
  (state) =>
    moveTo(state.position + days)(state);

export const pause: Transition = (state) => (state.playing ? { ...state, playing: false } : state);

/** Starting at the last day begins again at the first. */
export const togglePlay: Transition = (state) =>
  state.playing ? pause(state) : { ...at(state, state.position === state.last ? 0 : state.position), playing: true };

/** One day of playing; stops on the last. */
export const tick: Transition = (state) => {
  if (!state.playing) return state;
  const next = at(state, state.position + 1);
  return next.position === state.last ? pause(next) : next;
};

export const withSpeed =
  (speed: number): Transition =>
  (state) => ({ ...state, speed });

export const select =
  (key: string | null): Transition =>
  (state) =>
    key === state.selected ? state : { ...state, selected: key };

/** Narrows the list to a place and shows the list; null shows all. */
export const atPlace =
  (place: string | null): Transition =>
  (state) => ({ ...state, place, selected: null });
