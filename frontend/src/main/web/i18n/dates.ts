/**
 * Dates in words. The names of months and days are shipped with the messages, since browsers lack some languages' (Chromium
 * prints Kazakh January as "M01"), and so that page and server write a date alike.
 */
import { type CivilDate, weekdayOf } from "../time/calendar.ts";
import type { Messages } from "./messages.ts";

/** The first year whose number looks like a year: "14" does not. */
const NEEDS_NO_ERA = 100;

export interface DateWords {
  /** "Thursday 6 January 2022" */
  long(date: CivilDate): string;
  /** "6 January 2022" */
  medium(date: CivilDate): string;
  /** "6 January" */
  noYear(date: CivilDate): string;
  /** Whether a date begins with its year, so that two days of one year do so too. */
  readonly yearFirst: boolean;
  /** "6 Jan" */
  short(date: CivilDate): string;
  /** "6" */
  day(date: CivilDate): string;
  /** "January 2022" */
  month(date: CivilDate): string;
  /** "Jan" */
  monthShort(date: CivilDate): string;
  /** "2022", "44 BC", "14 AD" */
  year(date: CivilDate): string;
}

export function dateWords(messages: Messages): DateWords {
  const names = (key: "date.months" | "date.monthsShort" | "date.weekdays" | "time.months") => messages[key].split("|");
  const months = names("date.months");
  const monthsShort = names("date.monthsShort");
  const weekdays = names("date.weekdays");
  // Not the same where a month takes another form beside a day, as in Russian.
  const monthsAlone = names("time.months");
  const day = (date: CivilDate) => (date.day === 1 ? messages["date.firstOfMonth"] : String(date.day));
  // The era stands around the whole date: Russian has a word between a year and its era.
  const write = (pattern: string, date: CivilDate, monthNames: readonly string[]) => {
    const era = date.year <= 0 ? "date.beforeChrist" : date.year < NEEDS_NO_ERA ? "date.afterChrist" : undefined;
    return (era && pattern.includes("{year}") ? messages[era].replace("{0}", pattern) : pattern)
      .replace("{weekday}", weekdays[weekdayOf(date)] ?? "")
      .replace("{day}", day(date))
      .replace("{month}", monthNames[date.month - 1] ?? "")
      .replace("{year}", String(date.year > 0 ? date.year : 1 - date.year));
  };
  return {
    long: (date) => write(messages["date.long"], date, months),
    medium: (date) => write(messages["date.medium"], date, months),
    yearFirst: messages["date.medium"].startsWith("{year}"),
    noYear: (date) => write(messages["date.noYear"], date, months),
    short: (date) => write(messages["date.noYear"], date, monthsShort),
    day,
    month: (date) => write(messages["time.monthYear"], date, monthsAlone),
    monthShort: ({ month }) => monthsShort[month - 1] ?? "",
    year: (date) => write("{year}", date, months),
  };
}
