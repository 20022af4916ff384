/** The story as the slider and the filters show it, step after step: told from the step before by what has changed. */
import type { Mode, Span } from "../time/span.ts";
import {
  BEGUN,
  countBefore,
  createStandings,
  isShownAt,
  NOT_BEGUN,
  type Order,
  OUT,
  OVER,
  POSSIBLY_BEGUN,
  UNDATED,
} from "../time/standings.ts";
import { countedOf, MOVEMENT, PLANNED, RETRACTED } from "./counted.ts";
import type { StoryEvent } from "./event.ts";
import { type Counts, STANDINGS, type Standing } from "./standing.ts";

/** What is shown until the next slice is made, which its arrays then tell of. They run parallel to the story's events. */
export interface TimeSlice {
  readonly mode: Mode;
  /** The last millisecond shown. */
  readonly moment: number;
  /** The first millisecond of the step that ends at the moment. */
  readonly stepStart: number;
  /** Codes, filtered out or not: see time/standings.ts. */
  readonly standings: Uint8Array;
  /** 1 for each event that the filters let through. */
  readonly admitted: Uint8Array;
  readonly counts: Counts;
  readonly changes: Changes;
}

/** From one slice to the next. What has seen the one before needs to look at no more than the events named here. */
export interface Changes {
  /** One more than that of the slice before; no others of the page go by it. */
  readonly nth: number;
  /** Events, by index. One stands here twice where it changed twice. */
  readonly events: readonly number[];
  /** How each stood, and then stood, to the eye. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** How an event stands to the eye: what is filtered out is out. */
export function shownCode({ standings, admitted }: TimeSlice, event: number): number {
  return admitted[event] ? (standings[event] ?? NOT_BEGUN) : OUT;
}

/** Whether an event shows, by its index in the story. */
export function isVisible(slice: TimeSlice, event: number): boolean {
  return isShownAt(shownCode(slice, event));
}

/** How it stands, filtered out or not. */
export function standingOf({ standings }: TimeSlice, event: number): Standing {
  return STANDINGS[standings[event] ?? NOT_BEGUN] ?? "not-begun";
}

/**
 * Follows slices from one to the next.
 *
 * @param whole told of a slice whose predecessor has not been seen
 * @param changed else told of each event that stands otherwise than there
 */
export function createFollower(
  whole: (slice: TimeSlice) => void,
  changed: (event: number, before: number, after: number) => void,
) {
  let seen = Number.NaN;
  return {
    follow(slice: TimeSlice): void {
      const { nth, events, before, after } = slice.changes;
      if (nth === seen) return;
      if (nth !== seen + 1) whole(slice);
      else for (const [at, event] of events.entries()) changed(event, before[at] as number, after[at] as number);
      seen = nth;
    },
    /** What was seen holds no more. */
    forget(): void {
      seen = Number.NaN;
    },
  };
}

/** Makes the slices of a story. */
export interface Slices {
  /** Lets other events through from now on. */
  admit(admitted: Uint8Array): void;
  /** @param stepStart the first millisecond of the step that ends at the span's end */
  at(span: Span, mode: Mode, stepStart: number): TimeSlice;
}

/** In all the stories of a page: more than any of them makes slices. */
const MOST_SLICES = 2 ** 32;
let numbered = 0;

export function createSlices(events: readonly StoryEvent[]): Slices {
  const { latestStart, end, kinds, ...times } = countedOf(events);
  const standings = createStandings({ ...times, latestStart, end });
  // Over before they have begun at the latest: so they are new until then.
  const odd = [...end.keys()].filter((event) => (end[event] as number) < (latestStart[event] as number));
  const numbers = { incidents: 0, movements: 0, possible: 0, planned: 0, retracted: 0, undated: 0 };
  let admitted: Uint8Array = new Uint8Array(events.length).fill(1);
  /** What the filters let through in the last slice. */
  let admittedBefore = admitted;
  let last: (TimeSlice & Pick<Span, "from">) | undefined;
  numbered += MOST_SLICES;
  let nth = numbered;

  const count = (event: number, code: number, by: 1 | -1) => {
    const kind = kinds[event] as number;
    if (code === UNDATED && !(kind & RETRACTED)) numbers.undated += by;
    if (!isShownAt(code)) return;
    if (kind & RETRACTED) {
      numbers.retracted += by;
      return;
    }
    if (kind & MOVEMENT) numbers.movements += by;
    else numbers.incidents += by;
    if (code === POSSIBLY_BEGUN) numbers.possible += by;
    if (kind & PLANNED) numbers.planned += by;
  };
  const newIn = (stepStart: number, t: number): number => {
    const { codes, byStart, byLatestStart } = standings;
    let sum = 0;
    const countIn = (order: Order, isNew: (code: number) => boolean) => {
      const until = countBefore(order, t + 1);
      for (let at = countBefore(order, stepStart); at < until; at++) look(order.events[at] as number, isNew);
    };
    const look = (event: number, isNew: (code: number) => boolean) => {
      if (isNew(codes[event] as number) && admitted[event] && !((kinds[event] as number) & RETRACTED)) sum++;
    };
    countIn(byStart, (code) => code === POSSIBLY_BEGUN);
    countIn(byLatestStart, (code) => code === BEGUN || code === OVER);
    for (const event of odd) if ((latestStart[event] as number) > t) look(event, (code) => code === OVER);
    return sum;
  };

  return {
    admit(now) {
      admitted = now;
    },
    at(span, mode, stepStart) {
      const isSame = last?.mode === mode && last.moment === span.t && last.from === span.from;
      if (last && isSame && last.stepStart === stepStart && last.admitted === admitted) return last;
      const { codes } = standings;
      const changes = { nth: nth++, events: [] as number[], before: [] as number[], after: [] as number[] };
      const change = (event: number, before: number, after: number) => {
        if (before === after) return;
        count(event, before, -1);
        count(event, after, 1);
        changes.events.push(event);
        changes.before.push(before);
        changes.after.push(after);
      };
      if (admitted !== admittedBefore) {
        for (let event = 0; event < codes.length; event++) {
          const code = codes[event] as number;
          change(event, admittedBefore[event] ? code : OUT, admitted[event] ? code : OUT);
        }
        admittedBefore = admitted;
      }
      standings.move(mode, span, (event, before, now) => {
        if (admitted[event]) change(event, before, now);
      });
      const counts = { ...numbers, newInStep: newIn(stepStart, span.t) };
      last = { mode, moment: span.t, from: span.from, stepStart, standings: codes, admitted, counts, changes };
      return last;
    },
  };
}
