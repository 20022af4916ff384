/** The reader page: loads the story and shows its state in the timeline, the list, the details and on the map. */
import { createDetails } from "./details/details.ts";
import { el, part } from "./dom/element.ts";
import { facetsOf, failuresOf } from "./filter/facets.ts";
import { createFilterPanel } from "./filter/panel.ts";
import { dateWords } from "./i18n/dates.ts";
import { translator as createTranslator, type Translator } from "./i18n/messages.ts";
import { shownText } from "./i18n/moment.ts";
import { createLegend } from "./legend/legend.ts";
import { createList } from "./list/list.ts";
import { watchRows } from "./list/pointing.ts";
import type { Water, World } from "./map/basemap.ts";
import type { StoryMap } from "./map/map.ts";
import { definePatterns } from "./map/patterns.ts";
import { createNarrative } from "./narrative/narrative.ts";
import { explore, toScene, viewOf } from "./narrative/scene.ts";
import { createPrint } from "./print/print.ts";
import { createSearch, itemsIn } from "./search/search.ts";
import { type Asked, addressOf } from "./state/address.ts";
import { keepAddress } from "./state/history.ts";
import { movesOn } from "./state/moves.ts";
import { type ReaderState, select } from "./state/state.ts";
import { createStore, type Store } from "./state/store.ts";
import { LoadError, loadJson, loadStory, readConfig, type Story } from "./story/load.ts";
import { isVisible, type Scene, sceneAt } from "./story/standing.ts";
import type { Config } from "./story/types.ts";
import { axisOf } from "./timeline/axis.ts";
import { zone as zoneNamed } from "./timeline/calendar.ts";
import { instantAsked } from "./timeline/moment.ts";
import { createPlayer } from "./timeline/player.ts";
import { createTimeline } from "./timeline/timeline.ts";

const config = readConfig(document);
const words = createTranslator(config.messages, config.lang);
const mapScript = import("./map/map.ts");
mapScript.catch(() => undefined);
void start();

async function start(): Promise<void> {
  const world = loadJson<World>(config.assets.world);
  // Awaited when the map is made; without this a failure in the meantime would count as unhandled.
  world.catch(() => undefined);
  const loading = part("loading", HTMLElement);
  try {
    const story = await loadStory(config);
    loading.hidden = true;
    read(config, story, world, words);
  } catch (error) {
    loading.hidden = true;
    notice(words.t("load.failed"), error, () => {
      loading.hidden = false;
      void start();
    });
  }
}

