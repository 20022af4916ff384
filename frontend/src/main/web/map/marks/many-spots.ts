/** The spots of a story of many incidents. */
import type { Incident, StoryEvent } from "../../story/event.ts";
import type { LonLat, PlaceFeature } from "../../story/types.ts";
import type { Spot } from "./spots.ts";

/** So many events between two looks at the clock. */
const PART = 500;

/** A place is made up of an incident when it is asked for: of many spots most are drawn together. */
class OwnSpot implements Spot {
  readonly nth: number;
  readonly at: LonLat;
  readonly incident: Incident;
  readonly events: number[];
  incidents = 1;
  /** Another one as far east. */
  readonly beside: OwnSpot | undefined;
  made: PlaceFeature | undefined;

  constructor(nth: number, at: LonLat, incident: Incident, index: number, beside: OwnSpot | undefined) {
    this.nth = nth;
    this.at = at;
    this.incident = incident;
    this.events = [index];
    this.beside = beside;
  }
  get named() {
    return false;
  }
  get id() {
    return `@${this.at[0]},${this.at[1]}`;
  }
  get kind() {
    return this.incident.properties.geoPrecision === "city" ? "city" : "site";
  }
  get place() {
    const { incident, kind } = this;
    this.made ??= {
      type: "Feature",
      id: this.id,
      geometry: { type: "Point", coordinates: [...this.at] },
      properties: {
        kind,
        // Its words may be still to come.
        get name() {
          const { properties } = incident;
          return properties.placeName ?? properties.whereText ?? properties.title;
        },
      },
    };
    return this.made;
  }
}

/** The same as {@link spotsOf} finds, in short tasks. */
export async function findSpots(
  places: readonly PlaceFeature[],
  events: readonly StoryEvent[],
  yieldToPage: () => Promise<void>,
): Promise<readonly Spot[]> {
  const byId = new Map(
    places.map((place, nth) => {
      const { kind } = place.properties;
      const spot = { id: String(place.id), nth, place, kind, named: true, at: pointOf(place), events: [] as number[] };
      return [spot.id, { ...spot, incidents: 0 }];
    }),
  );
  const spots: Spot[] = [...byId.values()];
  const byLongitude = new Map<number, OwnSpot>();
  const put = (event: StoryEvent, index: number) => {
    const at = event.kind === "incident" ? event.at : undefined;
    const home = at && byId.get(event.places[0] ?? "")?.at;
    if (event.kind !== "incident" || !at || (home && home[0] === at[0] && home[1] === at[1])) {
      for (const id of event.places) {
        const spot = byId.get(id);
        spot?.events.push(index);
        if (spot && event.kind === "incident") spot.incidents++;
      }
      return;
    }
    const first = byLongitude.get(at[0]);
    let own = first;
    while (own && own.at[1] !== at[1]) own = own.beside;
    if (own) {
      own.events.push(index);
      own.incidents++;
      return;
    }
    own = new OwnSpot(spots.length, at, event, index, first);
    byLongitude.set(at[0], own);
    spots.push(own);
  };
  for (const [index, event] of events.entries()) {
    put(event, index);
    if (index % PART === 0) await yieldToPage();
  }
  return spots;
}

function pointOf({ geometry }: PlaceFeature): LonLat | undefined {
  return geometry?.type === "Point" ? (geometry.coordinates as unknown as LonLat) : undefined;
}
