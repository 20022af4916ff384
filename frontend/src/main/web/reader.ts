/** The reader page: loads the story and shows its state in the timeline, the list, the details and on the map. */
import { createDetails } from "./details/details.ts";
import { el, part } from "./dom/element.ts";
import { dateWords } from "./i18n/dates.ts";
import { translator as createTranslator, type Translator } from "./i18n/messages.ts";
import { createLegend } from "./legend/legend.ts";
import { createList } from "./list/list.ts";
import type { Water, World } from "./map/basemap.ts";
import { createMap, type StoryMap } from "./map/map.ts";
import { definePatterns } from "./map/patterns.ts";
import { addressKeeper } from "./state/address.ts";
import { initialState, type ReaderState, tick } from "./state/state.ts";
import { createStore, type Store } from "./state/store.ts";
import { LoadError, loadJson, loadStory, readConfig, type Story } from "./story/load.ts";
import { type Scene, sceneAt } from "./story/standing.ts";
import type { Config } from "./story/types.ts";
import { parseDate, zone as zoneNamed } from "./timeline/calendar.ts";
import { createPlayer } from "./timeline/player.ts";
import { dateAt, endOfDay, positionAsked, positionOf, stepsOf } from "./timeline/steps.ts";
import { createTimeline } from "./timeline/timeline.ts";

const config = readConfig(document);
const words = createTranslator(config.messages, config.lang);
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
  const steps = stepsOf(info, zoneNamed(info.timeZone));
  const known = info.knownAsOf ? parseDate(info.knownAsOf) : undefined;
  const knownPosition = known && positionOf(steps, known);
  const asked = new URLSearchParams(location.search).get("t");
  const askedPosition = asked === null ? undefined : positionAsked(steps, asked);
  const first = askedPosition ?? knownPosition ?? 0;

  const categories = new Map(info.categories.map((category) => [category.id, category]));
  const placeNames = new Map(places.map(({ id, properties }) => [String(id), properties.name]));
  const eventByKey = new Map(events.map((event) => [event.key, event]));
  const indexOf = new Map(events.map(({ key }, index) => [key, index]));
  definePatterns(info.categories);

  const store = (): Store => reader;
  const timeline = createTimeline(steps, knownPosition, dates, translator, store);
  const list = createList(events, categories, placeNames, steps.zone, dates, translator, store);
  const details = createDetails(info, base, categories, dates, translator, store, list.rowOf);
  const legend = createLegend(events, info.categories, translator);
  const player = createPlayer(() => reader.apply(tick));
  const address = addressKeeper(steps);
  let map: StoryMap | undefined;
  let scene: Scene;

  const show = (state: ReaderState, shown: ReaderState | undefined) => {
    const began = performance.now();
    const moved = state.position !== shown?.position;
    if (moved) {
      scene = sceneAt(events, endOfDay(steps, state.position));
      legend.update(scene);
      address.update(state.position, shown !== undefined);
    }
    timeline.update(state, scene.counts);
    list.update(state, scene, steps.zone.startOf(steps.firstDay + state.position));
    map?.update(state, scene);
    list.follow();
    const selected = state.selected === null ? undefined : eventByKey.get(state.selected);
    if (state.selected !== (shown?.selected ?? null)) details.show(selected);
    if (selected) details.standing(scene.standings[indexOf.get(selected.key) ?? -1] ?? "not-begun");
    player.update(state.playing, state.speed);
    if (moved && shown) performance.measure("chronomap-step", { start: began, end: performance.now() });
  };
  const reader = createStore(initialState(steps.last, first), show);
  part("reader", HTMLElement).classList.add("ready");

  if (asked !== null && askedPosition === undefined) {
    notice(translator.t("timeline.badMoment", asked, dates.medium(dateAt(steps, first))));
  }

  const drawMap = (outlines: World | undefined) => {
    const container = part("map", HTMLElement);
    map = createMap(container, info, events, places, outlines, categories, translator, store);
    map.update(reader.state, sceneAt(events, endOfDay(steps, reader.state.position)));
    performance.mark("chronomap-map");
    if (outlines) whenIdle(() => drawWater(map as StoryMap, assets.water));
  };
  const failed = (error: unknown) => notice(translator.t("map.baseFailed"), error, () => location.reload());
  world
    .then(drawMap, (error) => {
      drawMap(undefined);
      failed(error);
    })
    .catch(failed);
}

function drawWater(map: StoryMap, address: string): void {
  loadJson<Water>(address).then(
    (water) => map.addWater(water),
    (error) => notice(words.t("map.waterFailed"), error, () => drawWater(map, address)),
  );
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
