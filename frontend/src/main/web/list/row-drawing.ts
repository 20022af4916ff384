/** Draws those rows of a list that are in view, with a margin; room for the others is kept by margins of the elements. */
import { type Section, setChildren, setMargin, setPosition } from "./row-elements.ts";
import { HEADING_PX, type PlacedRow, type RowLayout, renumbered } from "./row-layout.ts";
import { BRIEF_MARGIN_PX, type Viewport } from "./viewport.ts";

/** A list of up to so many rows is drawn whole. */
const WHOLE = 200;
const MARGIN_PX = 600;
/** As long as so much beyond the view is drawn, a scroll draws nothing new. */
const LEAST_MARGIN_PX = 250;

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
  /**
   * Reads no layout.
   *
   * @param brief no more than what is in view
   */
  draw(brief?: boolean): void;
  renumber(to: (event: number) => number | undefined): void;
}

/**
 * @param sectionOf brings up to date the section of a group
 * @param row makes or brings up to date the row of an event
 */
export function createRowDrawing(
  container: HTMLElement,
  layout: RowLayout,
  viewport: Viewport,
  sectionOf: (group: number) => Section,
  row: (event: number) => DrawnRow,
): RowDrawing {
  let drawn: ReadonlyMap<number, DrawnRow> = new Map();
  let pinned: number | undefined;
  let drawnShift = 0;

  const isWhole = () => layout.count <= WHOLE;
  const inView = (margin: number) => layout.between(viewport.from - margin, viewport.to + margin);
  const wanted = (margin: number): PlacedRow[] => {
    const rows = new Map(inView(margin).map((one) => [one.event, one]));
    const focus = layout.at(pinned);
    for (const near of focus ? [layout.beside(focus.event, -1), focus.event, layout.beside(focus.event, 1)] : []) {
      const placed = layout.at(near);
      if (placed) rows.set(placed.event, placed);
    }
    return [...rows.values()].sort((one, other) => one.top - other.top);
  };

  return {
    get drawn() {
      return drawn;
    },
    isWhole,
    covers: () => drawnShift === viewport.shift && inView(LEAST_MARGIN_PX).every(({ event }) => drawn.has(event)),
    pin(event) {
      pinned = event;
    },
    draw(brief = false) {
      const some = !isWhole();
      const rows = wanted(some ? (brief ? BRIEF_MARGIN_PX : MARGIN_PX) : Infinity);
      const now = new Map<number, DrawnRow>();
      const sections: HTMLElement[] = [];
      const { shift, height } = viewport;
      const inPage = (px: number) => Math.min(Math.max(px - shift, 0), height);
      let bottom = 0;
      for (let at = 0; at < rows.length; ) {
        const first = rows[at] as PlacedRow;
        const { section, list } = sectionOf(first.group);
        // A group that begins out of view has its heading right above the first row drawn.
        setMargin(section, some ? inPage(first.top) - (first.nth === 0 ? 0 : HEADING_PX) - bottom : 0);
        const items: HTMLLIElement[] = [];
        for (; rows[at]?.group === first.group; at++) {
          const placed = rows[at] as PlacedRow;
          const made = row(placed.event);
          now.set(placed.event, made);
          setMargin(made.item, some && placed !== first ? inPage(placed.top) - bottom : 0);
          setPosition(made.item, some ? [placed.nth + 1, layout.countIn(first.group)] : undefined);
          items.push(made.item);
          // Far from what is seen, the row that has the focus stands at an end.
          bottom = Math.max(bottom, inPage(placed.top)) + placed.bottom - placed.top;
        }
        setChildren(list, items);
        sections.push(section);
      }
      setChildren(container, sections);
      container.style.paddingBottom = some ? `${Math.max(0, height - bottom)}px` : "";
      drawn = now;
      drawnShift = shift;
    },
    renumber(to) {
      drawn = renumbered(drawn, to);
      pinned = pinned === undefined ? undefined : to(pinned);
    },
  };
}
