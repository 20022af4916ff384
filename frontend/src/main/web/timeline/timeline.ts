/** The time slider with its date, histogram, marks and controls. */

import { el, freeId, idOf, part, setAttribute, setText } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import type { ReaderState } from "../state/state.ts";
import type { TimeSlice } from "../story/slice.ts";
import { dateOfEpochDay, isoDate, zone as zoneNamed } from "../time/calendar.ts";
import {
  countText,
  isShort,
  ownTimeText,
  type ShownTime,
  shownText,
  spokenMoment,
  zoneText,
} from "../wording/moment.ts";
import { createBars, type HistogramSummary } from "./bars.ts";
import { createControls } from "./controls.ts";
import { beginnings, nextAfter } from "./incidents.ts";
import { listenForKeys } from "./slider-keys.ts";
import { rangeOf, shareOf } from "./step-range.ts";
import { createTickMarks } from "./tick-marks.ts";
import { createTrack } from "./track.ts";

export interface Timeline {
  update(state: ReaderState, slice: TimeSlice): void;
}

export interface TimelineHooks {
  /** The last millisecond of what is known; what lies after it was only announced. */
  knownUntil(): number | undefined;
  /** Called with what the histogram tells, and the day, in words, after which the line is broken, if it is. */
  drawn(bars: HistogramSummary, broken: string | undefined): void;
}

export function createTimeline(context: StoryContext, { knownUntil, drawn }: TimelineHooks): Timeline {
  const { root, story, axis, moves, dates, translator, store } = context;
  const { t } = translator;
  const date = part(root, "time-date");
  const zone = part(root, "time-zone");
  const note = part(root, "time-note");
  const play = part(root, "time-play", HTMLButtonElement);
  const summary = el("p", { class: "unseen", id: freeId("time-summary") });
  const own = el("p", { class: "time-own", hidden: true });
  note.after(summary, own);
  const ownZone = zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");

  const track = createTrack(context);
  track.end.setAttribute("aria-describedby", `${idOf(part(root, "time-keys"), "time-keys")} ${summary.id}`);
  const bars = createBars(
    context,
    (now) => {
      setText(summary, now.summary);
      const cutOff = knownUntil();
      const { grid, last } = rangeOf(axis, store().state);
      const isBroken = cutOff !== undefined && grid.endOf(last) > cutOff;
      drawn(now, isBroken ? dates.medium(dateOfEpochDay(axis.zone.dayAt(cutOff))) : undefined);
    },
    (index) => store().apply((state) => moves.spanBy(index - moves.indexOf(state))(state)),
  );
  const marks = createTickMarks(context);
  let times: readonly number[] = [];
  let timesOf: Uint8Array | undefined;
  const toIncident = (direction: 1 | -1) =>
    store().apply((state) => {
      const grid = axis.grid(state.unit);
      const edge = direction === 1 ? state.t : grid.startOf(grid.indexAt(state.t));
      const found = nextAfter(times, edge, direction);
      return found === undefined ? state : moves.toInstant(found)(state);
    });
  const controls = createControls(context, toIncident, (shown) => {
    own.hidden = !shown;
    setText(own, ownTimeText(store().state, ownZone, dates, translator));
  });

  listenForKeys(track, context, toIncident);
  play.addEventListener("click", () => store().apply(moves.togglePlay(1)));

  return {
    update(state, { counts, stepStart, admitted }) {
      const range = rangeOf(axis, state);
      const { grid, last } = range;
      const cutOff = knownUntil();
      if (admitted !== timesOf) {
        timesOf = admitted;
        times = beginnings(story.events, admitted);
      }
      track.update(state, range);
      const counted = countText(counts, translator, true);
      const spoken = (shown: ShownTime, step: number) => `${spokenMoment(shown, step, context)}: ${counted}`;
      track.end.setAttribute("aria-valuetext", spoken(state, stepStart));
      const from = { ...state, mode: "moment", t: grid.endOf(grid.indexAt(state.from)) } as const;
      track.start.setAttribute("aria-valuetext", spoken(from, from.from));
      // Beyond the slider's very end where all of it is known: half a handle's width of line is left after the last step.
      const isBroken = cutOff !== undefined && grid.endOf(last) > cutOff;
      track.end.style.setProperty("--known", String(isBroken ? shareOf(range, grid.indexAt(cutOff)) : 2));
      setText(date, shownText(state, stepStart, context, true));
      // HTML has no years before Christ, and none with a sign.
      date.setAttribute("datetime", isoDate(dateOfEpochDay(axis.zone.dayAt(state.t))).replace(/^\D.*/, ""));
      setText(zone, zoneText(axis.zone, state, translator));
      if (!own.hidden) setText(own, ownTimeText(state, ownZone, dates, translator));
      const planned = cutOff !== undefined && state.t > cutOff;
      const knownDay = dateOfEpochDay(axis.zone.dayAt(cutOff ?? 0));
      const knownText = isShort(state.unit) ? dates.noYear(knownDay) : dates.medium(knownDay);
      setText(note, planned ? t("timeline.afterKnown", knownText) : "");
      const label = state.playing ? t("timeline.pause") : t("timeline.play");
      setAttribute(play, "aria-label", label);
      play.classList.toggle("playing", state.playing !== 0);
      controls.update(state);
      marks.update(range);
      bars.update(range, admitted);
    },
  };
}
