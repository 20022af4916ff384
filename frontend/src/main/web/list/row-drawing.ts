/** Draws those rows of a list that are in view, with a margin; room for the others is kept by margins of the elements. */
import { type Section, setChildren, setMargin, setPosition } from "./row-elements.ts";
import { HEADING_PX, type RowBlock, type RowLayout, renumbered } from "./row-layout.ts";
import type { Viewport } from "./viewport.ts";

/** A list of up to so many rows is drawn whole. */
const WHOLE = 200;
const MARGIN_PX = 600;
/** As long as so much beyond the view is drawn, a scroll draws nothing new. */
const LEAST_MARGIN_PX = 250;

export interface Block extends RowBlock, Section {}

export interface DrawnRow {
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
}

export interface RowDrawing {
  /** The rows that stand in the page, by event. */
  readonly drawn: ReadonlyMap<number, DrawnRow>;
  /** Whether all rows are. */
  isWhole(): boolean;
  /** Whether every row in view is, and some beyond. */
  covers(): boolean;
  /** The row of this event, and its neighbours, are drawn wherever they are. */
  pin(event: number): void;
  /** Reads no layout. */
  draw(blocks?: readonly Block[]): void;
  renumber(to: (event: number) => number | undefined): void;
}

/** @param row makes or brings up to date the row of an event */
export function createRowDrawing(
  container: HTMLElement,
  layout: RowLayout,
  viewport: Viewport,
  row: (event: number) => DrawnRow,
): RowDrawing {
  let blocks: readonly Block[] = [];
  let drawn: ReadonlyMap<number, DrawnRow> = new Map();
  let pinned: number | undefined;

  const isWhole = () => layout.order.length <= WHOLE;
  const positions = (): number[] => {
    const { order } = layout;
    if (isWhole()) return order.map((_, at) => at);
    const [first, end] = layout.between(viewport.from - MARGIN_PX, viewport.to + MARGIN_PX);
    const wanted = new Set(Array.from({ length: Math.max(0, end - first) }, (_, step) => first + step));
    const focus = layout.positionOf(pinned);
    if (focus !== undefined) for (const near of [focus - 1, focus, focus + 1]) if (near in order) wanted.add(near);
    return [...wanted].sort((one, other) => one - other);
  };
  const byBlock = () => {
    const found = new Map<number, number[]>();
    for (const at of positions()) {
      const block = layout.blockOf(at);
      const among = found.get(block);
      if (among) among.push(at);
      else found.set(block, [at]);
    }
    return found;
  };

  return {
    get drawn() {
      return drawn;
    },
    isWhole,
    covers() {
      const { order } = layout;
      const [first, end] = layout.between(viewport.from - LEAST_MARGIN_PX, viewport.to + LEAST_MARGIN_PX);
      return order.slice(first, end).every((event) => drawn.has(event));
    },
    pin(event) {
      pinned = event;
    },
    draw(next = blocks) {
      blocks = next;
      const { order, top } = layout;
      const some = !isWhole();
      const rows = new Map<number, DrawnRow>();
      let bottom = 0;
      const sections: HTMLElement[] = [];
      for (const [index, here] of byBlock()) {
        const block = blocks[index];
        if (!block) continue;
        const first = here[0] ?? 0;
        // A block that begins out of view has its heading right above the first row drawn.
        setMargin(block.section, some ? top(first) - (layout.isFirst(first) ? 0 : HEADING_PX) - bottom : 0);
        const start = layout.positionOf(block.rows[0]) ?? 0;
        const items = here.map((at, nth) => {
          const event = order[at] ?? 0;
          const made = row(event);
          rows.set(event, made);
          setMargin(made.item, some && nth > 0 ? top(at) - top((here[nth - 1] ?? 0) + 1) : 0);
          setPosition(made.item, some ? [at - start + 1, block.rows.length] : undefined);
          return made.item;
        });
        bottom = top((here.at(-1) ?? 0) + 1);
        setChildren(block.list, items);
        sections.push(block.section);
      }
      setChildren(container, sections);
      container.style.paddingBottom = some ? `${top(order.length) - bottom}px` : "";
      drawn = rows;
    },
    renumber(to) {
      drawn = renumbered(drawn, to);
      pinned = pinned === undefined ? undefined : to(pinned);
    },
  };
}
