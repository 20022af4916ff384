/** Keeps the page's address, and the links to its other languages, in step with the state; and the state with back and forward. */
import { atRest } from "../dom/rest.ts";
import { UNITS, type Unit } from "../time/units.ts";
import type { Address, ParsedAddress } from "./address.ts";
import type { ReaderState } from "./state.ts";

// Safari refuses more than 100 changes of the address in 30 seconds.
const QUIET_MS = 350;

/** What a reader would go back over; time and view follow in the same entry. */
const JUMPS = ["mode", "selected", "scene", "undated"] as const;

/** A search is typed letter by letter: it follows in the same entry too. */
function isJump(state: ReaderState, shown: ReaderState): boolean {
  if (JUMPS.some((part) => state[part] !== shown[part])) return true;
  return state.filters !== shown.filters && state.filters.q === shown.filters.q;
}

/** The step is no part of an address: the browser's history keeps it beside. Undefined for an entry that is not ours. */
export function unitInHistory(): Unit | undefined {
  const kept: unknown = history.state?.unit;
  return UNITS.find((unit) => unit === kept);
}

export interface AddressSync {
  /** The first view leaves the address as it was given. */
  update(state: ReaderState, shown: ReaderState | undefined): void;
}

export function syncAddress(root: HTMLElement, address: Address, back: (to: ParsedAddress) => void): AddressSync {
  const links = root.querySelectorAll<HTMLAnchorElement>("a[data-lang]");
  let pending: ReaderState | undefined;
  let fromHistory = false;
  let search = location.search;
  const relink = (state: ReaderState) => {
    for (const link of links) link.href = address.write(link.href, state);
  };
  const write = () => {
    if (pending) {
      history.replaceState({ unit: pending.unit }, "", address.write(location.href, pending));
      relink(pending);
    }
    pending = undefined;
    search = location.search;
  };
  const writeAtRest = atRest(write, QUIET_MS);
  // A link may be followed while the address is still to change.
  for (const event of ["pointerdown", "focusin", "click"]) {
    for (const link of links) link.addEventListener(event, write);
  }
  addEventListener("popstate", () => {
    // A link within the page, such as one that skips to the slider.
    if (location.search === search && unitInHistory() === undefined) return;
    search = location.search;
    pending = undefined;
    fromHistory = true;
    back(address.read(location.search));
  });
  return {
    update(state, shown) {
      if (!shown || fromHistory) {
        fromHistory = false;
        history.replaceState({ unit: state.unit }, "");
        relink(state);
        return;
      }
      if (isJump(state, shown)) {
        write();
        history.pushState({ unit: state.unit }, "", address.write(location.href, state));
        search = location.search;
        relink(state);
        return;
      }
      const sameTime = state.t === shown.t && state.from === shown.from && state.unit === shown.unit;
      if (sameTime && state.view === shown.view && state.filters === shown.filters) return;
      pending = state;
      writeAtRest();
    },
  };
}
