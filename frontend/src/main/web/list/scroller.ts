/**
 * The rows of the list under their headings. Up to 200 rows all stand in the page; of more only those in view, with a margin, and
 * the one that has the focus with its neighbours, as the reader scrolls and moves by keys.
 */
import { atRest } from "../dom/rest.ts";
import { createRowDrawing, type DrawnRow } from "./row-drawing.ts";
import type { Section } from "./row-elements.ts";
import { createRowLayout, HEADING_PX } from "./row-layout.ts";
import { createViewport } from "./viewport.ts";

/** Heights learnt may bring other rows into view, whose heights are then learnt. */
const ROUNDS = 3;
/** After a step of time the margins are drawn when no other step follows. */
const REST_MS = 150;

/** What the list is of. */
export interface Rows {
  /** Brings up to date the section of a group. */
  section(group: number): Section;
  /** Makes or brings up to date the row of an event. */
  row(event: number): DrawnRow;
}

export interface Scroller {
  /** How many rows of a group show. */
  countIn(group: number): number;
  /** Other groups, in which nothing shows yet. */
  renew(groups: readonly { readonly members: readonly number[] }[]): void;
  /** An event shows, or no more. To be followed by `draw`. */
  show(event: number, shown: boolean): void;
  /**
   * Draws what shows. It reads no layout.
   *
   * @param ahead the group that is about to be brought up to the top: its rows are drawn in place of those in view now, so that
   *   the page is laid out once and not twice
   */
  draw(ahead: number | undefined): void;
  /**
   * Brings a group up. Where its rows are drawn already, it reads the page's layout once, and writes nothing after.
   *
   * @param scroll given the top of the group in the window, px
   */
  bringUp(group: number, scroll: (top: number) => void): void;
  /** Whether the panel is where a group was brought up last. */
  isUp(): boolean;
  /** Draws what has come into view, and learns heights: reads layout, so comes after every view has written. */
  settle(): void;
  /** Draws the row of an event if it is in the list, to take the focus. */
  reveal(event: number): HTMLButtonElement | undefined;
  /** Events have other indexes now; undefined: it is gone, or is another. To be followed by `renew`. */
  renumber(to: (event: number) => number | undefined): void;
  /** The row seen that has the focus, else the topmost, and where its top is in the window. */
  seen(): { readonly event: number; readonly top: number } | undefined;
  /** Scrolls so that a row is where it was. */
  keep(event: number, top: number): void;
}

