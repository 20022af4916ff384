/** One immutable value that is replaced, and whoever wants to know of it. */

export interface Observable<S> {
  readonly state: S;
  /** @returns ends it */
  subscribe(listener: () => void): () => void;
}

export interface Value<S> extends Observable<S> {
  set(change: (state: S) => S): void;
}

export function createValue<S>(initial: S): Value<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(change) {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
