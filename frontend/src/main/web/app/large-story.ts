/**
 * Opens a story of many incidents: first by what is counted of them, then, when that is on the page, by their columns. Their words it
 * has when they are looked at.
 */
import { part } from "../dom/element.ts";
import { findSpots } from "../map/marks/many-spots.ts";
import type { Spot } from "../map/marks/spots.ts";
import type { Yield } from "../map/yielding.ts";
import type { Searchable } from "../search/passages.ts";
import { createRowSearch } from "../search/row-search.ts";
import { itemsIn } from "../search/search.ts";
import {
  type Chunk,
  type Contents,
  inOrderOf,
  Outdated,
  readChunk,
  requireReadable,
} from "../story/columns/columns.ts";
import { readCube } from "../story/columns/cube.ts";
import { readFacets, readFound } from "../story/columns/facets.ts";
import { inOrder } from "../story/columns/in-order.ts";
import { type RowIncident, rowsOf, type Table, tableOf, tableOfCube, withMovements } from "../story/columns/table.ts";
import { createTexts } from "../story/columns/texts.ts";
import { countedOf } from "../story/counted.ts";
import { movementOf, type StoryEvent } from "../story/event.ts";
import { itemsAddress, LoadError, load, loadAll, loadJson, type Story, versionQuery } from "../story/load.ts";
import type { IncidentProperties, MovementFeature, PlaceFeature } from "../story/types.ts";
import { ascending } from "../time/ascending.ts";
import { knownOrders } from "../time/standings.ts";
import { openStory } from "./app.ts";
import type { Asking, LoadedStory, PageOptions } from "./context.ts";
import { toTryAgain } from "./start.ts";

/** Chunks on their way at once. */
const AT_ONCE = 3;
/** So often is a story tried that changes while it is had. */
const TRIES = 5;
const WORLD = [-180, -90, 180, 90] as const;
/** What an address asks for that is not told by counts. */
const NAMING = ["incident", "actor", "source", "number", "q"];

const unbroken = async () => {};
const WITHOUT_MAP = {
  createYield: (): Yield => Object.assign(unbroken, { now: unbroken }),
  foundSpots: new WeakMap<readonly StoryEvent[], readonly Spot[]>(),
};

interface Item<P> {
  readonly id: string | number;
  readonly properties: P;
}

/**
 * @param ready called when there is something to show
 * @throws LoadError
 */
