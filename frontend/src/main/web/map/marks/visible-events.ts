/** What of the story the map shows now: where, and in the words of a tooltip. */
import { el } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";
import { isRetracted, type Movement, indexOf as positionOf, type StoryEvent } from "../../story/event.ts";
import { createFollower, shownCode, standingOf, type TimeSlice } from "../../story/slice.ts";
import type { Standing } from "../../story/standing.ts";
import type { Category } from "../../story/types.ts";
import { isListedAt, isShownAt, POSSIBLY_BEGUN, UNDATED } from "../../time/standings.ts";
import { DOUBTS, HIDDEN, PLANNED, POSSIBLE, POSSIBLY_PLANNED, UNDATED as UNDATED_MARK, UNSETTLED } from "./codes.ts";
import type { VisibleEvent } from "./glyphs.ts";
import { tooltipOf } from "./spot-card.ts";
import type { Spot } from "./spots.ts";

/** A tooltip names no more events than this. */
const MOST_IN_TOOLTIP = 3;

export interface VisibleEvents {
  /** The story has changed: nothing is shown until the next update. */
  renew(events: readonly StoryEvent[]): void;
  /**
   * @param undated whether what has no known date is shown
   * @returns which events are shown otherwise than before; undefined where all may be
   */
  update(slice: TimeSlice, undated: boolean): readonly number[] | undefined;
  /** Position of an event in the story's order; -1 for none. */
  indexOf(key: string): number;
  /** Of the event at a position; undefined for what is not shown. */
  standing(index: number): Standing | undefined;
  at(spots: readonly Spot[], kind: StoryEvent["kind"]): VisibleEvent[];
  /** How each event is shown, as clusters count it (see codes.ts). The same array until the story changes. */
  readonly codes: Uint16Array;
  tooltip(title: string, shown: readonly VisibleEvent[]): Node[];
  movementTooltip(movement: Movement): Node[];
}

export function createVisibleEvents(categories: ReadonlyMap<string, Category>, translator: Translator): VisibleEvents {
  let events: readonly StoryEvent[] = [];
  let codes = new Uint16Array();
  let slice: TimeSlice | undefined;
  let isShown = isShownAt;
  let columns: ReadonlyMap<string, number> = new Map();
  /** Of each event once it has begun for certain, and while it only possibly has. */
  let certain = new Uint16Array();
  let possible = new Uint16Array();
  let changed: number[] | undefined;
  const codeOf = (event: StoryEvent, isPossible: boolean): number => {
    const { status, category } = event.properties;
    if (isRetracted(event)) return DOUBTS + columns.size + 1;
    const planned = status === "planned";
    if (isPossible) return planned ? POSSIBLY_PLANNED : POSSIBLE;
    if (planned) return PLANNED;
    return status === "reported" || status === "confirmed" ? (columns.get(category) ?? DOUBTS + 1) : UNSETTLED;
  };
  const take = (event: number, code: number) => {
    const shown = (code === POSSIBLY_BEGUN ? possible : certain)[event] as number;
    const isUndated = code === UNDATED && shown <= DOUBTS + columns.size;
    codes[event] = isShown(code) ? (isUndated ? UNDATED_MARK : shown) : HIDDEN;
  };
  const follower = createFollower(
    (whole) => {
      for (let event = 0; event < codes.length; event++) take(event, shownCode(whole, event));
      changed = undefined;
    },
    (event, _, after) => {
      take(event, after);
      changed?.push(event);
    },
  );
  const indexOf = (key: string) => positionOf(events, key);
  const standing = (index: number) =>
    slice && isShown(shownCode(slice, index)) ? standingOf(slice, index) : undefined;
  return {
    renew(now) {
      events = now;
      codes = new Uint16Array(now.length);
      columns = new Map([...categories.keys()].map((id, index) => [id, DOUBTS + 1 + index]));
      certain = Uint16Array.from(now, (event) => codeOf(event, false));
      possible = Uint16Array.from(now, (event) => codeOf(event, true));
      slice = undefined;
      follower.forget();
    },
    update(now, undated) {
      slice = now;
      const shows = undated ? isListedAt : isShownAt;
      if (shows !== isShown) follower.forget();
      isShown = shows;
      changed = [];
      follower.follow(now);
      return changed;
    },
    indexOf,
    standing,
    at(spots, kind) {
      const among = (spot: Spot) => (spots.length > 1 ? spot : undefined);
      return spots.flatMap((spot) =>
        spot.events.flatMap((index) => {
          const event = events[index] as StoryEvent;
          const now = standing(index);
          return now !== undefined && event.kind === kind ? [{ event, standing: now, spot: among(spot) }] : [];
        }),
      );
    },
    get codes() {
      return codes;
    },
    tooltip(title, shown) {
      if (shown.length === 0) return [];
      const lines = shown.slice(0, MOST_IN_TOOLTIP).map((one) => el("p", {}, ...tooltipOf(one, translator)));
      const rest = shown.length - lines.length;
      return [
        ...(shown.length > 1 ? [el("p", { class: "hint-place" }, title)] : []),
        ...lines,
        ...(rest > 0 ? [el("p", {}, translator.plural("map.more", rest))] : []),
      ];
    },
    movementTooltip(movement) {
      const now = standing(indexOf(movement.key));
      return now === undefined ? [] : tooltipOf({ event: movement, standing: now }, translator);
    },
  };
}
