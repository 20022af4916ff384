/**
 * Draws the rows of the list under their headings. Up to 200 rows all stand in the page; of more only those in view, with a
 * margin, and the one that has the focus with its neighbours. Room for the others is kept by margins, from measured heights.
 */
import { el } from "../dom/element.ts";
import { linesIn, topsOf } from "./window.ts";

/** A list of up to so many rows is drawn whole. */
export const WHOLE = 200;
const MARGIN_PX = 600;
/** As long as so much beyond the view is drawn, a scroll draws nothing anew. */
const LEAST_MARGIN_PX = 250;
const ROUNDS = 3;
const FIRST_GUESS_PX = 84;
const HEADING_PX = 36;

export interface Block {
  readonly section: HTMLElement;
  readonly list: HTMLElement;
  /** Indexes of the events shown in it, one at least. */
  readonly rows: readonly number[];
}

export interface DrawnRow {
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
}

export interface Scroller {
  /**
   * Draws anew. It reads no layout.
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
  /** Events have other indexes now; undefined: it is gone, or is another. To be shown anew. */
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
  let blocks: readonly Block[] = [];
  /** Events of the rows, in order, and the block of each. */
  let order: number[] = [];
  let blockOf: number[] = [];
  let positionOf = new Map<number, number>();
  let tops: Float64Array = new Float64Array(1);
  const heights = new Map<number, number>();
  /** Of rows not yet drawn: the mean of the first that were, and then no more changed, or the scroll bar would not rest. */
  let guess = FIRST_GUESS_PX;
  let from = 0;
  let to = 1200;
  let panelScrolls = false;
  let pinned: number | undefined;
  let drawn: ReadonlyMap<number, DrawnRow> = new Map();

  const whole = () => order.length <= WHOLE;
  const isFirst = (at: number) => at === 0 || blockOf[at] !== blockOf[at - 1];
  /** A row's height; the first of a block has its heading in it. */
  const place = () => {
    tops = topsOf(order.map((event, at) => (heights.get(event) ?? guess) + (isFirst(at) ? HEADING_PX : 0)));
  };

  const wanted = (): number[] => {
    if (whole()) return order.map((_, at) => at);
    const [first, end] = linesIn(tops, from - MARGIN_PX, to + MARGIN_PX);
    const at = new Set(Array.from({ length: Math.max(0, end - first) }, (_, step) => first + step));
    const focus = pinned === undefined ? undefined : positionOf.get(pinned);
    if (focus !== undefined) for (const near of [focus - 1, focus, focus + 1]) if (near in order) at.add(near);
    return [...at].sort((one, other) => one - other);
  };

  const isDrawn = () => {
    const [first, end] = linesIn(tops, from - LEAST_MARGIN_PX, to + LEAST_MARGIN_PX);
    for (let at = first; at < end; at++) if (!drawn.has(order[at] ?? -1)) return false;
    return true;
  };

  const draw = () => {
    const some = !whole();
    const rowsOf = new Map<number, number[]>();
    const next = new Map<number, DrawnRow>();
    for (const at of wanted()) {
      const block = blockOf[at] ?? 0;
      rowsOf.set(block, [...(rowsOf.get(block) ?? []), at]);
    }
    let bottom = 0;
    const sections: HTMLElement[] = [];
    for (const [index, positions] of rowsOf) {
      const block = blocks[index];
      if (!block) continue;
      const first = positions[0] ?? 0;
      // A block that begins out of view has its heading right above the first row drawn.
      const top = (tops[first] ?? 0) - (isFirst(first) ? 0 : HEADING_PX);
      setMargin(block.section, some ? top - bottom : 0);
      const start = positionOf.get(block.rows[0] ?? -1) ?? 0;
      const items = positions.map((at, nth) => {
        const event = order[at] ?? 0;
        const made = row(event);
        next.set(event, made);
        const gap = some && nth > 0 ? (tops[at] ?? 0) - (tops[(positions[nth - 1] ?? 0) + 1] ?? 0) : 0;
        setMargin(made.item, gap);
        setPosition(made.item, some ? [at - start + 1, block.rows.length] : undefined);
        return made.item;
      });
      bottom = tops[(positions.at(-1) ?? 0) + 1] ?? 0;
      setChildren(block.list, items);
      sections.push(block.section);
    }
    setChildren(container, sections);
    container.style.paddingBottom = some ? `${(tops[order.length] ?? 0) - bottom}px` : "";
    drawn = next;
  };

  const readView = () => {
    const top = container.getBoundingClientRect().top;
    const scrolls = getComputedStyle(panel).overflowY === "auto";
    panelScrolls = scrolls;
    const box = scrolls ? panel.getBoundingClientRect() : { top: 0, bottom: window.innerHeight };
    from = Math.max(0, box.top) - top;
    to = Math.min(window.innerHeight, box.bottom) - top;
    return { top: Math.max(0, box.top), bottom: Math.min(window.innerHeight, box.bottom) };
  };

  const scrollBy = (moved: number) => {
    if (panelScrolls) panel.scrollTop += moved;
    else if (moved !== 0) window.scrollBy({ top: moved, behavior: "instant" });
  };

