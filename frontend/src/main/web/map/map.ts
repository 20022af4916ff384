/** The map as a view of the story's state. Leaflet is used in this folder alone. */
import * as L from "leaflet";
import type { Translator } from "../i18n/messages.ts";
import { atPlace, type ReaderState, select } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import type { Movement, StoryEvent } from "../story/event.ts";
import type { Scene } from "../story/standing.ts";
import type { Category, PlaceFeature, StoryInfo } from "../story/types.ts";
import { createArcs } from "./arcs.ts";
import { type AreaState, createAreas } from "./areas.ts";
import { drawBaseMap, type Water, type World } from "./basemap.ts";
import { bringIntoView, createExtents } from "./bounds.ts";
import { type Cluster, createClusterMarks } from "./cluster-marks.ts";
import { addFitButtons } from "./fit.ts";
import type { Shown } from "./glyphs.ts";
import { guardScroll } from "./guard.ts";
import { createHints } from "./hints.ts";
import { keepView } from "./keep-view.ts";
import { layOut } from "./layout.ts";
import { createMark, type Mark } from "./marks.ts";
import { createName, NAME_PANE, type PlaceName } from "./names.ts";
import { createPace } from "./pace.ts";
import { createPointed } from "./pointed.ts";
import { createShowing } from "./showing.ts";
import { createSpotCard } from "./spot-card.ts";
import { type Spot, spotsOf } from "./spots.ts";
import { createView, MAX_ZOOM, storyBounds } from "./view.ts";

/** More spots than this are gathered into clusters. */
const MOST_MARKS = 40;
/** The list stands beside the map (see page.css). */
const BESIDE = "(width >= 900px)";
const FRAME_AT_MOST_MS = 100;

export interface MapManners {
  /** An article scrolls past the map, and must be able to. */
  readonly inArticle: boolean;
}

export interface StoryMap {
  update(state: ReaderState, scene: Scene): void;
  /** Shows where an event is; null shows none. */
  point(key: string | null): void;
  addWater(water: Water): Promise<void>;
}

