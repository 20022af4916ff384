/** Keeps the page's address, and the links to its other languages, in step with the slider. */
import { isoDate } from "../timeline/calendar.ts";
import { dateAt, type Steps } from "../timeline/steps.ts";

// Safari refuses more than 100 changes of the address in 30 seconds.
const QUIET_MS = 350;

export interface AddressKeeper {
  /** @param moved whether the reader moved the slider; the first view leaves the address as it was given */
  update(position: number, moved: boolean): void;
}

export function addressKeeper(steps: Steps): AddressKeeper {
  let waiting: number | undefined;
  const links = document.querySelectorAll<HTMLAnchorElement>("a[data-lang]");
  return {
    update(position, moved) {
      const t = isoDate(dateAt(steps, position));
      // At once: a link may be followed while the address is still to change.
      for (const link of links) link.href = withMoment(link.href, t);
      clearTimeout(waiting);
      if (moved) {
        waiting = window.setTimeout(
          () => history.replaceState(history.state, "", withMoment(location.href, t)),
          QUIET_MS,
        );
      }
    },
  };
}

export function withMoment(address: string, t: string): string {
  const url = new URL(address);
  url.searchParams.set("t", t);
  return url.href;
}
