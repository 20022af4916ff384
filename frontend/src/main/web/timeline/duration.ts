/** Lengths of a span as ISO 8601 durations of one unit: P3D, PT6H, P2W, P1M, P10Y. */
import type { Unit } from "./units.ts";

export interface Steps {
  readonly unit: Unit;
  /** One or more. */
  readonly count: number;
}

const YEARS: Readonly<Partial<Record<Unit, number>>> = { decade: 10, century: 100, millennium: 1000 };
const LETTERS: Readonly<Record<string, Unit>> = { Y: "year", M: "month", W: "week", D: "day" };

export function durationOf({ unit, count }: Steps): string {
  switch (unit) {
    case "hour":
      return `PT${count}H`;
    case "day":
    case "week":
    case "month":
    case "year":
      return `P${count}${unit.charAt(0).toUpperCase()}`;
    case "decade":
    case "century":
    case "millennium":
      return `P${count * (YEARS[unit] ?? 1)}Y`;
  }
}

/** Undefined for what is no duration of one unit. */
export function stepsAsked(text: string): Steps | undefined {
  const match = /^P(?:(\d{1,6})([YMWD])|T(\d{1,6})H)$/.exec(text);
  const count = Number(match?.[1] ?? match?.[3]);
  if (!match || !(count > 0)) return undefined;
  return { unit: LETTERS[match[2] ?? ""] ?? "hour", count };
}
