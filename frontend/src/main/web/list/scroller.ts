/**
 * The rows of the list under their headings. Up to 200 rows all stand in the page; of more only those in view, with a margin, and
 * the one that has the focus with its neighbours, as the reader scrolls and moves by keys.
 */
import { type Block, createRowDrawing, type DrawnRow } from "./row-drawing.ts";
import { createRowLayout } from "./row-layout.ts";
import { createViewport } from "./viewport.ts";

/** Heights learnt may bring other rows into view, whose heights are then learnt. */
const ROUNDS = 3;

export interface Scroller {
  /**
   * Draws these. It reads no layout.
   *
   * @param ahead the block that is about to be scrolled to the top: its rows are drawn in place of those in view now, so that
   *   the page is laid out once and not twice
   */
  show(blocks: readonly Block[], ahead?: Block): void;
  /** Draws what has come into view, and learns heights: reads layout, so comes after every view has written. */
  settle(): void;
  /** Where a block's section stands in the window, pixels from its top. */
  topOf(block: Block): number;
  /** Draws the row of an event if it is in the list, to take the focus. */
  reveal(event: number): HTMLButtonElement | undefined;
  /** Events have other indexes now; undefined: it is gone, or is another. To be followed by `show`. */
  renumber(to: (event: number) => number | undefined): void;
  /** The topmost row that is seen, and where its top is in the window. */
  seen(): { readonly event: number; readonly top: number } | undefined;
  /** Scrolls so that a row is where it was. */
  keep(event: number, top: number): void;
}

/**
 * @param panel what scrolls, where the page itself does not
 * @param row makes or brings up to date the row of an event
 */
export function createScroller(container: HTMLElement, panel: HTMLElement, row: (event: number) => DrawnRow): Scroller {
  const layout = createRowLayout();
  const viewport = createViewport(container, panel);
  const drawing = createRowDrawing(container, layout, viewport, row);

  const isDisplayed = () => container.getClientRects().length > 0;
  const topmost = ({ top, bottom }: ReturnType<typeof viewport.read>) => {
    for (const [event, { item }] of drawing.drawn) {
      const box = item.getBoundingClientRect();
      if (box.bottom > top && box.top < bottom) return { event, item, top: box.top };
    }
    return undefined;
  };
  const settle = () => {
    if (drawing.isWhole() || !isDisplayed()) return;
    viewport.read();
    if (!drawing.covers()) drawing.draw();
    // Heights learnt change where everything stands: what is seen stays where it is, and more may come into view.
    for (let round = 0; round < ROUNDS; round++) {
      const seen = topmost(viewport.read());
      const measured = [...drawing.drawn].map(([event, { item }]) => [event, item.offsetHeight] as const);
      if (!layout.learn(measured)) return;
      drawing.draw();
      if (seen) viewport.scrollBy(seen.item.getBoundingClientRect().top - seen.top);
      viewport.read();
      drawing.draw();
    }
  };
  const reveal = (event: number) => {
    if (layout.positionOf(event) === undefined) return undefined;
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
  for (const scrolled of [panel, window]) scrolled.addEventListener("scroll", settleSoon, { passive: true });
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
    const at = layout.positionOf(eventOf(pressed.target));
    if (at === undefined || pressed.altKey || pressed.ctrlKey || pressed.metaKey) return;
    const { order } = layout;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: order.length - 1,
    };
    const next = order[steps[pressed.key] ?? -1];
    if (next === undefined) return;
    pressed.preventDefault();
    reveal(next)?.focus();
    settle();
  });

  return {
    show(blocks, ahead) {
      layout.show(blocks);
      const position = layout.positionOf(ahead?.rows[0]);
      if (position !== undefined) viewport.expect(layout.top(position), layout.top(layout.order.length));
      drawing.draw(blocks);
    },
    settle,
    topOf(block) {
      if (drawing.isWhole()) return block.section.getBoundingClientRect().top;
      return container.getBoundingClientRect().top + layout.top(layout.positionOf(block.rows[0]) ?? 0);
    },
    reveal,
    renumber(to) {
      layout.renumber(to);
      drawing.renumber(to);
    },
    seen: () => (isDisplayed() ? topmost(viewport.read()) : undefined),
    keep(event, top) {
      const item = drawing.drawn.get(event)?.item;
      if (item?.isConnected) viewport.scrollBy(item.getBoundingClientRect().top - top);
    },
  };
}
