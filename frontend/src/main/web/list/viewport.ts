/** What is seen of a list: its panel scrolls, or the page itself does. */

/** While time runs: no more than what heights that are guessed may be wrong by. */
export const BRIEF_MARGIN_PX = 100;

export interface Viewport {
  /** What of the list is seen, or is about to be, px from the list's top. */
  readonly from: number;
  readonly to: number;
  /**
   * Looks where the list stands now: reads layout.
   *
   * @returns the part of the window in which it is seen
   */
  read(): { readonly top: number; readonly bottom: number };
  /** A panel that scrolls is about to be scrolled to there, as far as the list goes. */
  expect(from: number, listHeight: number): void;
  scrollBy(px: number): void;
}

/** @param head stands above the list, and lies over it once that is scrolled under it */
export function createViewport(container: HTMLElement, panel: HTMLElement, head: HTMLElement): Viewport {
  let from = 0;
  let to = 1200;
  let panelScrolls = false;
  return {
    get from() {
      return from;
    },
    get to() {
      return to;
    },
    read() {
      const listTop = container.getBoundingClientRect().top;
      panelScrolls = getComputedStyle(panel).overflowY === "auto";
      const box = panelScrolls ? panel.getBoundingClientRect() : { top: 0, bottom: innerHeight };
      const top = Math.max(0, box.top, head.getBoundingClientRect().bottom);
      const bottom = Math.min(innerHeight, box.bottom);
      from = top - listTop;
      to = bottom - listTop;
      return { top, bottom };
    },
    expect(next, listHeight) {
      if (!panelScrolls) return;
      const height = to - from;
      const last = listHeight - height;
      to = Math.min(next, last) + height;
      // No margin is wanted above what comes to the top.
      from = Math.min(next + BRIEF_MARGIN_PX, last);
    },
    scrollBy(px) {
      if (panelScrolls) panel.scrollTop += px;
      else if (px !== 0) window.scrollBy({ top: px, behavior: "instant" });
    },
  };
}
