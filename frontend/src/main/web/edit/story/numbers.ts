/** Numbers of an incident, as people type them. */
import { isObject, type Json, type JsonObject } from "./json.ts";

/** Those that have labels in every story. */
export const USUAL_NUMBERS = ["killed", "injured", "arrested", "troops"] as const;

export const BOUNDS = ["low", "best", "high"] as const;
export type Bound = (typeof BOUNDS)[number];

/** More is a slip of the hand. */
export const MOST = 1e15;

const WITH_POINT = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)\.(\d+)$/;
const WITH_COMMA = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+),(\d+)$/;

/**
 * A number of any usual form: 12000, 12 000, 12,000, 12.000, 1.5, ١٢٠٠٠; of a sign that may set thousands apart, with three digits behind it,
 * it is thought that it does, for what is counted is rarely told to a thousandth.
 *
 * @returns undefined where it is none, or less than nothing
 */
export function numberOf(text: string): number | undefined {
  const plain = text
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\s\u00a0\u202f'’_٬]/g, "")
    .replace("٫", ".");
  if (/^\d+$/.test(plain)) return Number(plain);
  if (/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/.test(plain)) return Number(plain.replace(/[.,]/g, ""));
  const [, whole = "", digits = ""] = WITH_POINT.exec(plain) ?? WITH_COMMA.exec(plain) ?? [];
  return digits === "" ? undefined : Number(`${whole.replace(/[.,]/g, "")}.${digits}`);
}

/** Which of two that stand in the wrong order: `low` before `best` before `high`. */
export function outOfOrder(range: JsonObject): readonly [Bound, Bound] | undefined {
  const known = BOUNDS.filter((bound) => typeof range[bound] === "number");
  for (const [nth, bound] of known.entries()) {
    const next = known[nth + 1];
    if (next && Number(range[bound]) > Number(range[next])) return [bound, next];
  }
  return undefined;
}

export function numbersOf(value: Json | undefined): ReadonlyMap<string, JsonObject> {
  const numbers = isObject(value) ? Object.entries(value) : [];
  return new Map(numbers.map(([key, range]) => [key, isObject(range) ? range : {}]));
}