export async function openLarge(
  opening: Omit<LoadedStory, "story">,
  page: PageOptions,
  ready: () => void,
): Promise<void> {
  const { here, config } = opening;
  // List and timeline stand without a map, too.
  const ofMap = await opening.mapScript.catch(() => WITHOUT_MAP);
  const info = config.story;
  const version = versionQuery(config);
  const address = (path: string, query = "") =>
    `${config.base}/collections/incidents/${path}${`${query}${version}`.replace("&", "?")}`;
  let tell = () => {};
  let renew = async (_: Story) => {};
  const textsIn = <P>(lang: string) =>
    createTexts<P>(
      async (ids) => {
        const query = `&lang=${lang}&limit=${ids.length}&ids=${ids.map(encodeURIComponent).join()}`;
        const { features } = await loadJson<{ readonly features: readonly Item<P>[] }>(address("items", query));
        return new Map(features.map(({ id, properties }) => [String(id), properties]));
      },
      () => tell(),
    );
  const texts = textsIn<IncidentProperties>(config.lang);
  const loadMovements = async () =>
    (await loadAll<MovementFeature>(itemsAddress(config, "movements", config.lang))).map(movementOf);
  /** What is shown, or is about to be. */
  let had: { readonly contents: Contents; readonly table: Table; readonly rows: readonly RowIncident[] } | undefined;

  const loadColumns = async () => {
    const contents = await loadJson<Contents>(address("columns"));
    requireReadable(contents);
    const yieldToPage = ofMap.createYield();
    const chunks: Chunk[] = [];
    const left = inOrderOf(info.view ?? WORLD, contents.chunks);
    const loadRest = async () => {
      for (let nth = left.shift(); nth !== undefined; nth = left.shift()) {
        const buffer = await loadBytes(address(`columns/${nth}`));
        await yieldToPage.now();
        chunks[nth] = readChunk(buffer, contents);
      }
    };
    const [facets] = await Promise.all([loadBytes(address("facets")), ...Array.from({ length: AT_ONCE }, loadRest)]);
    await yieldToPage.now();
    return { contents, chunks, facets: readFacets(facets, contents) };
  };
  /** Tried again where the story has changed in the meantime. */
  const untilWhole = async <T>(attempt: () => Promise<T>, tries = TRIES): Promise<T> => {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Outdated && tries > 1) return untilWhole(attempt, tries - 1);
      if (error instanceof LoadError) throw error;
      throw new LoadError("unreadable", address("columns"), 0, error);
    }
  };
  const loadEvents = async (
    asked: Promise<readonly PlaceFeature[]>,
    changed?: readonly string[],
    moved = loadMovements(),
  ) => {
    const [columns, movements, places] = await Promise.all([untilWhole(loadColumns), moved, asked]);
    const yieldToPage = ofMap.createYield();
    const table = tableOf({ ...columns, places, config, texts });
    await yieldToPage.now();
    const all = rowsOf(table, await inOrder(table.ids, yieldToPage));
    await yieldToPage.now();
    if (changed) await texts.have(changed);
    else texts.outdate();
    const rows = changed && had ? reusing(all, had.rows, new Set(changed)) : all;
    had = { contents: columns.contents, table, rows };
    return prepared(withMovements(rows, movements), places);
  };
  /** What of it takes long is found before it is shown, in short tasks. */
  const prepared = async (events: readonly StoryEvent[], known: readonly PlaceFeature[]) => {
    const yieldToPage = ofMap.createYield();
    const { start, latestStart, end } = countedOf(events);
    for (const times of [start, latestStart, end]) {
      await yieldToPage();
      knownOrders.set(times, ascending(times));
    }
    ofMap.foundSpots.set(events, await findSpots(known, events, yieldToPage));
    await yieldToPage.now();
    return events;
  };

  const places = Promise.resolve(config.places ?? loadAll<PlaceFeature>(itemsAddress(config, "places", config.lang)));
  const storyOf = async (events: Promise<readonly StoryEvent[]>): Promise<Story> => ({
    info,
    events: await events,
    places: await places,
    large: { reload: loadEvents },
  });
  const named = new URLSearchParams(here.search);
  const told = [
    ...named.getAll("incident"),
    ...info.scenes.flatMap(({ highlight }) => highlight),
    ...info.spans.map(({ incident }) => incident),
  ];
  const movements = loadMovements();
  let whole: Promise<Story> | undefined;
  const loadWhole = () => {
    whole ??= storyOf(loadEvents(places, [...new Set(told)], movements));
    return whole;
  };
  if (NAMING.some((name) => named.has(name))) loadWhole().catch(() => undefined);

  // Its marks are gathered, in any case.
  import("../map/marks/clusters.ts").catch(() => undefined);
  const [counts, moved, known] = await Promise.all([loadBytes(address("cube")), movements, places]);
  const cube = readCube(counts);
  const byCounts = storyOf(prepared(withMovements(rowsOf(tableOfCube(cube, known)), moved), known));
  const edges = new Set(cube.edges);
  let isWhole = false;
  const asking: Asking = {
    pause: ofMap.createYield(),
    // Between the bounds of steps nothing is counted, nor is anything named.
    tells: (state, stepStart) =>
      isWhole ||
      (!whole &&
        [stepStart, state.mode === "cumulative" ? stepStart : state.from, state.t + 1].every((time) =>
          edges.has(time),
        )),
    follow(toldNow, renewed) {
      tell = toldNow;
      renew = renewed;
    },
    async complete() {
      if (isWhole) return;
      try {
        const story = await loadWhole();
        isWhole = true;
        await renew(story);
        requestAnimationFrame(() => {
          list.ariaBusy = "false";
        });
      } catch (error) {
        whole = undefined;
        await toTryAgain(opening, error);
        await asking.complete();
      }
    },
    search: (story, changed) =>
      createRowSearch(
        story,
        {
          async find(query) {
            await loadWhole();
            const found = await loadBytes(address("rows", `&q=${encodeURIComponent(query)}`));
            if (!had) return new Set();
            const rows = readFound(found, had.contents);
            return new Set(had.table.ids.filter((_, row) => rows[row]));
          },
          async reload() {
            const { reloadStory } = await import("../live/live.ts");
            await renew(await reloadStory(config, story));
          },
          texts: textsIn<Searchable>("*"),
          load: itemsIn(config),
        },
        changed,
      ),
  };
  const list = part(opening.root, "list-groups");
  list.ariaBusy = "true";
  const open = async (story: Promise<Story>) => openStory({ ...opening, story: await story, asking }, page, ready);
  if (await open(byCounts)) return;
  const story = loadWhole();
  await story;
  isWhole = true;
  await open(story);
  list.ariaBusy = "false";
}

/** The very same objects where they are not changed, told by the rows that they have now. */
function reusing(
  rows: readonly RowIncident[],
  was: readonly RowIncident[],
  changed: ReadonlySet<string>,
): readonly RowIncident[] {
  const before = new Map(was.map((one) => [one.id, one]));
  return rows.map((one) => {
    const same = changed.has(one.id) ? undefined : before.get(one.id);
    return same ? Object.assign(same, one) : one;
  });
}

/** @throws LoadError */
function loadBytes(address: string): Promise<ArrayBuffer> {
  return load(address, (response) => response.arrayBuffer());
}
