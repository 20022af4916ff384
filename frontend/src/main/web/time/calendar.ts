/** Days of the proleptic Gregorian calendar, and the zone that they are days of. */

/** Year by astronomical count (0 is 1 BC), month 1 to 12, day of the month. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const DAY_MS = 86_400_000;
const MOST_OFFSETS = 4096;
/** From 1970, that a browser's clock reaches in either direction. */
const LAST_DAY = 100_000_000;
const YEARS_MS = 1461 * DAY_MS;
/** Before a zone went over the date line: 1840. */
const FIRST_ZONES = -4_102_444_800_000;

/** Days since 1 January 1970. */
export function epochDayOf({ year, month, day }: CivilDate): number {
  // Not Date.UTC: it reads the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}

export function dateOfEpochDay(epochDay: number): CivilDate {
  const date = new Date(epochDay * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 is Monday. */
export function weekdayOf(date: CivilDate): number {
  return (((epochDayOf(date) + 3) % 7) + 7) % 7;
}

/** Reads a whole date such as 2022-01-06; undefined if it is none, or no day of the calendar. */
export function parseDate(text: string): CivilDate | undefined {
  const match = /^([+-]?\d{4,6})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const back = dateOfEpochDay(epochDayOf(date));
  return back.month === date.month && back.day === date.day ? date : undefined;
}

/** 2022-01-06 */
export function isoDate({ year, month, day }: CivilDate): string {
  const pad = (value: number, length: number) => String(value).padStart(length, "0");
  const wide = year > 9999 ? `+${pad(year, 6)}` : year < 0 ? `-${pad(-year, 6)}` : pad(year, 4);
  return `${wide}-${pad(month, 2)}-${pad(day, 2)}`;
}

export interface Zone {
  /** IANA name. */
  readonly id: string;
  /** The offset from UTC then in force, in milliseconds. */
  offsetAt(instant: number): number;
  /** The first instant of a day; of one that it skipped, of the next. */
  startOf(epochDay: number): number;
  dayAt(instant: number): number;
  /** The days that never were there, since it went over the date line, in order: in Apia 30 December 2011. */
  skippedDays(): readonly number[];
}

/** @throws RangeError for a zone that the browser does not know */
export function zone(id: string): Zone {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: id,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const readOffset = (instant: number) => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
    const year = parts["era"] === "BC" ? 1 - Number(parts["year"]) : Number(parts["year"]);
    const day = epochDayOf({ year, month: Number(parts["month"]), day: Number(parts["day"]) });
    const seconds = Number(parts["hour"]) * 3600 + Number(parts["minute"]) * 60 + Number(parts["second"]);
    return day * DAY_MS + seconds * 1000 - Math.floor(instant / 1000) * 1000;
  };
  // Intl takes some ten microseconds each time, and a step of the slider asks for the same few instants again and again.
  const offsets = new Map<number, number>();
  const exactOffsetAt = (instant: number) => {
    const cached = offsets.get(instant);
    if (cached !== undefined) return cached;
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    const offset = readOffset(instant);
    offsets.set(instant, offset);
    return offset;
  };
  // Clocks change once a day at most: a day that begins and ends alike is so throughout, however many instants are asked for.
  const offsetAt = (instant: number) => {
    const day = Math.floor(instant / DAY_MS);
    if (!(Math.abs(day) < LAST_DAY)) return exactOffsetAt(instant);
    const offset = exactOffsetAt(day * DAY_MS);
    return offset === exactOffsetAt((day + 1) * DAY_MS) ? offset : exactOffsetAt(instant);
  };
  const dayAt = (instant: number) => Math.floor((instant + offsetAt(instant)) / DAY_MS);
  const startOf = (epochDay: number) => {
    const wall = epochDay * DAY_MS;
    // Two offsets may be in force around a midnight at which clocks change, and only one of them leads to this day's start.
    const guesses = [wall - offsetAt(wall - DAY_MS), wall - offsetAt(wall + DAY_MS)];
    const starts = guesses.filter((guess) => dayAt(guess) === epochDay);
    return starts.length ? Math.min(...starts) : Math.max(...guesses);
  };
  let skipped: number[] | undefined;
  const skippedDays = () => {
    if (skipped) return skipped;
    skipped = [];
    // Each went over it once or twice, and never within the same years.
    for (let from = FIRST_ZONES; from < Date.now(); from += YEARS_MS) {
      let [low, high] = [from, from + YEARS_MS];
      if (offsetAt(high) - offsetAt(low) < 0.8 * DAY_MS) continue;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offsetAt(middle) - offsetAt(low) < 0.8 * DAY_MS) low = middle;
        else high = middle;
      }
      for (let day = dayAt(low) + 1; day < dayAt(high); day++) skipped.push(day);
    }
    return skipped;
  };
  return { id, offsetAt, startOf, dayAt, skippedDays };
}

/** "18:00"; of a last millisecond the time that it leads up to, at midnight 24:00. */
export function clockText(zone: Zone, instant: number, end = false): string {
  const wall = (((instant + zone.offsetAt(instant)) % DAY_MS) + DAY_MS) % DAY_MS;
  const minutes = Math.floor(wall / 60_000) + (end && wall % 60_000 === 59_999 ? 1 : 0);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** "UTC+6", "UTC−3:30", "UTC" */
export function offsetText(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes === 0) return "UTC";
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return `UTC${offsetMs < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}
