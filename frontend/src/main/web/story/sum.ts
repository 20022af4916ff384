/** Adds up a number over events that come and go. Loaded where a story has such a number. */
import type { StoryEvent } from "./event.ts";

/** See `lent` of a story's context. */
export type Telling = Pick<typeof import("./event.ts"), "isRetracted"> &
  Pick<typeof import("./range.ts"), "rangeIn"> &
  Pick<typeof import("./slice.ts"), "createFollower" | "shownCode"> &
  Pick<typeof import("../time/standings.ts"), "isShownAt" | "POSSIBLY_BEGUN">;

export interface Sum {
  low: number;
  /** But for those without an upper bound. */
  high: number;
  /** How many have none. */
  open: number;
  /** How many tell it in figures. */
  incidents: number;
  movements: number;
  without: number;
}

export const nothing = (): Sum => ({ low: 0, high: 0, open: 0, incidents: 0, movements: 0, without: 0 });

/** What each event adds, by its index. Found once; an event is added in O(1). */
export interface Figures {
  /**
   * What has only possibly begun may have added nothing. What was planned or withdrawn adds nothing.
   *
   * @param code how it stands, see time/standings.ts
   */
  add(sum: Sum, event: number, code: number, by: 1 | -1): void;
}

export function figuresOf(
  events: readonly StoryEvent[],
  key: string,
  { isRetracted, rangeIn, isShownAt, POSSIBLY_BEGUN }: Telling,
): Figures {
  const count = events.length;
  const low = new Float64Array(count);
  const high = new Float64Array(count);
  const kinds = events.map((event, index): keyof Sum | undefined => {
    if (isRetracted(event) || event.properties.status === "planned") return undefined;
    const range = rangeIn(event, key);
    if (!range) return "without";
    [low[index], high[index]] = range as [number, number];
    return `${event.kind}s`;
  });
  return {
    add(sum, event, code, by) {
      const kind = kinds[event];
      if (!kind || !isShownAt(code)) return;
      sum[kind] += by;
      if (kind === "without") return;
      if (code !== POSSIBLY_BEGUN) sum.low += by * (low[event] as number);
      if (high[event] === Infinity) sum.open += by;
      else sum.high += by * (high[event] as number);
    },
  };
}
