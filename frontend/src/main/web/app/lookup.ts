/** What is looked up in a story by name. One object each, brought up to date when the story changes. */
import { actorNames } from "../filter/actors.ts";
import { valuesOf } from "../filter/filters.ts";
import type { AddressVocabulary } from "../state/address.ts";
import { initialMomentOf } from "../state/initial-moment.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Story } from "../story/load.ts";
import type { Category } from "../story/types.ts";
import type { Axis } from "../time/axis.ts";
import { instantOf } from "../time/instant.ts";

export interface Lookup {
  readonly categories: ReadonlyMap<string, Category>;
  readonly placeNames: ReadonlyMap<string, string>;
  /** What an address can name. */
  readonly named: AddressVocabulary;
  /** The last millisecond of what is known, where the story says. */
  knownUntil(): number | undefined;
  eventOf(key: string | null): StoryEvent | undefined;
  /** Position in the story's order; -1 for none. */
  indexOf(key: string): number;
  renew(): void;
}

export function lookupIn(story: Story, axis: Axis): Lookup {
  const categories = new Map<string, Category>();
  const placeNames = new Map<string, string>();
  const named = {} as AddressVocabulary;
  let knownUntil: number | undefined;
  let indexes: ReadonlyMap<string, number> = new Map();
  const indexOf = (key: string) => indexes.get(key) ?? -1;
  const renew = () => {
    const { info, events, places } = story;
    fill(categories, info.categories, (category) => [category.id, category]);
    fill(placeNames, places, ({ id, properties }) => [String(id), properties.name]);
    indexes = new Map(events.map(({ key }, index) => [key, index]));
    knownUntil = info.knownUntil ? instantOf(info.knownUntil) : undefined;
    const byName = (["movement", "incident"] as const).flatMap((kind) => events.filter((event) => event.kind === kind));
    const now: AddressVocabulary = {
      languages: info.languages,
      categories: new Set(categories.keys()),
      places: new Set(placeNames.keys()),
      actors: actorNames(info.actors, info.languages, new Set(events.flatMap((event) => valuesOf(event, "actor")))),
      publishers: new Set(events.flatMap((event) => valuesOf(event, "source"))),
      // Of an incident and a movement of the same name the address means the incident.
      events: new Map(byName.map(({ id, key }) => [id, key])),
      scenes: info.scenes.length,
      initialMoment: initialMomentOf(axis, events, knownUntil),
    };
    Object.assign(named, now);
  };
  renew();
  return {
    categories,
    placeNames,
    named,
    knownUntil: () => knownUntil,
    indexOf,
    eventOf: (key) => (key === null ? undefined : story.events[indexOf(key)]),
    renew,
  };
}

function fill<T, V>(map: Map<string, V>, values: readonly T[], entry: (value: T) => readonly [string, V]): void {
  map.clear();
  for (const value of values) map.set(...entry(value));
}
