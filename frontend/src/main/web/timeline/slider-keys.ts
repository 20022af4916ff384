/** The keys of the slider beside those that the browser itself gives it. */
import type { StoryContext } from "../state/context.ts";
import type { Transition } from "../state/state.ts";
import { keyOf } from "./keys.ts";
import type { Track } from "./track.ts";

/** @param toIncident goes to the next incident, or the previous */
export function listenForKeys(
  { start, end }: Track,
  { axis, moves, store }: StoryContext,
  toIncident: (direction: 1 | -1) => void,
): void {
  /** Moves the handle that has the focus. */
  const move =
    (handle: EventTarget | null, steps: number): Transition =>
    (state) =>
      handle === start
        ? moves.fromTo(axis.grid(state.unit).indexAt(state.from) + steps)(state)
        : moves.by(steps)(state);
  const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
    const { apply, state } = store();
    const key = keyOf(event);
    if (event.shiftKey && key.startsWith("arrow")) {
      const forward = key === "arrowup" || key === "arrowright";
      return () => apply(moves.spanBy(forward ? 1 : -1));
    }
    const page = state.unit === "day" ? 7 : 10;
    switch (key) {
      case "pageup":
        return () => apply(move(event.target, page));
      case "pagedown":
        return () => apply(move(event.target, -page));
      case " ":
        return () => !event.repeat && apply(moves.togglePlay(event.shiftKey ? -1 : 1));
      case "n":
      case ".":
        return () => toIncident(1);
      case "p":
      case ",":
        return () => toIncident(-1);
      case "+":
      case "=":
        return () => apply(moves.zoomBy(1));
      case "-":
        return () => apply(moves.zoomBy(-1));
      default:
        return undefined;
    }
  };
  for (const handle of [start, end]) {
    handle.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const act = actionOf(event);
      if (!act) return;
      event.preventDefault();
      act();
    });
  }
}