/** @param panel what scrolls, where the page itself does not: the list with its head */
export function createScroller(
  container: HTMLElement,
  panel: HTMLElement,
  head: HTMLElement,
  { section, row }: Rows,
): Scroller {
  const layout = createRowLayout();
  const viewport = createViewport(container, panel, head, () => layout.height);
  const drawing = createRowDrawing(container, layout, viewport, section, row);

  const isDisplayed = () => container.getClientRects().length > 0;
  /** The row that has the focus, if it is seen; else the topmost. */
  const anchor = ({ top, bottom }: ReturnType<typeof viewport.read>) => {
    let first: { readonly event: number; readonly item: HTMLElement; readonly top: number } | undefined;
    for (const [event, { item }] of drawing.drawn) {
      const box = item.getBoundingClientRect();
      if (box.bottom <= top || box.top >= bottom) continue;
      const row = { event, item, top: box.top };
      if (item.contains(document.activeElement)) return row;
      first ??= row;
    }
    return first;
  };
  /** Whether the rows drawn leave no gap in what is seen, but for headings. */
  const fillsView = () => {
    const { top, bottom } = viewport.read();
    const list = container.getBoundingClientRect();
    let reached = Math.max(top, list.top);
    for (const { item } of drawing.drawn.values()) {
      const box = item.getBoundingClientRect();
      if (box.top <= reached + 2 * HEADING_PX) reached = Math.max(reached, box.bottom);
    }
    return reached >= Math.min(bottom, list.bottom);
  };
  /** Of rows that a step of time has drawn. */
  let heights: (readonly [event: number, height: number])[] = [];
  const measured = () => [...drawing.drawn].map(([event, { item }]) => [event, item.offsetHeight] as const);
  const isUp = () => panel.scrollTop > 0 && panel.scrollTop === broughtTo;
  const settle = () => {
    const wasUp = isUp();
    settleRows();
    if (wasUp) broughtTo = panel.scrollTop;
  };
  const settleRows = () => {
    if (drawing.isWhole() || !isDisplayed()) return;
    const stood = anchor(viewport.read());
    if (viewport.makeRoom()) drawing.draw();
    else if (!drawing.covers()) {
      drawing.draw();
      if (stood?.item.isConnected) viewport.scrollBy(stood.item.getBoundingClientRect().top - stood.top);
    }
    // Heights learnt change where everything stands: what is seen stays where it is, and more may come into view.
    for (let round = 0; round < ROUNDS; round++) {
      const seen = anchor(viewport.read());
      if (!layout.learn(measured())) return;
      drawing.draw();
      if (seen) viewport.scrollBy(seen.item.getBoundingClientRect().top - seen.top);
      viewport.read();
      drawing.draw();
    }
  };
  const reveal = (event: number) => {
    if (!layout.at(event)) return undefined;
    drawing.pin(event);
    drawing.draw();
    return drawing.drawn.get(event)?.button;
  };

  let waiting = false;
  const settleSoon = () => {
    if (waiting || drawing.isWhole()) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      settle();
    });
  };
  /** Where a step of time has scrolled the panel to: nothing to draw at once. */
  let broughtTo = Number.NaN;
  const settleAtRest = atRest(settle, REST_MS);
  for (const scrolled of [panel, window]) {
    const follow = () => (scrolled === panel && panel.scrollTop === broughtTo ? undefined : settleSoon());
    scrolled.addEventListener("scroll", follow, { passive: true });
  }
  let width = 0;
  new ResizeObserver(() => {
    const now = container.offsetWidth;
    if (now === width || now === 0) return;
    // What was measured at another width is no longer true; told of the first width, there is none such.
    if (width !== 0) layout.forget();
    width = now;
    settleSoon();
  }).observe(container);

  const eventOf = (target: EventTarget | null) => {
    const item = target instanceof Element ? target.closest("li") : null;
    return item ? [...drawing.drawn].find(([, one]) => one.item === item)?.[0] : undefined;
  };
  container.addEventListener("focusin", ({ target }) => {
    const event = eventOf(target);
    if (event !== undefined) drawing.pin(event);
    if (!drawing.isWhole()) drawing.draw();
  });
  container.addEventListener("keydown", (pressed) => {
    const event = eventOf(pressed.target);
    if (event === undefined || pressed.altKey || pressed.ctrlKey || pressed.metaKey) return;
    const steps: Readonly<Record<string, () => number | undefined>> = {
      ArrowDown: () => layout.beside(event, 1),
      ArrowUp: () => layout.beside(event, -1),
      Home: () => layout.end(1),
      End: () => layout.end(-1),
    };
    const next = steps[pressed.key]?.();
    if (next === undefined) return;
    pressed.preventDefault();
    reveal(next)?.focus();
    settle();
  });

  return {
    countIn: layout.countIn,
    renew: layout.renew,
    show: layout.show,
    draw(ahead) {
      // Where all is drawn elsewhere, nothing has to stay where it is seen.
      if (ahead !== undefined) layout.learn(heights);
      heights = [];
      layout.place();
      if (ahead !== undefined) viewport.expect(layout.topOf(ahead));
      drawing.draw(ahead !== undefined);
    },
    bringUp(group, scroll) {
      const { section: box } = section(group);
      const bring = () => {
        const under = container.getBoundingClientRect().top + viewport.inPage(layout.topOf(group));
        scroll(box.isConnected ? box.getBoundingClientRect().top : under);
      };
      bring();
      if (drawing.isWhole()) return;
      // What is around the rows in view is drawn when time rests; those that were guessed to lie elsewhere, at once.
      if (fillsView()) settleAtRest();
      else {
        settle();
        bring();
        settle();
      }
      heights = measured();
      broughtTo = panel.scrollTop;
    },
    isUp,
    settle,
    reveal,
    renumber(to) {
      layout.renumber(to);
      drawing.renumber(to);
    },
    seen: () => (isDisplayed() ? anchor(viewport.read()) : undefined),
    keep(event, top) {
      const item = drawing.drawn.get(event)?.item;
      if (!item?.isConnected) return;
      viewport.scrollBy(item.getBoundingClientRect().top - top);
      // It may have grown out of view.
      if (item.contains(document.activeElement)) item.scrollIntoView({ block: "nearest" });
    },
  };
}
