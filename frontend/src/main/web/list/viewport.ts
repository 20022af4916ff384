/**
 * What is seen of a list: its panel scrolls, or the page itself does. Browsers round where things stand beyond some million px, and cut
 * at 33 million: a list that is higher stands in the page as high as they hold, and what is seen of it is drawn shifted. Small scrolls
 * are as long as they look, large ones as large a part of the list as of the page.
 */

/** While time runs: no more than what heights that are guessed may be wrong by. */
export const BRIEF_MARGIN_PX = 100;
const HIGHEST_PX = 4_000_000;
/** What a reader who wheels or swipes does not scroll at once. */
const FAR_PX = 3000;

export interface Viewport {
  /** What of the list is seen, or is about to be, px from the list's top. */
  readonly from: number;
  readonly to: number;
  /** Where in the page's list a height of the list stands, or will once it is scrolled to. */
  inPage(px: number): number;
  /** How much higher up in the page than in the list what is seen stands. */
  readonly shift: number;
  /** How high the list stands in the page. */
  readonly height: number;
  /**
   * Looks where the list stands now: reads layout.
   *
   * @returns the part of the window in which it is seen
   */
  read(): { readonly top: number; readonly bottom: number };
  /** A panel that scrolls is about to be scrolled to there, as far as the list goes. */
  expect(from: number): void;
  scrollBy(px: number): void;
  /**
   * Before the page's list ends where the list does not, there is room again.
   *
   * @returns whether that had to be made: what is drawn stands elsewhere
   */
  makeRoom(): boolean;
}

/**
 * @param head stands above the list, and lies over it once that is scrolled under it
 * @param listHeight of all of the list
 */
export function createViewport(
  container: HTMLElement,
  panel: HTMLElement,
  head: HTMLElement,
  listHeight: () => number,
): Viewport {
  let from = 0;
  let to = 1200;
  let panelScrolls = false;
  let shift = 0;
  /** Where in the page's list the view began when last looked at. */
  let stood = 0;

  const height = () => Math.min(listHeight(), HIGHEST_PX);
  /** How many px of the list one of the page's is when it is scrolled far. */
  const stretch = () => (listHeight() > HIGHEST_PX ? (listHeight() - (to - from)) / (HIGHEST_PX - (to - from)) : 1);
  const scrollBy = (px: number) => {
    stood += px;
    if (panelScrolls) panel.scrollTop += px;
    else if (px !== 0) window.scrollBy({ top: px, behavior: "instant" });
  };
  return {
    get from() {
      return from;
    },
    get to() {
      return to;
    },
    get shift() {
      return shift;
    },
    get height() {
      return height();
    },
    inPage: (px) => (Math.abs(px - from) < FAR_PX ? px - shift : px / stretch()),
    read() {
      const listTop = container.getBoundingClientRect().top;
      panelScrolls = getComputedStyle(panel).overflowY === "auto";
      const box = panelScrolls ? panel.getBoundingClientRect() : { top: 0, bottom: innerHeight };
      const top = Math.max(0, box.top, head.getBoundingClientRect().bottom);
      const bottom = Math.min(innerHeight, box.bottom);
      const seen = bottom - top;
      const at = top - listTop;
      const last = height() - seen;
      to = from + seen;
      if (Math.abs(at - stood) > FAR_PX || at <= 0 || at >= last || shift > listHeight() - height()) {
        shift = Math.min(Math.max(at, 0), last) * (stretch() - 1);
      }
      stood = at;
      from = at + shift;
      to = from + seen;
      return { top, bottom };
    },
    expect(next) {
      if (!panelScrolls) return;
      const seen = to - from;
      const last = listHeight() - seen;
      stood = Math.min(next, last) / stretch();
      shift = Math.min(next, last) - stood;
      to = Math.min(next, last) + seen;
      // No margin is wanted above what comes to the top.
      from = Math.min(next + BRIEF_MARGIN_PX, last);
    },
    scrollBy,
    makeRoom() {
      const above = Math.min(from, height() / 2);
      const below = Math.min(listHeight() - to, height() / 2);
      const by =
        stood < 2 * FAR_PX ? above - stood : height() - (to - shift) < 2 * FAR_PX ? height() - below - (to - shift) : 0;
      if (listHeight() <= HIGHEST_PX || Math.abs(by) < 1) return false;
      shift -= by;
      scrollBy(by);
      return true;
    },
  };
}
