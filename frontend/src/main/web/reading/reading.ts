/** What every page of a story shows of its state: timeline, list, details, legend and map; a page adds views of its own. */
import { createDetails } from "../details/details.ts";
import { part } from "../dom/element.ts";
import { whenIdle } from "../dom/idle.ts";
import { type Failures, failuresOf } from "../filter/facets.ts";
import { type DateWords, dateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import { createLegend } from "../legend/legend.ts";
import { createList } from "../list/list.ts";
import { watchRows } from "../list/pointing.ts";
import type { Water, World } from "../map/basemap.ts";
import type { MapManners, StoryMap } from "../map/map.ts";
import { toScene, viewOf } from "../narrative/scene.ts";
import { createSearch, itemsIn, type Search } from "../search/search.ts";
import { definePatterns } from "../signs/patterns.ts";
import { type Address, addressOf, type Refused } from "../state/address.ts";
import { stepKept } from "../state/history.ts";
import { type Moves, movesOn } from "../state/moves.ts";
import type { ReaderState } from "../state/state.ts";
import { createStore, type Store } from "../state/store.ts";
import { historyAddress, itemAddress, loadJson, type Story } from "../story/load.ts";
import { type Scene, sceneAt } from "../story/standing.ts";
import type { Category, Config } from "../story/types.ts";
import { type Axis, axisOf } from "../time/axis.ts";
import { dateOfEpochDay, zone as zoneNamed } from "../time/calendar.ts";
import { instantOf } from "../time/instant.ts";
import { createPlayer } from "../timeline/player.ts";
import { keepInSight } from "../timeline/sticky.ts";
import { createTimeline } from "../timeline/timeline.ts";
import { shownText } from "../wording/moment.ts";
import { linkToNow } from "./as-of.ts";
import { knownOf } from "./known.ts";
import type { Notice } from "./notices.ts";

export interface Loaded {
  readonly config: Config;
  readonly story: Story;
  readonly translator: Translator;
  readonly notice: Notice;
  readonly mapScript: Promise<typeof import("../map/map.ts")>;
  readonly world: Promise<World>;
}

/** A story being read: what a page's own views are made from. */
export interface Reading extends Loaded {
  readonly axis: Axis;
  readonly moves: Moves;
  readonly dates: DateWords;
  readonly categories: ReadonlyMap<string, Category>;
  readonly placeNames: ReadonlyMap<string, string>;
  readonly address: Address;
  readonly search: Search;
  readonly store: () => Store;
  /** A state as an address means it: one that names a scene and no time means the scene's own time and view. */
  opened(state: ReaderState, search: string): ReaderState;
  /** Tells the reader which parts of an address could not be used. */
  tellRefused(refused: readonly Refused[], shown: ReaderState): void;
  /** The first instant of the step that ends a state. */
  stepStart(state: ReaderState): number;
}

export interface View {
  /** @param shown the state shown before; undefined the first time */
  update(state: ReaderState, shown: ReaderState | undefined, scene: Scene, failures: Failures): void;
  /** The story has changed: an update follows. */
  renew?(): void;
}

export interface Page {
  /** How the map behaves. */
  readonly manners: MapManners;
  /** Lakes and rivers come with the first view; else when the reader first moves the map. */
  readonly waterAtOnce: boolean;
  views(reading: Reading): readonly View[];
}

export function read(loaded: Loaded, page: Page): void {
  const { config, story, translator, notice, mapScript, world } = loaded;
  const { messages, assets } = config;
  const dates = dateWords(messages);
  const axis = axisOf(story.info, zoneNamed(story.info.timeZone));
  const moves = movesOn(axis);
  const known = knownOf(story, axis);
  const { categories, placeNames, eventOf } = known;
  const address = addressOf(axis, moves, known.named);
  const opened = (state: ReaderState, search: string): ReaderState => {
    const told = state.scene === null ? undefined : story.info.scenes[state.scene];
    if (state.scene === null || !told || new URLSearchParams(search).has("t")) return state;
    const { clientWidth, clientHeight } = part("map", HTMLElement);
    return toScene(state.scene, told, axis, moves, viewOf(told.view, clientWidth, clientHeight))(state);
  };
  const asked = address.read(location.search);
  const atFirst = opened(asked.state, location.search);
  const first = moves.toUnit(stepKept() ?? atFirst.unit)(atFirst);

  definePatterns(story.info.categories);

  const store = (): Store => reader;
  const legend = createLegend(story, translator);
  const timeline = createTimeline(story, axis, moves, known.end, dates, translator, legend.drawn, store);
  keepInSight(part("timeline", HTMLElement));
  let foundAnew = false;
  let renewed = false;
  const search = createSearch(story, itemsIn(config), () => {
    foundAnew = true;
    reader.apply((state) => ({ ...state }));
  });
  const toInstant = moves.toInstant;
  const list = createList(story, categories, placeNames, axis, dates, translator, search, toInstant, store);
  const addresses = {
    data: (collection: string, id: string) => itemAddress(config, collection, id),
    history: (collection: string, id: string) => historyAddress(config, collection, id),
    day: (instant: string) => dates.medium(dateOfEpochDay(axis.zone.dayAt(instantOf(instant)))),
  };
  const details = createDetails(story, addresses, categories, translator, toInstant, store, list.rowOf);
  const player = createPlayer(() => reader.apply(moves.tick));
  const stepStart = (state: ReaderState) => axis.grid(state.unit).startOf(moves.indexOf(state));
  const tellRefused = (refused: readonly Refused[], shown: ReaderState) => {
    const shownNow = shownText(shown, stepStart(shown), axis.zone, dates, translator);
    for (const { name, value, outside } of refused) {
      if (name !== "t") notice(translator.t("time.badParameter", name, value));
      else notice(translator.t(outside ? "timeline.outside" : "timeline.badMoment", value, shownNow));
    }
  };
  const views = page.views({
    ...loaded,
    axis,
    moves,
    dates,
    categories,
    placeNames,
    address,
    search,
    store,
    opened,
    tellRefused,
    stepStart,
  });
  let map: StoryMap | undefined;
  watchRows(part("list-groups", HTMLElement), (key) => map?.point(key));
  let scene: Scene;
  const failuresAt = ({ filters }: ReaderState) => failuresOf(story.events, filters, search.finder(filters.q));
  let failures = failuresAt(first);
  let admitted = Array.from(failures, (failed) => failed === 0);
  const sceneOf = (state: ReaderState) => sceneAt(story.events, state, state.mode, stepStart(state), admitted);

  const show = (state: ReaderState, shown: ReaderState | undefined) => {
    const began = performance.now();
    const filtered = shown !== undefined && (renewed || foundAnew || state.filters !== shown.filters);
    foundAnew = false;
    renewed = false;
    const moved = state.t !== shown?.t || state.from !== shown.from || state.mode !== shown.mode;
    if (filtered) {
      failures = failuresAt(state);
      admitted = Array.from(failures, (failed) => failed === 0);
    }
    if (moved || filtered || state.unit !== shown.unit) {
      scene = sceneOf(state);
      legend.update(scene);
    }
    timeline.update(state, scene);
    for (const view of views) view.update(state, shown, scene, failures);
    list.update(state, scene);
    map?.update(state, scene);
    // While scenes are told, the panel scrolls by them.
    if (state.scene === null) list.follow();
    const selected = eventOf(state.selected);
    if (state.selected !== (shown?.selected ?? null)) details.show(selected);
    if (selected) details.standing(scene.standings[known.indexOf(selected.key)] ?? "not-begun");
    player.update(state.playing, state.speed);
    if (moved && shown) performance.measure("chronomap-step", { start: began, end: performance.now() });
  };
  const reader = createStore(first, show);
  part("reader", HTMLElement).classList.add("ready");
  if (config.asOf) linkToNow(() => address.write(location.href, reader.state));

  tellRefused(asked.refused, first);

  const drawWater = (drawn: StoryMap): void => {
    loadJson<Water>(assets.water)
      .then(drawn.addWater)
      .catch((error) => notice(translator.t("map.waterFailed"), error, () => drawWater(drawn)));
  };
  const drawMap = async (outlines: World | undefined) => {
    // Leaflet is a script of its own: the list does not wait for it.
    const { createMap } = await mapScript;
    const container = part("map", HTMLElement);
    const drawn = await createMap(
      container,
      story,
      outlines,
      categories,
      translator,
      store,
      page.manners,
      legend.disputed,
    );
    map = drawn;
    drawn.update(reader.state, sceneOf(reader.state));
    performance.mark("chronomap-map");
    if (!outlines) return;
    if (page.waterAtOnce) whenIdle(() => drawWater(drawn));
    else container.addEventListener("pointerdown", () => drawWater(drawn), { once: true });
  };
  const failed = (error: unknown) => notice(translator.t("map.baseFailed"), error, () => location.reload());
  world
    .then(drawMap, async (error) => {
      await drawMap(undefined);
      failed(error);
    })
    .catch(failed)
    .finally(() => whenIdle(followChanges));

  function renew(next: Story): void {
    const { timeZone } = next.info;
    axis.renew(next.info, timeZone === story.info.timeZone ? axis.zone : zoneNamed(timeZone));
    const scenes = story.info.scenes;
    const restyled = next.info.categories !== story.info.categories;
    Object.assign(story, next);
    known.renew();
    if (restyled) definePatterns(story.info.categories);
    for (const view of [legend, search, list, ...views]) view.renew?.();
    map?.renew().catch(failed);
    renewed = true;
    reader.apply((state) => {
      const told = state.scene === null ? undefined : scenes[state.scene]?.id;
      const now = story.info.scenes.findIndex(({ id }) => id === told);
      const place = state.filters.place.filter((id) => placeNames.has(id));
      const filters = place.length < state.filters.place.length ? { ...state.filters, place } : state.filters;
      return { ...moves.settle(state), scene: now < 0 ? null : now, filters };
    });
    details.renew(eventOf(reader.state.selected));
  }

  function followChanges(): void {
    const { live } = config;
    if (!live) return;
    import("../live/live.ts")
      .then(({ follow }) => follow(live, { ...loaded, dates, eventOf, renew, manners: page.manners }))
      // The page is whole without.
      .catch((error) => console.warn(error));
  }
}
