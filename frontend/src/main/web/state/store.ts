/** Holds the one state and shows it: however many changes come, views are updated once an animation frame. */
import type { ReaderState, Transition } from "./state.ts";

export interface Store {
  readonly state: ReaderState;
  apply(transition: Transition): void;
}

/**
 * @param show updates every view, given the state shown before (undefined the first time)
 * @param nextFrame runs a function before the next paint
 */
export function createStore(
  initial: ReaderState,
  show: (state: ReaderState, shown: ReaderState | undefined) => void,
  nextFrame: (run: () => void) => void = requestAnimationFrame,
): Store {
  let state = initial;
  let shown: ReaderState | undefined;
  let waiting = false;
  const frame = () => {
    waiting = false;
    const before = shown;
    shown = state;
    show(state, before);
  };
  const ask = () => {
    if (waiting) return;
    waiting = true;
    nextFrame(frame);
  };
  ask();
  return {
    get state() {
      return state;
    },
    apply(transition) {
      const next = transition(state);
      if (next === state) return;
      state = next;
      ask();
    },
  };
}
