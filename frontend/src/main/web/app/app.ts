/** What every page of a story shows of its state: timeline, list, details, legend and map; a page adds views of its own. */
import { createDetails } from "../details/details.ts";
import { part } from "../dom/element.ts";
import { whenIdle } from "../dom/idle.ts";
import { type Failures, failuresOf } from "../filter/facets.ts";
import { type DateWords, dateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import { createLegend } from "../legend/legend.ts";
import { watchHover } from "../list/hover.ts";
import { createList } from "../list/list.ts";
import type { Water, World } from "../map/basemap.ts";
import type { StoryMap } from "../map/map.ts";
import { toScene, viewOf } from "../narrative/scene.ts";
import { createSearch, itemsIn, type Search } from "../search/search.ts";
import { definePatterns } from "../signs/patterns.ts";
import { type Address, addressOf, type RejectedParameter } from "../state/address.ts";
import { unitInHistory } from "../state/address-sync.ts";
import { type Moves, movesOn } from "../state/moves.ts";
import type { ReaderState } from "../state/state.ts";
import { createStore, type Store } from "../state/store.ts";
import { historyAddress, itemAddress, loadJson, type Story } from "../story/load.ts";
import { sliceAt, type TimeSlice } from "../story/standing.ts";
import type { Category, Config } from "../story/types.ts";
import { type Axis, axisOf } from "../time/axis.ts";
import { dateOfEpochDay, zone as zoneNamed } from "../time/calendar.ts";
import { instantOf } from "../time/instant.ts";
import { createPlayer } from "../timeline/player.ts";
import { keepInSight } from "../timeline/sticky.ts";
import { createTimeline } from "../timeline/timeline.ts";
import { shownText } from "../wording/moment.ts";
import { linkToNow } from "./as-of.ts";
import { lookupIn } from "./lookup.ts";
import type { Notify } from "./notices.ts";

export interface LoadedStory {
  readonly config: Config;
  readonly story: Story;
  readonly translator: Translator;
  readonly notice: Notify;
  readonly mapScript: Promise<typeof import("../map/map.ts")>;
  readonly world: Promise<World>;
}

/** A story being read: what a page's own views are made from. */
export interface ViewContext extends LoadedStory {
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
  reportRejected(rejected: readonly RejectedParameter[], shown: ReaderState): void;
  /** The first instant of the step that ends a state. */
  stepStart(state: ReaderState): number;
}

export interface View {
  /** @param shown the state shown before; undefined the first time */
  update(state: ReaderState, shown: ReaderState | undefined, slice: TimeSlice, failures: Failures): void;
  /** The story has changed: an update follows. */
  renew?(): void;
}

export interface PageOptions {
  /** An article scrolls past the map, and must be able to. */
  readonly inArticle: boolean;
  /** Lakes and rivers come with the first view; else when the reader first moves the map. */
  readonly waterAtOnce: boolean;
  views(reading: ViewContext): readonly View[];
}

export function openStory(loaded: LoadedStory, page: PageOptions): void {
  const { config, story, translator, notice, mapScript, world } = loaded;
  const { messages, assets } = config;
  const dates = dateWords(messages);
  const axis = axisOf(story.info, zoneNamed(story.info.timeZone));
  const moves = movesOn(axis);
  const lookup = lookupIn(story, axis);
  const { categories, placeNames, eventOf } = lookup;
  const address = addressOf(axis, moves, lookup.named);
  const opened = (state: ReaderState, search: string): ReaderState => {
    const told = state.scene === null ? undefined : story.info.scenes[state.scene];
    if (state.scene === null || !told || new URLSearchParams(search).has("t")) return state;
    const { clientWidth, clientHeight } = part("map", HTMLElement);
    return toScene(state.scene, told, axis, moves, viewOf(told.view, clientWidth, clientHeight))(state);
  };
  const asked = address.read(location.search);
  const atFirst = opened(asked.state, location.search);
  const first = moves.toUnit(unitInHistory() ?? atFirst.unit)(atFirst);

  definePatterns(story.info.categories);

  const store = (): Store => reader;
  const legend = createLegend(story, translator);
  const timeline = createTimeline(story, axis, moves, lookup.knownUntil, dates, translator, legend.drawn, store);
  keepInSight(part("timeline", HTMLElement));
  let searchChanged = false;
  let renewed = false;
  const search = createSearch(story, itemsIn(config), () => {
    searchChanged = true;
    reader.apply((state) => ({ ...state }));
  });
  const toInstant = moves.toInstant;
  const list = createList(story, categories, placeNames, axis, dates, translator, search, toInstant, store);
  const links = {
    data: (collection: string, id: string) => itemAddress(config, collection, id),
    history: (collection: string, id: string) => historyAddress(config, collection, id),
    day: (instant: string) => dates.medium(dateOfEpochDay(axis.zone.dayAt(instantOf(instant)))),
  };
  const details = createDetails(story, links, categories, translator, toInstant, store, list.rowOf);
  const player = createPlayer(() => reader.apply(moves.tick));
  const stepStart = (state: ReaderState) => axis.grid(state.unit).startOf(moves.indexOf(state));
  const reportRejected = (rejected: readonly RejectedParameter[], shown: ReaderState) => {
    const shownNow = shownText(shown, stepStart(shown), axis.zone, dates, translator);
    for (const { name, value, outside } of rejected) {
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
    reportRejected,
    stepStart,
  });
  let map: StoryMap | undefined;
  watchHover(part("list-groups", HTMLElement), (key) => map?.hover(key));
  let slice: TimeSlice;
  const failuresAt = ({ filters }: ReaderState) => failuresOf(story.events, filters, search.finder(filters.q));
  let failures = failuresAt(first);
  let admitted = Array.from(failures, (failed) => failed === 0);
  const sliceOf = (state: ReaderState) => sliceAt(story.events, state, state.mode, stepStart(state), admitted);

  const show = (state: ReaderState, shown: ReaderState | undefined) => {
    const began = performance.now();
    const filtered = shown !== undefined && (renewed || searchChanged || state.filters !== shown.filters);
    searchChanged = false;
    renewed = false;
    const moved = state.t !== shown?.t || state.from !== shown.from || state.mode !== shown.mode;
    if (filtered) {
      failures = failuresAt(state);
      admitted = Array.from(failures, (failed) => failed === 0);
    }
    if (moved || filtered || state.unit !== shown.unit) {
      slice = sliceOf(state);
      legend.update(slice);
    }
    timeline.update(state, slice);
    for (const view of views) view.update(state, shown, slice, failures);
    list.update(state, slice);
    map?.update(state, slice);
    // While scenes are told, the panel scrolls by them.
    if (state.scene === null) list.follow();
    const selected = eventOf(state.selected);
    if (state.selected !== (shown?.selected ?? null)) details.show(selected);
    if (selected) details.standing(slice.standings[lookup.indexOf(selected.key)] ?? "not-begun");
    player.update(state.playing, state.speed);
    if (moved && shown) performance.measure("chronomap-step", { start: began, end: performance.now() });
  };
  const reader = createStore(first, show);
  part("reader", HTMLElement).classList.add("ready");
  if (config.asOf) linkToNow(() => address.write(location.href, reader.state));

  reportRejected(asked.rejected, first);

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
      page.inArticle,
      legend.disputed,
    );
    map = drawn;
    drawn.update(reader.state, sliceOf(reader.state));
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
    .finally(() => whenIdle(startLiveUpdates));

  function renew(next: Story): void {
    const { timeZone } = next.info;
    axis.renew(next.info, timeZone === story.info.timeZone ? axis.zone : zoneNamed(timeZone));
    const scenes = story.info.scenes;
    const restyled = next.info.categories !== story.info.categories;
    Object.assign(story, next);
    lookup.renew();
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

  function startLiveUpdates(): void {
    const { live } = config;
    if (!live) return;
    import("../live/live.ts")
      .then(({ followChanges: follow }) =>
        follow(live, { ...loaded, dates, eventOf, renew, inArticle: page.inArticle }),
      )
      // The page is whole without.
      .catch((error) => console.warn(error));
  }
}