/** Made in short tasks: meanwhile the page answers. */
export async function createMap(
  container: HTMLElement,
  story: StoryInfo,
  events: readonly StoryEvent[],
  places: readonly PlaceFeature[],
  world: World | undefined,
  categories: ReadonlyMap<string, Category>,
  translator: Translator,
  store: () => Store,
  { inArticle }: MapManners,
): Promise<StoryMap> {
  const pace = createPace();
  await pace.now();
  const map = createView(container, story, translator);
  if (inArticle) guardScroll(map, translator);
  const keeper = keepView(map, storyBounds(story), store);
  await pace.now();
  const base = await drawBaseMap(map, world, pace);
  await pace.now();

  const choose = (key: string) => store().apply(select(key));
  const showPlace = (place: string) => store().apply(atPlace(place));
  const showing = createShowing(events, translator);
  const hints = createHints(container);
  const card = createSpotCard(map, categories, translator, choose);
  const fit = addFitButtons(map, storyBounds(story), translator);

  const areas = await createAreas(map, places, base.outlines, (id) => openMark(id), pace);
  await pace.now();
  const movements = events.filter((event): event is Movement => event.kind === "movement");
  const arcs = await createArcs(map, movements, categories, translator, showing.hintOf, choose, pace);
  for (const { label, movement } of arcs) hints.wire(label, () => showing.hintOf(movement));
  await pace.now();

  const spots = spotsOf(places, events);
  const extents = createExtents(spots, areas, arcs);
  const points = spots.filter(({ at }) => at !== undefined);
  const many = points.length > MOST_MARKS;
  const latLngOf = ({ id, at }: Spot) => (at ? L.latLng(at[1], at[0]) : areas.get(id)?.centre);
  map.createPane(NAME_PANE).style.zIndex = "590";
  const marks: (readonly [Mark, Spot])[] = [];
  const names: PlaceName[] = [];
  for (const spot of spots) {
    const latLng = latLngOf(spot);
    if (!latLng || (spot.at && many)) continue;
    await pace();
    const { name } = spot.place.properties;
    const mark: Mark = createMark(map, spot.place, latLng, categories, translator, (from) => {
      const list = spot.named ? () => showPlace(spot.id) : undefined;
      card.open({ from, title: name, shown: () => mark.shown, list });
      // On a phone the list lies below the map, which would scroll away.
      if (matchMedia(BESIDE).matches) list?.();
    });
    hints.wire(mark.button, () => showing.hint(name, mark.shown));
    marks.push([mark, spot]);
    if (spot.at && spot.named) names.push(createName(map, spot.place, latLng));
  }
  const clusters = many
    ? createClusterMarks(map, points, events, story.categories, translator, (cluster) => wireCluster(cluster))
    : undefined;

  const allMarks = marks.map(([mark]) => mark);
  const arrange = () => layOut(map, allMarks, names, arcs, areas);
  map.on("moveend resize", arrange);
  void document.fonts.ready.then(arrange);
  const point = createPointed((key) => {
    const index = showing.indexOf(key);
    const arc = arcs.find(({ movement }) => movement.key === key);
    if (arc) return arc.signs;
    const mine = marks.filter(([, spot]) => spot.events.includes(index));
    return [
      ...mine.flatMap(([mark, { id }]) => [mark.button, ...(areas.get(id)?.signs ?? [])]),
      ...(clusters?.signs(index) ?? []),
    ];
  });
  let panned: string | null = null;
  // A frame in between: what was put in so far has its layout by now, and measuring it costs nothing more. A page that is not
  // seen has no frames, and its map must not wait to be.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, FRAME_AT_MOST_MS);
  });
  await pace.now();

  return {
    addWater: base.addWater,
    point,
    update(state, scene) {
      showing.update(scene);
      const selected = state.selected === null ? undefined : events[showing.indexOf(state.selected)];
      // A movement shows by its arcs: ringing every country that it touches would drown them.
      const chosen = selected?.kind === "incident" ? showing.indexOf(selected.key) : undefined;
      let rearrange = false;
      for (const [mark, spot] of marks) {
        const isSelected = spot.id === state.place || (chosen !== undefined && spot.events.includes(chosen));
        const incidents = showing.at([spot], "incident");
        if (mark.update(incidents, showing.at([spot], "movement"), isSelected)) rearrange = true;
        areas.get(spot.id)?.update(areaState(incidents), isSelected);
      }
      for (const arc of arcs) {
        const stands = showing.standing(showing.indexOf(arc.movement.key)) ?? "not-begun";
        if (arc.update(stands, arc.movement.key === state.selected)) rearrange = true;
      }
      clusters?.update(showing.codes());
      card.update(state.selected);
      container.classList.toggle("playing", state.playing !== 0);
      container.classList.toggle("playing-back", state.playing < 0);
      if (rearrange) arrange();
      fit.update(extents.of(selected, state.place));
      const led = keeper.update(state.view);
      if (state.selected !== panned) {
        panned = state.selected;
        // A view that comes along with what is selected, as in a link, is the one that was meant.
        if (selected && !(led && state.view)) bringIntoView(map, extents.of(selected, null));
      }
    },
  };

  function openMark(id: string): void {
    const button = marks.find(([, spot]) => spot.id === id)?.[0].button;
    if (button && !button.disabled) button.click();
  }

  function wireCluster({ button, spots: mine }: Cluster): void {
    const first = mine[0] as Spot;
    const title = mine.length === 1 ? first.place.properties.name : translator.plural("map.places", mine.length);
    const zoom = () => {
      const around = L.latLngBounds(mine.flatMap((spot) => latLngOf(spot) ?? []));
      map.fitBounds(around, { padding: [40, 40], maxZoom: MAX_ZOOM });
    };
    const closer = mine.length > 1 && map.getZoom() < MAX_ZOOM ? zoom : undefined;
    const shown = () => showing.at(mine, "incident");
    button.setAttribute("aria-haspopup", "dialog");
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () => card.open({ from: button, title, shown, zoom: closer }));
    hints.wire(button, () => showing.hint(title, shown()));
  }
}

/** A planned event does not light a country up: it has not happened. */
function areaState(incidents: readonly Shown[]): AreaState {
  const real = incidents.filter(({ event }) => event.properties.status !== "planned");
  if (real.some(({ standing }) => standing === "begun")) return "active";
  return real.some(({ standing }) => standing === "possibly-begun") ? "possible" : "quiet";
}
