/** Tells what has changed to who does not see it: one message when it has come to rest, not one for each step on the way. */
import { setText } from "./element.ts";
import { atRest } from "./rest.ts";

export interface Announcer {
  /** @param moving whether more is on its way, as while time plays: then nothing is said yet */
  say(text: string, moving: boolean): void;
}

/** @param live an element with aria-live */
export function createAnnouncer(live: HTMLElement, quietMs: number): Announcer {
  let last = "";
  let held: boolean | undefined;
  const tell = atRest(() => {
    if (!held) setText(live, last);
  }, quietMs);
  return {
    say(text, moving) {
      if (text === last && moving === held) return;
      last = text;
      held = moving;
      tell();
    },
  };
}
