/** Lets a component show a part of an observable value, and be drawn anew when that part is another. */
import { useEffect, useReducer, useRef } from "preact/hooks";
import type { Observable } from "./observable.ts";

export function useValue<S, T>(of: Observable<S>, select: (state: S) => T): T {
  const [, again] = useReducer((times: number) => times + 1, 0);
  const value = select(of.state);
  const shown = useRef({ value, select });
  shown.current = { value, select };
  useEffect(() => {
    const look = () => {
      if (shown.current.select(of.state) !== shown.current.value) again(undefined);
    };
    // It may have changed since this was drawn.
    look();
    return of.subscribe(look);
  }, [of]);
  return value;
}
