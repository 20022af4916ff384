/** Finds words in the incidents of a large story by asking the server for them, and in its movements, which are few, by itself. */
import { Outdated } from "../story/columns/columns.ts";
import type { Texts } from "../story/columns/texts.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Story } from "../story/load.ts";
import { termsOf } from "./fold.ts";
import { passagesOf, type Searchable } from "./passages.ts";
import { createSearch, elsewhereIn, type LoadItems, type Search } from "./search.ts";

/** After so long it is asked again what the server did not answer. */
const RETRY_MS = 4_000;
const NOTHING: ReadonlySet<string> = new Set();

export interface RowSearchOptions {
  /** The ids of the incidents that hold all words of a query. */
  find(query: string): Promise<ReadonlySet<string>>;
  /** The story has changed since it was last had: has it anew. */
  reload(): Promise<void>;
  /** Incidents in all languages. */
  readonly texts: Texts<Searchable>;
  readonly load: LoadItems;
}

export function createRowSearch(
  story: Pick<Story, "events">,
  { find, reload, texts, load }: RowSearchOptions,
  changed: () => void,
  later: (run: () => void, ms: number) => void = setTimeout,
): Search {
  let { events } = story;
  /** Positions of the movements among them. */
  let positions: ReadonlyMap<number, number> = new Map();
  const movements = { events: [] as readonly StoryEvent[] };
  const pick = () => {
    const those = [...events.entries()].filter(([, { kind }]) => kind === "movement");
    movements.events = those.map(([, event]) => event);
    positions = new Map(those.map(([index], nth) => [index, nth]));
  };
  pick();
  const ofMovements = createSearch(
    movements,
    (collection) => (collection === "incidents" ? Promise.resolve([]) : load(collection)),
    changed,
  );

  /** Words that have been looked for, or are. */
  let asked: string | undefined;
  /** What was found last: it shows until what is looked for is found. */
  let found: ReadonlySet<string> | undefined;
  let state: "loading" | "found" | "unanswered" = "found";
  const ask = async (query: string) => {
    asked = query;
    if (state === "found") state = "loading";
    try {
      const ids = await find(query);
      if (asked !== query) return;
      found = ids;
      state = "found";
    } catch (error) {
      if (asked !== query) return;
      // Nobody knows what would be found: it is not everything.
      found = NOTHING;
      state = "unanswered";
      // A story that is had anew asks again.
      if (error instanceof Outdated) return reload().catch(changed);
      later(() => {
        if (asked === query) void ask(query);
      }, RETRY_MS);
    }
    changed();
  };

  return {
    get reach() {
      return state === "found" ? ofMovements.reach : state;
    },
    async widen() {
      await ofMovements.widen();
    },
    finder(query) {
      if (termsOf(query).length === 0) {
        asked = undefined;
        found = undefined;
        state = "found";
        return () => true;
      }
      if (query !== asked) void ask(query);
      const inMovement = ofMovements.finder(query);
      const ids = found;
      return (index) => {
        const nth = positions.get(index);
        return nth === undefined ? !ids || ids.has(events[index]?.id ?? "") : inMovement(nth);
      };
    },
    elsewhere(index, terms, shown) {
      const nth = positions.get(index);
      if (nth !== undefined) return ofMovements.elsewhere(nth, terms, shown);
      const event = events[index];
      if (!event?.said) return undefined;
      const inOwn = elsewhereIn(() => passagesOf(event.properties), terms, shown);
      return inOwn ?? elsewhereIn(() => passagesOf(texts.of(event.id) ?? { title: "" }), terms, shown);
    },
    renew() {
      events = story.events;
      pick();
      ofMovements.renew();
      asked = undefined;
      texts.outdate();
    },
  };
}
