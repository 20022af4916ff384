/** Where events stand on the map: the story's places, and the spots that incidents have of their own. */
import type { StoryEvent } from "../../story/event.ts";
import type { LonLat, PlaceFeature, PlaceKind } from "../../story/types.ts";

export interface Spot {
  readonly id: string;
  /** Its position among the story's spots. */
  readonly nth: number;
  /** The story's place; one made up of the incident's own spot has the kind `site`. */
  readonly place: PlaceFeature;
  /** Its place's. */
  readonly kind: PlaceKind;
  /** Whether the list can be narrowed to it. */
  readonly named: boolean;
  /** Undefined for an area: its label's place is the area's. */
  readonly at: LonLat | undefined;
  /** Positions of its events in the story's order. */
  readonly events: readonly number[];
  /** How many of them are incidents. */
  readonly incidents: number;
}

function pointOf({ geometry }: PlaceFeature): LonLat | undefined {
  return geometry?.type === "Point" ? (geometry.coordinates as unknown as LonLat) : undefined;
}

/** Of stories with so many events that their spots were found before. */
export const foundSpots = new WeakMap<readonly StoryEvent[], readonly Spot[]>();

/** Every place, then every spot that is no place's. An event counts once at each spot that it belongs to. */
export function spotsOf(places: readonly PlaceFeature[], events: readonly StoryEvent[]): readonly Spot[] {
  const found = foundSpots.get(events);
  if (found) return found;
  const byId = new Map<string, Omit<Spot, "nth" | "incidents" | "events"> & { readonly events: number[] }>();
  const add = (place: PlaceFeature, named: boolean) => {
    const id = String(place.id);
    byId.set(id, { id, place, kind: place.properties.kind, named, at: pointOf(place), events: [] });
  };
  for (const place of places) add(place, true);

  events.forEach((event, index) => {
    const at = event.kind === "incident" ? event.at : undefined;
    const home = byId.get(event.places[0] ?? "")?.at;
    if (event.kind !== "incident" || !at || (home && home[0] === at[0] && home[1] === at[1])) {
      for (const place of event.places) byId.get(place)?.events.push(index);
      return;
    }
    const id = `@${at[0]},${at[1]}`;
    if (!byId.has(id)) {
      const { placeName, whereText, title } = event.properties;
      const geometry = { type: "Point" as const, coordinates: [...at] };
      const kind = event.properties.geoPrecision === "city" ? ("city" as const) : ("site" as const);
      add({ type: "Feature", id, geometry, properties: { name: placeName ?? whereText ?? title, kind } }, false);
    }
    byId.get(id)?.events.push(index);
  });
  return [...byId.values()].map((spot, nth) => ({
    ...spot,
    nth,
    incidents: spot.events.filter((event) => events[event]?.kind === "incident").length,
  }));
}

/** @returns tells the positions of the spots that an event belongs to */
export function spotsByEvent(spots: readonly Spot[], events: number): (event: number) => Uint32Array {
  // Those of event i are at ends[i - 1] up to ends[i].
  const ends = new Uint32Array(events);
  for (const spot of spots) for (const event of spot.events) ends[event] = (ends[event] as number) + 1;
  let sum = 0;
  for (let event = 0; event < events; event++) {
    sum += ends[event] as number;
    ends[event] = sum;
  }
  const all = new Uint32Array(sum);
  const at = ends.slice();
  for (const { nth, events: here } of spots) {
    for (const event of here) {
      const to = (at[event] as number) - 1;
      at[event] = to;
      all[to] = nth;
    }
  }
  return (event) => (event < 0 ? all.subarray(0, 0) : all.subarray(event ? ends[event - 1] : 0, ends[event]));
}
