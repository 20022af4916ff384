/** What a date that was typed means, and what one click makes of it. */

/** What a text means. */
export interface Reading {
  /** EDTF, and in words of the interface's language. */
  readonly when: string;
  readonly whenText: string;
  /** RFC 3339: from when to when it may last; null where that is open. */
  readonly start: string | null;
  readonly end: string | null;
  /** What was not typed, and is concluded from the story around. */
  readonly guessed?: readonly string[];
}

/**
 * What stands in a field that is not typed in: words that its reader understands when one digit of them is changed, or EDTF.
 *
 * @param otherwise - where it is not known yet what it holds
 * @param readsDates - whether the interface's words are understood
 */
export function fieldText(when: string, reading: Reading | undefined, otherwise: string, readsDates: boolean): string {
  if (when === "" || !readsDates) return when;
  return reading?.whenText ?? otherwise;
}

/** EDTF of what nobody knows the date of. */
export const UNKNOWN = "XXXX";

/** Each makes another EDTF of what was understood. */
export const MODIFIERS = ["about", "between", "not-before", "not-after", "going-on"] as const;
export type Modifier = (typeof MODIFIERS)[number];

const BETWEEN = /^\[([^.,]+)\.\.([^.,]+)\]$/;

/** EDTF with what one click says of it, or without it where it says so already; null where it cannot be said of it. */
export function modified(when: string, modifier: Modifier): string | null {
  if (modifier === "between") return between(when);
  const plain = unmodified(when);
  if (plain === null) return null;
  if (isModified(when, modifier)) return plain;
  switch (modifier) {
    case "about":
      return plain
        .split("/")
        .map((end) => `${end}~`)
        .join("/");
    case "not-before":
      return plain.includes("/") ? null : `[${plain}..]`;
    case "not-after":
      return plain.includes("/") ? null : `[..${plain}]`;
    case "going-on":
      return plain.includes("/") ? `${plain.split("/")[0]}/..` : `${plain}/..`;
  }
}

/** One day of those between two, instead of all of them; and back. */
function between(when: string): string | null {
  const [, from, to] = BETWEEN.exec(when) ?? [];
  if (from && to) return `${from}/${to}`;
  return /^[^/.[\]]+\/[^/.[\]]+$/.test(when) ? `[${when.replace("/", "..")}]` : null;
}

export function isModified(when: string, modifier: Modifier): boolean {
  switch (modifier) {
    case "between":
      return BETWEEN.test(when);
    case "about":
      return /^[^[\]]*~$/.test(when);
    case "not-before":
      return /^\[[^.]+\.\.\]$/.test(when);
    case "not-after":
      return /^\[\.\.[^.]+\]$/.test(when);
    case "going-on":
      return when.endsWith("/..");
  }
}

/** A date, or two with a slash between; null for what says more than that. */
function unmodified(when: string): string | null {
  const plain = when
    .replace(/^\[(?:\.\.)?([^.,]+)(?:\.\.)?\]$/, "$1")
    .replace(/\/\.\.$/, "")
    .replaceAll("~", "");
  return plain !== UNKNOWN && /^[^[\]{},?%]+$/.test(plain) && !plain.includes("..") ? plain : null;
}

/** The first and last day of EDTF with a beginning and an end. */
export function extentOf(value: unknown): readonly [string, string] | null {
  const [from, to] = typeof value === "string" ? value.split("/") : [];
  return from && to ? [from, to] : null;
}

const DAY_MS = 86_400_000;

/** Percent of the timeline; null where the date lies beside it, or is not known at all. */
export function barOf(extent: readonly [string, string], { start, end }: Pick<Reading, "start" | "end">) {
  const from = Date.parse(`${extent[0].slice(0, 10)}T00:00:00Z`);
  const to = Date.parse(`${extent[1].slice(0, 10)}T00:00:00Z`) + DAY_MS;
  if (!(from < to) || (start === null && end === null)) return null;
  const part = (instant: string | null, open: number) =>
    instant === null ? open : Math.min(1, Math.max(0, (Date.parse(instant) - from) / (to - from)));
  const [left, right] = [part(start, 0), part(end, 1)];
  return right <= 0 || left >= 1 ? null : { left: 100 * left, width: Math.max(1, 100 * (right - left)) };
}