  const measure = (): boolean => {
    let changed = false;
    const first = heights.size === 0;
    for (const [event, { item }] of drawn) {
      const height = item.offsetHeight;
      const known = heights.get(event);
      if (height === 0 || known === height) continue;
      heights.set(event, height);
      changed = true;
    }
    if (first && changed) guess = [...heights.values()].reduce((sum, one) => sum + one, 0) / heights.size;
    return changed;
  };

  const settle = () => {
    if (whole() || container.getClientRects().length === 0) return;
    readView();
    if (!isDrawn()) draw();
    // Heights learnt change where everything stands: what is seen stays where it is, and more may come into view.
    for (let round = 0; round < ROUNDS; round++) {
      const { top, bottom } = readView();
      const anchor = [...drawn.values()].map(({ item }) => ({ item, box: item.getBoundingClientRect() }));
      const seen = anchor.find(({ box }) => box.bottom > top && box.top < bottom);
      if (!measure()) return;
      place();
      draw();
      const moved = seen ? seen.item.getBoundingClientRect().top - seen.box.top : 0;
      scrollBy(moved);
      readView();
      draw();
    }
  };

  let waiting = false;
  const soon = () => {
    if (waiting || whole()) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      settle();
    });
  };
  panel.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("scroll", soon, { passive: true });
  let width = 0;
  new ResizeObserver(() => {
    const now = container.offsetWidth;
    if (now === width || now === 0) return;
    // What was measured at another width is no longer true; told of the first width, there is none such.
    if (width !== 0) heights.clear();
    width = now;
    soon();
  }).observe(container);

  const eventOf = (target: EventTarget | null) => {
    const item = target instanceof Element ? target.closest("li") : null;
    return item ? [...drawn].find(([, one]) => one.item === item)?.[0] : undefined;
  };
  const reveal = (event: number) => {
    if (!positionOf.has(event)) return undefined;
    pinned = event;
    draw();
    return drawn.get(event)?.button;
  };
  container.addEventListener("focusin", ({ target }) => {
    pinned = eventOf(target) ?? pinned;
    if (!whole()) draw();
  });
  container.addEventListener("keydown", (pressed) => {
    const event = eventOf(pressed.target);
    const at = event === undefined ? undefined : positionOf.get(event);
    if (at === undefined || pressed.altKey || pressed.ctrlKey || pressed.metaKey) return;
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
    show(next, ahead) {
      blocks = next;
      order = next.flatMap(({ rows }) => rows);
      blockOf = next.flatMap(({ rows }, index) => rows.map(() => index));
      positionOf = new Map(order.map((event, at) => [event, at]));
      place();
      if (ahead && panelScrolls) {
        const height = to - from;
        from = Math.min(tops[positionOf.get(ahead.rows[0] ?? -1) ?? 0] ?? 0, (tops[order.length] ?? 0) - height);
        to = from + height;
      }
      draw();
    },
    settle,
    topOf(block) {
      if (whole()) return block.section.getBoundingClientRect().top;
      const at = positionOf.get(block.rows[0] ?? -1) ?? 0;
      return container.getBoundingClientRect().top + (tops[at] ?? 0);
    },
    reveal,
    renumber(to) {
      const known = [...heights];
      heights.clear();
      for (const [event, height] of known) {
        const now = to(event);
        if (now !== undefined) heights.set(now, height);
      }
      drawn = new Map(
        [...drawn].flatMap(([event, one]): (readonly [number, DrawnRow])[] => {
          const now = to(event);
          return now === undefined ? [] : [[now, one]];
        }),
      );
      pinned = pinned === undefined ? undefined : to(pinned);
    },
    seen() {
      if (container.getClientRects().length === 0) return undefined;
      const { top, bottom } = readView();
      for (const [event, { item }] of drawn) {
        const box = item.getBoundingClientRect();
        if (box.bottom > top && box.top < bottom) return { event, top: box.top };
      }
      return undefined;
    },
    keep(event, top) {
      const item = drawn.get(event)?.item;
      if (item?.isConnected) scrollBy(item.getBoundingClientRect().top - top);
    },
  };
}

function setMargin(element: HTMLElement, px: number): void {
  const margin = px >= 1 ? `${px}px` : "";
  if (element.style.marginTop !== margin) element.style.marginTop = margin;
}

function setPosition(item: HTMLElement, position: readonly [number, number] | undefined): void {
  ["aria-posinset", "aria-setsize"].forEach((name, index) => {
    if (!position) item.removeAttribute(name);
    else if (item.getAttribute(name) !== String(position[index])) item.setAttribute(name, String(position[index]));
  });
}

/** Makes these its children, in order, without moving one that is there: what is moved loses the focus. */
function setChildren(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const kept = new Set<Element>(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/** A section with its heading and the list for its rows. */
export function createSection(id: string, heading: HTMLElement): Pick<Block, "section" | "list"> {
  const list = el("ol", { "aria-labelledby": id });
  return { section: el("section", { class: "group" }, heading, list), list };
}
