/** What is looked up in a story by name. One object each, brought up to date when the story changes. */
import { actorNames } from "../filter/actors.ts";
import { valuesOf } from "../filter/filters.ts";
import type { AddressVocabulary } from "../state/address.ts";
import { initialMomentOf } from "../state/initial-moment.ts";
import { indexOf as positionOf, type StoryEvent } from "../story/event.ts";
import type { Story } from "../story/load.ts";
import type { Category } from "../story/types.ts";
import type { Axis } from "../time/axis.ts";
import { instantOf } from "../time/instant.ts";

export interface Lookup {
  readonly categories: ReadonlyMap<string, Category>;
  readonly placeNames: ReadonlyMap<string, string>;
  /** What an address can name now. */
  named(): AddressVocabulary;
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
  let named: AddressVocabulary;
  let knownUntil: number | undefined;
  const indexOf = (key: string) => positionOf(story.events, key);
  const renew = () => {
    const { info, events, places } = story;
    fill(categories, info.categories, (category) => [category.id, category]);
    fill(placeNames, places, ({ id, properties }) => [String(id), properties.name]);
    knownUntil = info.knownUntil ? instantOf(info.knownUntil) : undefined;
    const actors = once(() => {
      const shown = new Set(events.flatMap((event) => valuesOf(event, "actor")));
      return actorNames(info.actors, info.languages, shown);
    });
    const publishers = once(() => new Set(events.flatMap((event) => valuesOf(event, "source"))));
    const byName = once(() => {
      // Of an incident and a movement of the same name the address means the incident.
      const kinds = ["movement", "incident"] as const;
      const all = kinds.flatMap((kind) => events.filter((event) => event.kind === kind));
      return new Map(all.map(({ id, key }) => [id, key]));
    });
    named = {
      languages: info.languages,
      categories: new Set(categories.keys()),
      places: new Set(placeNames.keys()),
      // Few addresses name any of these, and a story may have many.
      get actors() {
        return actors();
      },
      get publishers() {
        return publishers();
      },
      get events() {
        return byName();
      },
      number: info.sizeBy ? `${info.sizeBy}:` : undefined,
      scenes: info.scenes.length,
      initialMoment: initialMomentOf(axis, events, knownUntil),
    };
  };
  renew();
  return {
    categories,
    placeNames,
    named: () => named,
    knownUntil: () => knownUntil,
    indexOf,
    eventOf: (key) => (key === null ? undefined : story.events[indexOf(key)]),
    renew,
  };
}

/** Told when it is first asked for. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function fill<T, V>(map: Map<string, V>, values: readonly T[], entry: (value: T) => readonly [string, V]): void {
  map.clear();
  for (const value of values) map.set(...entry(value));
}
