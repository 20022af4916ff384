/** Finds words in all the texts of a story, in every language that it has. */

import { itemsAddress, loadAll, type Story } from "../story/load.ts";
import type { Config } from "../story/types.ts";
import { fold, termsOf } from "./fold.ts";
import { excerpt } from "./highlight.ts";
import { type Localized, type Passage, passagesOf, type Searchable } from "./passages.ts";

/** Texts prepared at a time before the page may do something else. */
const AT_ONCE = 300;

export type Reach = "own" | "loading" | "all" | "failed" | "unanswered";

export interface Search {
  /** `own`: in the page's language and the sources' words; `all`: in every language; `unanswered`: nowhere, and is tried again. */
  readonly reach: Reach;
  /** Fetches the other languages, once; again after a failure. Never rejects. */
  widen(): Promise<void>;
  /** Tells, by an event's index, whether it has all the words. */
  finder(query: string): (index: number) => boolean;
  /** Where else than in `shown` a term stands: a part of that text. */
  elsewhere(index: number, terms: readonly string[], shown: readonly string[]): Passage | undefined;
  /** The story has changed; what is new of it is found in the page's language until the search is widened again. */
  renew(): void;
}

interface Item<P> {
  readonly id?: string | number | undefined;
  readonly properties: P;
}
export type LoadItems = <P>(collection: string) => Promise<readonly Item<P>[]>;

/** Items of a story in all languages. */
export const itemsIn =
  (config: Config): LoadItems =>
  (collection) =>
    loadAll(itemsAddress(config, collection, "*")) as Promise<never>;

/** @param changed called when the reach has changed, and with it what is found */
export function createSearch(story: Pick<Story, "events">, load: LoadItems, changed: () => void): Search {
  let { events } = story;
  let reach: Reach = "own";
  let passages: readonly (readonly Passage[])[] | undefined;
  let folded: string[] | undefined;
  const textsOf = (index: number): readonly Passage[] => {
    const event = events[index];
    return passages?.[index] ?? (event ? passagesOf(event.properties) : []);
  };
  const foldedOf = (index: number) => {
    folded ??= [];
    const cached = folded[index] ?? foldAll(textsOf(index));
    folded[index] = cached;
    return cached;
  };
  const set = (next: Reach) => {
    reach = next;
    changed();
  };

  const fetchAll = async () => {
    const fetchedFor = events;
    const [incidents, movements, places] = await Promise.all([
      load<Searchable>("incidents"),
      load<Searchable>("movements"),
      load<{ readonly name: Localized }>("places"),
    ]);
    const names = new Map(places.map(({ id, properties }) => [String(id), properties.name]));
    const byKey = new Map<string, Searchable>([
      ...incidents.map(({ id, properties }) => [`incidents/${id}`, properties] as const),
      ...movements.map(({ id, properties }) => [`movements/${id}`, properties] as const),
    ]);
    const all: (readonly Passage[])[] = [];
    const allFolded: string[] = [];
    for (const [index, { key, properties }] of fetchedFor.entries()) {
      const texts = passagesOf(byKey.get(key) ?? properties, names);
      all.push(texts);
      allFolded.push(foldAll(texts));
      if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
    }
    // What has changed meanwhile is fetched when it is next searched.
    if (fetchedFor !== events) return false;
    passages = all;
    folded = allFolded;
    return true;
  };

  return {
    get reach() {
      return reach;
    },
    async widen() {
      if (reach === "loading" || reach === "all") return;
      set("loading");
      try {
        set((await fetchAll()) ? "all" : "own");
      } catch (error) {
        console.warn(error);
        set("failed");
      }
    },
    renew() {
      const before = passages;
      const texts = new Map(events.map((event, index) => [event, before?.[index]]));
      events = story.events;
      passages = before && events.map((event) => texts.get(event) ?? passagesOf(event.properties));
      folded = undefined;
      if (reach === "all") reach = "own";
    },
    finder(query) {
      const terms = termsOf(query);
      return (index) => terms.every((term) => foldedOf(index).includes(term));
    },
    elsewhere: (index, terms, shown) => elsewhereIn(() => textsOf(index), terms, shown),
  };
}

/** Where else than in `shown` a term stands: a part of one of some texts. */
export function elsewhereIn(
  texts: () => readonly Passage[],
  terms: readonly string[],
  shown: readonly string[],
): Passage | undefined {
  const seen = shown.map(fold);
  const hidden = terms.filter((term) => !seen.some((text) => text.includes(term)));
  for (const { text, lang } of hidden.length ? texts() : []) {
    const part = excerpt(text, hidden);
    if (part !== undefined) return lang ? { text: part, lang } : { text: part };
  }
  return undefined;
}

function foldAll(passages: readonly Passage[]): string {
  return fold(passages.map(({ text }) => text).join("\n"));
}
