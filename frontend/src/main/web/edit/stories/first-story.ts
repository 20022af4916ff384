/** What a new story begins with. */
import type { JsonObject } from "../story/json.ts";
import { READY_CATEGORIES } from "./categories.ts";

/** What somebody chose of it. */
export interface Wanted {
  readonly title: string;
  /** The language it is written in, BCP 47, and others that it shall have. */
  readonly lang: string;
  readonly also: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  /** The first and the last day, `2026-11-30`; empty = not said. */
  readonly from: string;
  readonly to: string;
}

/** @param today in the story's time zone */
export function firstStory({ title, lang, also, timeZone, from, to }: Wanted, today: string): JsonObject {
  const languages = [lang, ...also.filter((one) => one !== lang)];
  return {
    title: { [lang]: title.trim() },
    timeZone,
    extent: extentOf(from, to, today),
    languages,
    categories: READY_CATEGORIES.map(({ id, label, colour, pattern }) => ({
      id,
      label: inLanguages(label, languages),
      colour,
      pattern,
    })),
  };
}

/** Both days included, whichever was typed where; the month of today where neither was. */
export function extentOf(from: string, to: string, today: string): string {
  if (from === "" && to === "") return monthOf(today);
  const [first = "", last = ""] = [from || to, to || from].sort();
  return `${first}/${last}`;
}

function monthOf(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${day.slice(0, 8)}01/${day.slice(0, 8)}${last}`;
}

/** `2026-11-30` */
export function todayIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const of = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${of["year"]}-${of["month"]}-${of["day"]}`;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** In those of the languages that there are words in; in English where there are none. */
function inLanguages(label: Readonly<Record<string, string>>, languages: readonly string[]): JsonObject {
  const known = languages.filter((one) => label[one] !== undefined);
  return Object.fromEntries((known.length > 0 ? known : ["en"]).map((one) => [one, label[one]]));
}
