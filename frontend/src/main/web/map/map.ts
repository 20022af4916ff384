/** The map as a view of the story's state. Leaflet is used in this folder alone. */
import * as L from "leaflet";
import { el } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import { atPlace, type ReaderState, select } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import type { Movement, StoryEvent } from "../story/event.ts";
import type { Scene } from "../story/standing.ts";
import type { Category, PlaceFeature, StoryInfo } from "../story/types.ts";
import { createArcs } from "./arcs.ts";
import { type AreaState, createAreas } from "./areas.ts";
import { drawBaseMap, type Water, type World } from "./basemap.ts";
import type { Shown } from "./glyphs.ts";
import { addGraticule } from "./graticule.ts";
import { layOut } from "./layout.ts";
import { createMark } from "./marks.ts";
import { createName, NAME_PANE } from "./names.ts";
import { addScale } from "./scale.ts";

/** Beyond this the built-in map has nothing more to show. */
const MAX_ZOOM = 11;
/** How far the map can be made smaller than the story needs. */
const ZOOM_OUT = 1;

export interface StoryMap {
  update(state: ReaderState, scene: Scene): void;
  addWater(water: Water): void;
}

export function createMap(
  container: HTMLElement,
  story: StoryInfo,
  events: readonly StoryEvent[],
  places: readonly PlaceFeature[],
  world: World | undefined,
  categories: ReadonlyMap<string, Category>,
  translator: Translator,
  store: () => Store,
): StoryMap {
  const { t } = translator;
  const map = baseView(container, story, translator);
  addGraticule(map);
  const base = world && drawBaseMap(map, world);

  const showPlace = (place: string) => store().apply(atPlace(place));
  const areas = createAreas(map, places, base?.outlines ?? new Map(), showPlace);
  const movements = events.filter((event): event is Movement => event.kind === "movement");
  const arcs = createArcs(map, movements, categories, translator, (key) => store().apply(select(key)));
  const at = (place: PlaceFeature) => {
    const [lon, lat] = place.geometry.type === "Point" ? place.geometry.coordinates : [];
    return lon === undefined || lat === undefined ? areas.get(String(place.id))?.centre : L.latLng(lat, lon);
  };
  const located = places.flatMap((place) => {
    const latLng = at(place);
    return latLng ? [{ place, latLng }] : [];
  });
  const marks = located.map(({ place, latLng }) => createMark(map, place, latLng, categories, translator, showPlace));
  map.createPane(NAME_PANE).style.zIndex = "590";
  const names = located
    .filter(({ place }) => place.geometry.type === "Point")
    .map(({ place, latLng }) => createName(map, place, latLng));

  const arrange = () => layOut(map, marks, names, arcs, areas);
  map.on("zoomend resize", arrange);
  void document.fonts.ready.then(arrange);

  const eventsAt = new Map(
    places.map(({ id }) => [
      String(id),
      events.flatMap((event, index) => (event.places.includes(String(id)) ? [{ event, index }] : [])),
    ]),
  );
  const eventByKey = new Map(events.map((event) => [event.key, event]));
  const indexOf = new Map(events.map(({ key }, index) => [key, index]));
  let panned: string | null = null;

  return {
    addWater: (water) => base?.addWater(water),
    update(state, scene) {
      const selected = state.selected === null ? undefined : eventByKey.get(state.selected);
      // A movement shows by its arcs: ringing every country that it touches would drown them.
      const selectedPlaces = selected?.kind === "incident" ? selected.places : [];
      const isSelected = (place: string) => place === state.place || selectedPlaces.includes(place);
      let rearrange = false;
      for (const mark of marks) {
        const id = String(mark.place.id);
        const shown: Shown[] = (eventsAt.get(id) ?? []).flatMap(({ event, index }) => {
          const standing = scene.standings[index] ?? "not-begun";
          return standing === "not-begun" ? [] : [{ event, standing }];
        });
        const incidents = shown.filter(({ event }) => event.kind === "incident");
        const others = shown.filter(({ event }) => event.kind === "movement");
        if (mark.update(incidents, others, isSelected(id))) rearrange = true;
        areas.get(id)?.update(areaState(incidents), isSelected(id));
      }
      for (const arc of arcs) {
        const standing = scene.standings[indexOf.get(arc.movement.key) ?? -1] ?? "not-begun";
        if (arc.update(standing, arc.movement.key === state.selected)) rearrange = true;
      }
      container.classList.toggle("playing", state.playing);
      if (rearrange) arrange();
      if (state.selected !== panned) {
        panned = state.selected;
        if (selected) bringIntoView(selected);
      }
    },
  };

  function bringIntoView(event: StoryEvent): void {
    const points = located.filter(({ place }) => event.places.includes(String(place.id)));
    const first = points[0];
    if (first && !points.some(({ latLng }) => map.getBounds().contains(latLng))) {
      map.panTo(first.latLng, { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
    }
  }

  function baseView(box: HTMLElement, { view: [west, south, east, north] }: StoryInfo, words: Translator): L.Map {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const leaflet = L.map(box, {
      maxZoom: MAX_ZOOM,
      zoomSnap: 0.25,
      zoomControl: false,
      attributionControl: false,
      maxBounds: [
        [-85, -200],
        [86, 215],
      ],
      maxBoundsViscosity: 0.8,
      zoomAnimation: !still,
      fadeAnimation: !still,
      inertia: !still,
    });
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", t("map.help"));
    L.control.zoom({ zoomInTitle: words.t("map.zoomIn"), zoomOutTitle: words.t("map.zoomOut") }).addTo(leaflet);
    addScale(leaflet, words.numberLocale);
    L.control
      .attribution({ prefix: '<a href="https://leafletjs.com">Leaflet</a>' })
      // Leaflet takes markup here: a text node's own serialisation is the text, escaped.
      .addAttribution(el("span", {}, words.t("map.credits")).innerHTML)
      .addTo(leaflet);
    leaflet.fitBounds([
      [south, west],
      [north, east],
    ]);
    leaflet.setMinZoom(Math.max(1, leaflet.getZoom() - ZOOM_OUT));
    return leaflet;
  }
}

/** A planned event does not light a country up: it has not happened. */
function areaState(incidents: readonly Shown[]): AreaState {
  const real = incidents.filter(({ event }) => event.properties.status !== "planned");
  if (real.some(({ standing }) => standing === "begun")) return "active";
  return real.some(({ standing }) => standing === "possibly-begun") ? "possible" : "quiet";
}
