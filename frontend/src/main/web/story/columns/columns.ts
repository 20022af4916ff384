/** A story's incidents in columns, chunk by chunk of what lies near each other. */
import { readColumnFile, VERSION } from "./column-file.ts";
import type { IncidentRows } from "./rows.ts";

/** What the server tells of a story's columns. */
export interface Contents {
  readonly version: number;
  readonly revision: string;
  /** In all chunks. */
  readonly rows: number;
  readonly perDegree: number;
  /** Milliseconds. */
  readonly time: { readonly base: number; readonly unit: number };
  /** What rows name by number. */
  readonly categories: readonly string[];
  readonly statuses: readonly string[];
  readonly geoPrecisions: readonly string[];
  readonly timePrecisions: readonly string[];
  readonly timeQualifiers: readonly string[];
  readonly places: readonly string[];
  /** Marks are sized by it: how many of its units make one. */
  readonly number?: { readonly key: string; readonly parts: number };
  readonly chunks: readonly ChunkInfo[];
}

export interface ChunkInfo {
  readonly rows: number;
  /** How many of them have no spot. */
  readonly placeless: number;
  /** West, south, east, north around the spots of the others, west never greater than east; null where none has one. */
  readonly bbox: readonly [number, number, number, number] | null;
  /** RFC 3339, from the earliest start to the latest end; null = without bound. */
  readonly interval: readonly [string | null, string | null];
}

/** Between which figures a number is, by row: both included; `low` is NaN where there is none, `high` Infinity where no bound is known. */
export interface NumberColumns {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Chunk extends IncidentRows {
  readonly ids: readonly string[];
  readonly timePrecision: Uint8Array;
  /** A bit for each qualifier, the first lowest. */
  readonly timeQualifiers: Uint8Array;
  readonly geoPrecision: Uint8Array;
  /** By number in the list of places; -1 = none. */
  readonly place: Int32Array;
  /** In degrees, of those that have a spot other than their place's; else NaN. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Where marks are sized by one. */
  readonly number?: NumberColumns | undefined;
}

/** The story has changed since its contents were told: they are to be asked for again. */
export class Outdated extends Error {}

/**
 * @param contents what was told of them
 * @throws RangeError for what is no chunk, or of another version
 * @throws Outdated for one of another revision than the contents
 */
export function readChunk(buffer: ArrayBuffer, contents: Contents): Chunk {
  const { header, numbers, lines } = readColumnFile(buffer);
  if (header.revision !== contents.revision) throw new Outdated(`${header.revision}, not ${contents.revision}`);
  const { base, unit } = contents.time;
  const start = numbers("start");
  /** Numbers from 1 count units from an origin; 0 is without bound. */
  const decode = (times: Float64Array, originOf: (row: number) => number, after: number, unbounded: number) => {
    for (let row = 0; row < times.length; row++) {
      const time = times[row] as number;
      times[row] = time === 0 ? unbounded : originOf(row) + (time - 1) * unit - after;
    }
    return times;
  };
  decode(start, () => base, 0, -Infinity);
  const beginning = (row: number) => (start[row] === -Infinity ? base : (start[row] as number));
  const latestStart = decode(numbers("latestStart"), beginning, 1, Infinity);
  const earliestEnd = decode(numbers("earliestEnd"), beginning, 0, -Infinity);
  start.forEach((time, row) => {
    // Nothing is known of when it was.
    if (time === -Infinity && latestStart[row] === Infinity) start[row] = earliestEnd[row] = Infinity;
  });
  const later = (row: number) => Math.max((latestStart[row] as number) + 1, earliestEnd[row] as number);
  const ownSpot = numbers("ownSpot");
  const degrees = (name: string) =>
    numbers(name).map((value, row) => (ownSpot[row] ? value / contents.perDegree : Number.NaN));
  const decodeNumber = (parts: number): NumberColumns => {
    const low = numbers("low").map((value) => (value ? (value - 1) / parts : Number.NaN));
    const above = (value: number, row: number) => (value ? (low[row] as number) + (value - 1) / parts : Infinity);
    return { low, high: numbers("high").map(above) };
  };
  return {
    number: contents.number && decodeNumber(contents.number.parts),
    ids: lines("id"),
    start,
    latestStart,
    earliestEnd,
    end: decode(numbers("end"), later, 1, Infinity),
    timePrecision: Uint8Array.from(numbers("timePrecision")),
    timeQualifiers: Uint8Array.from(numbers("timeQualifiers")),
    category: Uint16Array.from(numbers("category")),
    status: Uint8Array.from(numbers("status")),
    geoPrecision: Uint8Array.from(numbers("geoPrecision")),
    place: Int32Array.from(numbers("place"), (number) => number - 1),
    longitude: degrees("longitude"),
    latitude: degrees("latitude"),
  };
}

/** @throws RangeError for contents of another version */
export function requireReadable({ version }: Contents): void {
  if (version !== VERSION) throw new RangeError(`Columns of version ${version}, not ${VERSION}`);
}

/**
 * The numbers of the chunks, those first that have something in view.
 *
 * @param view west, south, east, north; west greater than east crosses ±180°
 */
export function inOrderOf(view: readonly [number, number, number, number], chunks: readonly ChunkInfo[]): number[] {
  const [west, south, east, north] = view;
  const distance = ({ bbox }: ChunkInfo) => {
    if (!bbox) return Infinity;
    const [left, bottom, right, top] = bbox;
    const up = Math.max(0, bottom - north, south - top);
    const across =
      west <= east ? Math.max(0, left - east, west - right) : Math.max(0, Math.min(west - right, left - east));
    return across + up;
  };
  const distances = chunks.map(distance);
  return [...chunks.keys()].sort((one, other) => {
    const [a, b] = [distances[one] as number, distances[other] as number];
    return a === b ? one - other : a - b;
  });
}