function read(
  { story: info, base, messages, assets }: Config,
  { events, places }: Story,
  world: Promise<World>,
  translator: Translator,
): void {
  const dates = dateWords(messages);
  const axis = axisOf(info, zoneNamed(info.timeZone));
  const moves = movesOn(axis);
  const known = info.knownAsOf ? instantAsked(axis.zone, info.knownAsOf) : undefined;
  const byName = (["movement", "incident"] as const).flatMap((kind) => events.filter((event) => event.kind === kind));
  const address = addressOf(axis, moves, {
    categories: new Set(info.categories.map(({ id }) => id)),
    places: new Set(places.map(({ id }) => String(id))),
    // Of an incident and a movement of the same name the address means the incident.
    events: new Map(byName.map(({ id, key }) => [id, key])),
    scenes: info.scenes.length,
    first: known ?? axis.start,
  });
  const asked = address.read(location.search);
  const first = openedAt(asked.state);

  const categories = new Map(info.categories.map((category) => [category.id, category]));
  const placeNames = new Map(places.map(({ id, properties }) => [String(id), properties.name]));
  const eventByKey = new Map(events.map((event) => [event.key, event]));
  const indexOf = new Map(events.map(({ key }, index) => [key, index]));
  definePatterns(info.categories);

  const store = (): Store => reader;
  const timeline = createTimeline(info, events, axis, moves, known, dates, translator, store);
  let foundAnew = false;
  const search = createSearch(events, itemsIn(base), () => {
    foundAnew = true;
    reader.apply((state) => ({ ...state }));
  });
  const toInstant = moves.toInstant;
  const list = createList(events, categories, placeNames, axis.zone, dates, translator, search, toInstant, store);
  const filters = createFilterPanel(events, facetsOf(events), categories, placeNames, translator, search, store);
  const details = createDetails(info, base, categories, dates, translator, toInstant, store, list.rowOf);
  const legend = createLegend(events, info.categories, translator);
  const player = createPlayer(() => reader.apply(moves.tick));
  const keeper = keepAddress(address, (back: Asked) => {
    const { speed, loop, part: shownPart } = reader.state;
    reader.apply(() => ({ ...openedAt(back.state), speed, loop, part: shownPart }));
  });
  const toldOf = (id: string) =>
    events.flatMap(({ key, id: own, properties: { title, lang } }) =>
      own === id ? [{ key, title, lang: lang === translator.lang ? undefined : (lang ?? undefined) }] : [],
    );
  const narrative = createNarrative(info.scenes, toldOf, translator, {
    onEvent: (key) => store().apply(select(key)),
    onScene(index, covered) {
      const told = index === null ? undefined : info.scenes[index];
      if (index === null || !told) return store().apply(explore);
      const { clientWidth, clientHeight } = part("map", HTMLElement);
      store().apply(toScene(index, told, axis, moves, viewOf(told.view, clientWidth, clientHeight, covered)));
    },
  });
  /** An address that names a scene and no time means the scene's own time and view. */
  function openedAt(state: ReaderState): ReaderState {
    const told = state.scene === null ? undefined : info.scenes[state.scene];
    if (state.scene === null || !told || new URLSearchParams(location.search).has("t")) return state;
    const { clientWidth, clientHeight } = part("map", HTMLElement);
    return toScene(state.scene, told, axis, moves, viewOf(told.view, clientWidth, clientHeight))(state);
  }
  let map: StoryMap | undefined;
  watchRows(part("list-groups", HTMLElement), (key) => map?.point(key));
  let scene: Scene;
  const failuresAt = ({ filters }: ReaderState) => failuresOf(events, filters, search.finder(filters.q));
  let failures = failuresAt(first);
  let admitted = Array.from(failures, (failed) => failed === 0);
  const stepStart = (state: ReaderState) => axis.grid(state.unit).startOf(moves.indexOf(state));
  const sceneOf = (state: ReaderState) => sceneAt(events, state, state.mode, stepStart(state), admitted);

  const show = (state: ReaderState, shown: ReaderState | undefined) => {
    const began = performance.now();
    const filtered = shown !== undefined && (foundAnew || state.filters !== shown.filters);
    foundAnew = false;
    const moved = state.t !== shown?.t || state.from !== shown.from || state.mode !== shown.mode;
    if (filtered) {
      failures = failuresAt(state);
      admitted = Array.from(failures, (failed) => failed === 0);
    }
    if (moved || filtered || state.unit !== shown.unit) {
      scene = sceneOf(state);
      legend.update(scene);
    }
    keeper.update(state, shown);
    timeline.update(state, scene);
    filters.update(state, scene, failures);
    list.update(state, scene);
    narrative.update(state);
    map?.update(state, scene);
    // While scenes are told, the panel scrolls by them.
    if (state.scene === null) list.follow();
    const selected = state.selected === null ? undefined : eventByKey.get(state.selected);
    if (state.selected !== (shown?.selected ?? null)) details.show(selected);
    if (selected) details.standing(scene.standings[indexOf.get(selected.key) ?? -1] ?? "not-begun");
    player.update(state.playing, state.speed);
    if (moved && shown) performance.measure("chronomap-step", { start: began, end: performance.now() });
  };
  const reader = createStore(first, show);
  part("reader", HTMLElement).classList.add("ready");
  createPrint(info, dates, translator, () => ({
    moment: shownText(reader.state, stepStart(reader.state), axis.zone, dates, translator),
    events: events.filter((_, index) => isVisible(scene, index)),
  }));

  for (const { name, value } of asked.refused) {
    const instead = () => shownText(first, stepStart(first), axis.zone, dates, translator);
    notice(
      name === "t"
        ? translator.t("timeline.badMoment", value, instead())
        : translator.t("time.badParameter", name, value),
    );
  }

  const drawMap = async (outlines: World | undefined) => {
    // Leaflet is a script of its own: the list does not wait for it.
    const { createMap } = await mapScript;
    const container = part("map", HTMLElement);
    map = await createMap(container, info, events, places, outlines, categories, translator, store);
    map.update(reader.state, sceneOf(reader.state));
    performance.mark("chronomap-map");
    if (outlines) whenIdle(() => drawWater(map as StoryMap, assets.water));
  };
  const failed = (error: unknown) => notice(translator.t("map.baseFailed"), error, () => location.reload());
  world
    .then(drawMap, async (error) => {
      await drawMap(undefined);
      failed(error);
    })
    .catch(failed);
}

function drawWater(map: StoryMap, address: string): void {
  loadJson<Water>(address)
    .then(map.addWater)
    .catch((error) => notice(words.t("map.waterFailed"), error, () => drawWater(map, address)));
}

function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 3000 });
  else setTimeout(run, 500);
}

/** Tells the reader what went wrong, in words, with a way to try again where there is one. */
function notice(text: string, error?: unknown, retry?: () => void): void {
  const box = el("p", { class: "notice" }, [text, error && reasonText(error)].filter(Boolean).join(" "));
  if (error) console.warn(error);
  if (retry) {
    const button = el("button", { type: "button", class: "plain-button" }, words.t("load.retry"));
    button.addEventListener("click", () => {
      box.remove();
      retry();
    });
    box.append(" ", button);
  }
  part("notices", HTMLElement).append(box);
}

function reasonText(error: unknown): string {
  if (!(error instanceof LoadError)) return words.t("load.unreadable");
  switch (error.reason) {
    case "unreachable":
      return words.t("load.unreachable");
    case "refused":
      return words.t("load.refused", error.status);
    case "unreadable":
      return words.t("load.unreadable");
  }
}
