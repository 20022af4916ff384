/** What happens in a story: incidents and movements, told apart by `kind`, with their times as numbers. */
import { instantOf } from "../time/instant.ts";
import type { Range } from "./range.ts";
import type { IncidentFeature, IncidentProperties, LonLat, MovementFeature, MovementProperties } from "./types.ts";

interface Timed {
  /** Unique in the page: the collection and the item's id. */
  readonly key: string;
  readonly id: string;
  /** Ids of the places that it belongs to, without repetition. */
  readonly places: readonly string[];
  /** Milliseconds since 1970, closed; -Infinity where unknown or open; Infinity where nothing is known of when it was. */
  readonly start: number;
  /** Milliseconds since 1970, closed; +Infinity where unknown. */
  readonly latestStart: number;
  /** Milliseconds since 1970, closed; -Infinity where unknown, as infinite as `start` where all is. */
  readonly earliestEnd: number;
  /** Milliseconds since 1970, closed; +Infinity where unknown or open. */
  readonly end: number;
}

/** Of an incident whose words are had when they are first read. */
interface Awaited {
  /** What its words are told by: another thing when they have come, or have changed. */
  readonly said?: unknown;
  /** Two that have the same have the same date in words. */
  readonly date?: string;
  /** Its actors and publishers, without its words. */
  named?(facet: "actor" | "source"): readonly string[];
  /** Of the number that marks are sized by, likewise. */
  range?(): Range | undefined;
}

export interface Incident extends Timed, Awaited {
  readonly kind: "incident";
  readonly properties: IncidentProperties;
  /** Its spot on the map; absent where only its country or region is known, or nothing. */
  readonly at?: LonLat | undefined;
}

export interface Movement extends Timed, Awaited {
  readonly kind: "movement";
  readonly properties: MovementProperties;
  /** Lines as served: each runs from its origin to its destination, cut where it crosses ±180°. */
  readonly lines: readonly (readonly LonLat[])[];
}

export type StoryEvent = Incident | Movement;

/** Whether it was withdrawn: it stays to be seen, and counts for nothing. */
export function isRetracted({
  properties,
}: {
  readonly properties?: { readonly category: string; readonly status?: string };
}): boolean {
  return properties?.status === "retracted";
}

function instant(text: string | null, unbounded: number): number {
  if (text === null) return unbounded;
  const millis = instantOf(text);
  if (Number.isNaN(millis)) throw new RangeError(`Not an RFC 3339 instant: ${text}`);
  return millis;
}

function bounds(properties: IncidentProperties | MovementProperties) {
  const latestStart = instant(properties.latestStart, Infinity);
  const unbounded = properties.start === null && latestStart === Infinity ? Infinity : -Infinity;
  return {
    start: instant(properties.start, unbounded),
    latestStart,
    earliestEnd: instant(properties.earliestEnd, unbounded),
    end: instant(properties.end, Infinity),
  };
}

export function incidentOf(feature: IncidentFeature): Incident {
  const { properties } = feature;
  const id = String(feature.id);
  const places = properties.place === null ? [] : [properties.place];
  const { geometry } = feature;
  const at = geometry?.type === "Point" ? (geometry.coordinates as unknown as LonLat) : undefined;
  return { kind: "incident", key: `incidents/${id}`, id, places, properties, at, ...bounds(properties) };
}

export function movementOf(feature: MovementFeature): Movement {
  const { properties } = feature;
  const id = String(feature.id);
  const places = [...new Set([...properties.from, ...properties.to])];
  const lines = feature.geometry.coordinates as unknown as LonLat[][];
  return { kind: "movement", key: `movements/${id}`, id, places, properties, lines, ...bounds(properties) };
}

const positions = new WeakMap<readonly StoryEvent[], ReadonlyMap<string, number>>();

/** Position of an event among others; -1 for none. Where it is first asked for, all are looked at. */
export function indexOf(events: readonly StoryEvent[], key: string): number {
  const byKey = positions.get(events) ?? new Map(events.map((event, index) => [event.key, index]));
  positions.set(events, byKey);
  return byKey.get(key) ?? -1;
}

function compare(a: number, b: number): number {
  // Not a - b: that is NaN for two equal infinities.
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of the story: by when each had begun at the latest, then by when it may have begun. */
export function inStoryOrder<E extends StoryEvent>(events: readonly E[]): E[] {
  return [...events].sort(compareInStory);
}

export function compareInStory(a: StoryEvent, b: StoryEvent): number {
  return compare(a.latestStart, b.latestStart) || compare(a.start, b.start);
}
