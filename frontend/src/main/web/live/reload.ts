/** The story as it is on the server now. What is the same as before is the very same object, so that views can leave it alone. */
import { type Incident, incidentOf, inStoryOrder, type Movement, movementOf, type StoryEvent } from "../story/event.ts";
import { itemsAddress, LoadError, loadAll, loadJson, type Story } from "../story/load.ts";
import type { Config, IncidentFeature, MovementFeature, PlaceFeature, StoryInfo } from "../story/types.ts";
import { isEqual } from "./equal.ts";
import type { Change } from "./pending.ts";

/**
 * @param changed ids of the incidents that have changed, where that is known to be all
 * @throws LoadError
 */
export async function reloadStory(config: Config, was: Story, changed?: readonly string[]): Promise<Story> {
  const items = (collection: string) => itemsAddress(config, collection, config.lang);
  const reloadEvents = async () => {
    const [incidents, movements] = await Promise.all([
      loadAll<IncidentFeature>(items("incidents")),
      loadAll<MovementFeature>(items("movements")),
    ]);
    return inStoryOrder(read(config, () => [...incidents.map(incidentOf), ...movements.map(movementOf)]));
  };
  const askedPlaces = loadAll<PlaceFeature>(items("places"));
  const [info, events, places] = await Promise.all([
    loadJson<StoryInfo>(`${config.base}?f=json&lang=${config.lang}`),
    was.large?.reload(askedPlaces, changed) ?? reloadEvents(),
    askedPlaces,
  ]);
  const placesBefore = new Map(was.places.map((place) => [place.id, place]));
  const alike = isEqual(info.categories, was.info.categories);
  return {
    ...was,
    info: alike ? { ...info, categories: was.info.categories } : info,
    events: was.large ? events : reusing(events, was.events),
    places: places.map((place) => {
      const now = config.places ? withoutOutline(place) : place;
      const before = placesBefore.get(now.id);
      return before && isEqual(before, now) ? before : now;
    }),
  };
}

/**
 * Only what has changed, where that is incidents and movements alone.
 *
 * @throws LoadError
 */
export async function reloadItems(config: Config, was: Story, changes: readonly Change[]): Promise<Story> {
  const changed = new Set(changes.map(({ collection, id }) => `${collection}/${id}`));
  const loaded = await Promise.all(
    changes.filter(({ change }) => change !== "deleted").map((one) => find(config, one)),
  );
  const rest = was.events.filter(({ key }) => !changed.has(key));
  return { ...was, events: reusing(inStoryOrder([...rest, ...loaded.flat()]), was.events) };
}

/** None where it has been deleted meanwhile. */
async function find(config: Config, { collection, id }: Change): Promise<StoryEvent[]> {
  const address = `${config.base}/collections/${collection}/items/${encodeURIComponent(id)}?lang=${config.lang}`;
  try {
    const feature = await loadJson<IncidentFeature | MovementFeature>(address);
    return [read(config, () => eventOf(collection, feature))];
  } catch (error) {
    if (error instanceof LoadError && (error.status === 404 || error.status === 410)) return [];
    throw error;
  }
}

function eventOf(collection: string, feature: IncidentFeature | MovementFeature): Incident | Movement {
  return collection === "incidents" ? incidentOf(feature as IncidentFeature) : movementOf(feature as MovementFeature);
}

function read<T>({ base }: Config, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new LoadError("unreadable", base, 0, cause);
  }
}

function reusing(events: readonly StoryEvent[], was: readonly StoryEvent[]): StoryEvent[] {
  const eventsBefore = new Map(was.map((event) => [event.key, event]));
  return events.map((event) => {
    const before = eventsBefore.get(event.key);
    return before && isEqual(before, event) ? before : event;
  });
}

/** As the page's data block has it: outlines are those of the base map. */
function withoutOutline(place: PlaceFeature): PlaceFeature {
  if (place.geometry?.type === "Point") return place;
  const { bbox: _, ...rest } = place;
  return { ...rest, geometry: null };
}
