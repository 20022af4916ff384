/** Tells what has changed to who does not see it: one message when it has come to rest, not one for each step on the way. */
import { setText } from "./element.ts";

export interface Announcer {
  /** @param moving whether more is on its way, as while time plays: then nothing is said yet */
  say(text: string, moving: boolean): void;
}

/** @param live an element with aria-live */
export function createAnnouncer(live: HTMLElement, quietMs: number): Announcer {
  let waiting: number | undefined;
  let last: string | undefined;
  let held = false;
  return {
    say(text, moving) {
      if (text === last && moving === held) return;
      last = text;
      held = moving;
      clearTimeout(waiting);
      if (!moving) waiting = window.setTimeout(() => setText(live, text), quietMs);
    },
  };
}
