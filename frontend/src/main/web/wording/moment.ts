/** Steps and spans of the slider, and counts, in words. */

import type { DateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import type { Counts } from "../story/standing.ts";
import type { Axis } from "../time/axis.ts";
import { type CivilDate, clockText, DAY_MS, dateOfEpochDay, offsetText, type Zone } from "../time/calendar.ts";
import type { Mode, Span } from "../time/span.ts";
import type { Unit } from "../time/units.ts";

/** What the slider stands on. */
export interface ShownTime extends Span {
  readonly mode: Mode;
  readonly unit: Unit;
}

/** "Almaty time", "UTC+6": the offset is the one then in force. */
export function zoneWords(zone: Zone, instant: number, { t, find }: Translator) {
  const city = (zone.id.split("/").at(-1) ?? zone.id).replaceAll("_", " ");
  return { name: find(`zone.${zone.id}`) ?? t("zone.other", city), offset: offsetText(zone.offsetAt(instant)) };
}

/** Whether a zone is nothing but its offset, which then is all that there is to say. */
function isOffset({ id }: Zone): boolean {
  return /^(Etc\/|UTC|GMT|Z)/.test(id);
}

/** "14:00, Almaty time (UTC+6)"; "14:00, UTC" */
function inZone(text: string, zone: Zone, instant: number, translator: Translator): string {
  const { name, offset } = zoneWords(zone, instant, translator);
  return isOffset(zone) ? translator.t("time.zone", text, offset) : translator.t("time.spoken", text, name, offset);
}

/** What times are told in. */
export interface TimeWords {
  readonly axis: Pick<Axis, "zone">;
  readonly dates: DateWords;
  readonly translator: Translator;
}

/** "Almaty time, UTC+6"; the zone alone for steps so long that its offset may have changed within one. */
export function zoneText(
  zone: Zone,
  { t: instant, unit }: Pick<ShownTime, "t" | "unit">,
  translator: Translator,
): string {
  const { name, offset } = zoneWords(zone, instant, translator);
  if (isOffset(zone)) return offset;
  return isShort(unit) ? translator.t("time.zone", name, offset) : name;
}

/** Whether a step is so short that its offset can be told. */
export function isShort(unit: Unit): boolean {
  return unit === "hour" || unit === "day" || unit === "week";
}

/** "18:00", with its offset where the zone's clocks show that time twice: "02:30 (UTC+1)". */
function clockSaid(zone: Zone, instant: number, end = false): string {
  const text = clockText(zone, instant, end);
  const wall = instant + zone.offsetAt(instant);
  const isTwice = [-DAY_MS, DAY_MS].some((beside) => {
    const other = wall - zone.offsetAt(instant + beside);
    return other !== instant && other + zone.offsetAt(other) === wall;
  });
  return isTwice ? `${text} (${offsetText(zone.offsetAt(instant))})` : text;
}

/**
 * The shown step or span: "6 January 2022", "6 January 2022, 18:00" (until then), "3 January – 9 January 2022", "1990 – 1999".
 *
 * @param step first millisecond of the step that ends at `t`
 * @param long names the weekday where one day is shown
 */
export function shownText(
  { mode, unit, from, t: end }: ShownTime,
  step: number,
  { axis: { zone }, dates: words, translator: { t } }: TimeWords,
  long = false,
): string {
  const start = mode === "cumulative" ? step : from;
  const dateAt = (instant: number) => dateOfEpochDay(zone.dayAt(instant));
  const first = dateAt(start);
  const last = dateAt(end);
  const interval = (one: string, other: string) => (one === other ? one : t("when.interval", one, other));
  switch (unit) {
    case "hour": {
      const until = t("time.at", words.medium(last), clockSaid(zone, end, true));
      if (mode === "cumulative") return until;
      if (!sameDay(first, last)) return interval(t("time.at", words.medium(first), clockSaid(zone, start)), until);
      return t("time.at", words.medium(last), interval(clockSaid(zone, start), clockSaid(zone, end, true)));
    }
    case "day":
    case "week":
      if (sameDay(first, last)) return long ? words.long(last) : words.medium(last);
      if (first.year !== last.year) return interval(words.medium(first), words.medium(last));
      return words.yearFirst
        ? interval(words.medium(first), words.noYear(last))
        : interval(words.noYear(first), words.medium(last));
    case "month":
      return interval(words.month(first), words.month(last));
    case "year":
    case "decade":
    case "century":
    case "millennium":
      return interval(words.year(first), words.year(last));
  }
}

function sameDay(one: CivilDate, other: CivilDate): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

/** "6 January 2022, Almaty time (UTC+6)"; "1969, Paris time" */
export function spokenMoment(shown: ShownTime, step: number, words: TimeWords): string {
  const { axis, translator } = words;
  const { zone } = axis;
  const text = shownText(shown, step, words);
  if (isShort(shown.unit)) return inZone(text, zone, shown.t, translator);
  return translator.t("time.zone", text, zoneText(zone, shown, translator));
}

/**
 * "14 incidents and 1 movement, 3 new; 3 possibly begun"
 *
 * @param withNew says how many are new
 */
export function countText(
  { incidents, movements, possible, planned, retracted, undated, newInStep }: Counts,
  { t, plural }: Translator,
  withNew = false,
): string {
  if (incidents + movements + retracted + undated === 0) return t("count.none");
  const kinds = [
    ...(incidents ? [plural("count.incidents", incidents)] : []),
    ...(movements ? [plural("count.movements", movements)] : []),
  ];
  const all = kinds.length ? [kinds.reduce((one, other) => t("count.and", one, other))] : [];
  return [
    ...all.map((text) => (withNew && newInStep ? t("time.withNew", text, plural("time.new", newInStep)) : text)),
    ...(possible ? [plural("count.possible", possible)] : []),
    ...(planned ? [plural("count.planned", planned)] : []),
    ...(retracted ? [plural("count.retracted", retracted)] : []),
    ...(undated ? [plural("count.undated", undated)] : []),
  ].reduce((one, other) => t("count.also", one, other));
}

/** "In your own time: until 6 January 2022, 19:00 (Paris time, UTC+1)" */
export function ownTimeText(
  { mode, from, t: end }: ShownTime,
  zone: Zone,
  words: DateWords,
  translator: Translator,
): string {
  const { t } = translator;
  const moment = (instant: number, last: boolean) => {
    const day = words.medium(dateOfEpochDay(zone.dayAt(instant)));
    return inZone(t("time.at", day, clockText(zone, instant, last)), zone, instant, translator);
  };
  const until = moment(end, true);
  return mode === "cumulative" ? t("time.ownUntil", until) : t("time.ownBetween", moment(from, false), until);
}
