/** The slider's day and the counts in words. */
import type { Counts } from "../story/standing.ts";
import { offsetText } from "../timeline/calendar.ts";
import { dateAt, endOfDay, type Steps } from "../timeline/steps.ts";
import type { DateWords } from "./dates.ts";
import type { Translator } from "./messages.ts";

/** "Almaty time", "UTC+6": the offset is the one then in force. */
export function zoneWords(steps: Steps, position: number, { t, find }: Translator) {
  const { id, offsetAt } = steps.zone;
  const city = (id.split("/").at(-1) ?? id).replaceAll("_", " ");
  return { name: find(`zone.${id}`) ?? t("zone.other", city), offset: offsetText(offsetAt(endOfDay(steps, position))) };
}

/** "6 January 2022, Almaty time (UTC+6)" */
export function spokenMoment(steps: Steps, position: number, words: DateWords, translator: Translator): string {
  const { name, offset } = zoneWords(steps, position, translator);
  return translator.t("time.spoken", words.medium(dateAt(steps, position)), name, offset);
}

/** "14 incidents and 1 movement; 3 possibly begun" */
export function countText({ incidents, movements, possible, planned }: Counts, { t, plural }: Translator): string {
  if (incidents + movements === 0) return t("count.none");
  const kinds = [
    ...(incidents ? [plural("count.incidents", incidents)] : []),
    ...(movements ? [plural("count.movements", movements)] : []),
  ];
  const all = kinds.reduce((one, other) => t("count.and", one, other));
  return [
    all,
    ...(possible ? [plural("count.possible", possible)] : []),
    ...(planned ? [plural("count.planned", planned)] : []),
  ].reduce((one, other) => t("count.also", one, other));
}
