/** The time slider: a native range input with its date, play button, speed and day marks. */
import { el, part, setText } from "../dom/element.ts";
import type { DateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import { countText, spokenMoment, zoneWords } from "../i18n/moment.ts";
import { moveBy, moveTo, type ReaderState, togglePlay, withSpeed } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import type { Counts } from "../story/standing.ts";
import { isoDate } from "./calendar.ts";
import { clamp, dateAt, labelledPositions, type Steps, stepOfKey } from "./steps.ts";

const SPEEDS = [0.5, 1, 2, 4];

export interface Timeline {
  update(state: ReaderState, counts: Counts): void;
}

export function createTimeline(
  steps: Steps,
  known: number | undefined,
  words: DateWords,
  translator: Translator,
  store: () => Store,
): Timeline {
  const { t } = translator;
  const slider = part("time-slider", HTMLInputElement);
  const date = part("time-date", HTMLElement);
  const zone = part("time-zone", HTMLElement);
  const note = part("time-note", HTMLElement);
  const play = part("time-play", HTMLButtonElement);
  const speed = part("time-speed", HTMLSelectElement);
  const track = part("time-track", HTMLElement);
  const marks = part("time-marks", HTMLElement);

  slider.max = String(steps.last);
  for (const value of SPEEDS) {
    speed.append(el("option", { value: String(value) }, t("timeline.times", translator.number(value))));
  }
  speed.value = "1";

  slider.addEventListener("input", () => store().apply(moveTo(slider.valueAsNumber)));
  slider.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const days = stepOfKey(event.key);
    if (days === undefined && event.key !== " ") return;
    event.preventDefault();
    if (days !== undefined) store().apply(moveBy(days));
    else if (!event.repeat) store().apply(togglePlay);
  });
  play.addEventListener("click", () => store().apply(togglePlay));
  speed.addEventListener("change", () => store().apply(withSpeed(Number(speed.value))));

  const share = (position: number) => (steps.last === 0 ? 0 : position / steps.last);
  if (known !== undefined && known < steps.last) track.style.setProperty("--known", String(share(clamp(steps, known))));
  drawMarks(marks, steps, words);

  return {
    update({ position, playing }, counts) {
      const day = dateAt(steps, position);
      const { name, offset } = zoneWords(steps, position, translator);
      if (slider.valueAsNumber !== position) slider.value = String(position);
      const spoken = `${spokenMoment(steps, position, words, translator)}: ${countText(counts, translator)}`;
      slider.setAttribute("aria-valuetext", spoken);
      track.style.setProperty("--done", String(share(position)));
      setText(date, words.long(day));
      date.setAttribute("datetime", isoDate(day));
      setText(zone, t("time.zone", name, offset));
      const planned = known !== undefined && position > known;
      setText(note, planned ? t("timeline.afterKnown", words.noYear(dateAt(steps, known))) : "");
      const label = playing ? t("timeline.pause") : t("timeline.play");
      if (play.getAttribute("aria-label") !== label) play.setAttribute("aria-label", label);
      play.classList.toggle("playing", playing);
    },
  };
}

/** Marks a day each while they fit, and labels as many as have room; again whenever the width changes. */
function drawMarks(marks: HTMLElement, steps: Steps, words: DateWords): void {
  const draw = (width: number) => {
    const probe = el("span", { class: "mark-label" }, words.short(dateAt(steps, steps.last)));
    marks.replaceChildren(probe);
    const labelled = labelledPositions(steps.last, probe.offsetWidth + 10, width);
    const all = width / Math.max(1, steps.last) >= 6 ? [...Array(steps.last + 1).keys()] : labelled;
    const isLabelled = new Set(labelled);
    marks.replaceChildren(
      ...all.map((position) => {
        const mark = el("span", { class: isLabelled.has(position) ? "mark labelled" : "mark" });
        if (isLabelled.has(position)) {
          mark.append(el("span", { class: "mark-label" }, words.short(dateAt(steps, position))));
        }
        mark.style.insetInlineStart = `${steps.last ? (100 * position) / steps.last : 0}%`;
        return mark;
      }),
    );
  };
  let drawn = 0;
  new ResizeObserver(() => {
    if (marks.clientWidth === drawn) return;
    drawn = marks.clientWidth;
    draw(drawn);
  }).observe(marks);
}
