/** The map as a view of the story's state. Leaflet is used in this folder alone. */
import * as L from "leaflet";
import { el } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import { atPlace, type ReaderState, select } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import type { Movement, StoryEvent } from "../story/event.ts";
import { isVisible, type Scene, type Standing } from "../story/standing.ts";
import type { Category, PlaceFeature, StoryInfo } from "../story/types.ts";
import { createArcs } from "./arcs.ts";
import { type AreaState, createAreas } from "./areas.ts";
import { drawBaseMap, type Water, type World } from "./basemap.ts";
import { type Cluster, createClusterMarks } from "./cluster-marks.ts";
import { CERTAIN, HIDDEN, POSSIBLE } from "./clusters.ts";
import { addFitButtons } from "./fit.ts";
import type { Shown } from "./glyphs.ts";
import { guardScroll } from "./guard.ts";
import { createHints } from "./hints.ts";
import { layOut } from "./layout.ts";
import { createMark, type Mark } from "./marks.ts";
import { createName, NAME_PANE, type PlaceName } from "./names.ts";
import { createPace } from "./pace.ts";
import { createSpotCard, hintOf } from "./spot-card.ts";
import { type Spot, spotsOf } from "./spots.ts";
import { createView, MAX_ZOOM, storyBounds } from "./view.ts";

/** More spots than this are gathered into clusters. */
const MOST_MARKS = 40;
/** The list stands beside the map (see page.css). */
const BESIDE = "(width >= 900px)";
/** A hint names no more events than this. */
const MOST_HINTS = 3;
const FRAME_AT_MOST_MS = 100;

export interface MapManners {
  /** An article scrolls past the map, and must be able to. */
  readonly inArticle: boolean;
}

export interface StoryMap {
  update(state: ReaderState, scene: Scene): void;
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
  await pace.now();
  const base = await drawBaseMap(map, world, pace);
  await pace.now();

  const choose = (key: string) => store().apply(select(key));
  const showPlace = (place: string) => store().apply(atPlace(place));
  const hints = createHints(container);
  const card = createSpotCard(map, categories, translator, choose);
  const fit = addFitButtons(map, storyBounds(story), translator);
  let scene: Scene | undefined;
  /** Undefined for what is not shown. */
  const standing = (index: number): Standing | undefined => {
    return scene && isVisible(scene, index) ? scene.standings[index] : undefined;
  };
  const shownAt = (spots: readonly Spot[], kind: StoryEvent["kind"]): Shown[] =>
    spots.flatMap((spot) =>
      spot.events.flatMap((index) => {
        const event = events[index] as StoryEvent;
        const now = standing(index);
        return now !== undefined && event.kind === kind ? [{ event, standing: now }] : [];
      }),
    );
  const hint = (title: string, shown: readonly Shown[]): Node[] => {
    if (shown.length === 0) return [];
    const lines = shown.slice(0, MOST_HINTS).map((one) => el("p", {}, ...hintOf(one, translator)));
    const rest = shown.length - lines.length;
    return [
      ...(shown.length > 1 ? [el("p", { class: "hint-place" }, title)] : []),
      ...lines,
      ...(rest > 0 ? [el("p", {}, translator.plural("map.more", rest))] : []),
    ];
  };

  const areas = await createAreas(map, places, base.outlines, (id) => openMark(id), pace);
  await pace.now();
  const indexOf = new Map(events.map(({ key }, index) => [key, index]));
  const eventByKey = new Map(events.map((event) => [event.key, event]));
  const movements = events.filter((event): event is Movement => event.kind === "movement");
  const tell = (movement: Movement) => {
    const now = standing(indexOf.get(movement.key) ?? -1);
    return now === undefined ? [] : hintOf({ event: movement, standing: now }, translator);
  };
  const arcs = await createArcs(map, movements, categories, translator, tell, choose, pace);
  for (const { label, movement } of arcs) hints.wire(label, () => tell(movement));
  await pace.now();

  const spots = spotsOf(places, events);
  const spotById = new Map(spots.map((spot) => [spot.id, spot]));
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
    hints.wire(mark.button, () => hint(name, mark.shown));
    marks.push([mark, spot]);
    if (spot.at && spot.named) names.push(createName(map, spot.place, latLng));
  }
  const clusters = many
    ? createClusterMarks(map, points, events, story.categories, translator, (cluster) => wireCluster(cluster))
    : undefined;

  const allMarks = marks.map(([mark]) => mark);
  const arrange = () => layOut(map, allMarks, names, arcs, areas);
  map.on("zoomend resize", arrange);
  void document.fonts.ready.then(arrange);
  const codes = new Uint8Array(events.length);
  let panned: string | null = null;
  let viewed: ReaderState["view"] = null;
  let followed: ReaderState["view"] = null;
  let zooming = false;
  map.on("zoomanim", () => {
    zooming = true;
  });
  map.on("zoomend", () => {
    zooming = false;
    if (viewed !== followed) follow();
  });
  // A scene's card makes the map taller on a narrow page.
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(container);
  // A frame in between: what was put in so far has its layout by now, and measuring it costs nothing more. A page that is not
  // seen has no frames, and its map must not wait to be.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, FRAME_AT_MOST_MS);
  });
  await pace.now();

  return {
    addWater: base.addWater,
    update(state, now) {
      scene = now;
      const selected = state.selected === null ? undefined : eventByKey.get(state.selected);
      // A movement shows by its arcs: ringing every country that it touches would drown them.
      const chosen = selected?.kind === "incident" ? indexOf.get(selected.key) : undefined;
      let rearrange = false;
      for (const [mark, spot] of marks) {
        const isSelected = spot.id === state.place || (chosen !== undefined && spot.events.includes(chosen));
        const incidents = shownAt([spot], "incident");
        if (mark.update(incidents, shownAt([spot], "movement"), isSelected)) rearrange = true;
        areas.get(spot.id)?.update(areaState(incidents), isSelected);
      }
      for (const arc of arcs) {
        const stands = standing(indexOf.get(arc.movement.key) ?? -1) ?? "not-begun";
        if (arc.update(stands, arc.movement.key === state.selected)) rearrange = true;
      }
      if (clusters) {
        for (let index = 0; index < codes.length; index++) {
          const stands = standing(index);
          codes[index] = stands === undefined ? HIDDEN : stands === "possibly-begun" ? POSSIBLE : CERTAIN;
        }
        clusters.update(codes);
      }
      card.update(state.selected);
      container.classList.toggle("playing", state.playing !== 0);
      container.classList.toggle("playing-back", state.playing < 0);
      if (rearrange) arrange();
      fit.update(boundsOf(selected, state.place));
      if (state.view !== viewed) {
        viewed = state.view;
        follow();
      }
      if (state.selected !== panned) {
        panned = state.selected;
        if (selected) bringIntoView(selected);
      }
    },
  };

  function openMark(id: string): void {
    const button = marks.find(([, spot]) => spot.id === id)?.[0].button;
    if (button && !button.disabled) button.click();
  }

  function follow(): void {
    // While Leaflet glides to a zoom it drops whatever it is asked; zoomend asks again.
    if (!viewed || zooming) return;
    const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    followed = viewed;
    map.setView([viewed.lat, viewed.lon], viewed.zoom, { animate });
  }

  function wireCluster({ button, spots: mine }: Cluster): void {
    const first = mine[0] as Spot;
    const title = mine.length === 1 ? first.place.properties.name : translator.plural("map.places", mine.length);
    const zoom = () => {
      const around = L.latLngBounds(mine.flatMap((spot) => latLngOf(spot) ?? []));
      map.fitBounds(around, { padding: [40, 40], maxZoom: MAX_ZOOM });
    };
    const closer = mine.length > 1 && map.getZoom() < MAX_ZOOM ? zoom : undefined;
    button.setAttribute("aria-haspopup", "dialog");
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () =>
      card.open({ from: button, title, shown: () => shownAt(mine, "incident"), zoom: closer }),
    );
    hints.wire(button, () => hint(title, shownAt(mine, "incident")));
  }

  function boundsOf(event: StoryEvent | undefined, place: string | null): L.LatLngBounds | undefined {
    const bounds = L.latLngBounds([]);
    if (event?.kind === "movement") {
      for (const arc of arcs) if (arc.movement === event) bounds.extend(arc.bounds);
    } else {
      const at = event?.at;
      if (at) bounds.extend([at[1], at[0]]);
      else for (const id of event?.places ?? (place === null ? [] : [place])) extend(bounds, id);
    }
    return bounds.isValid() ? bounds : undefined;
  }

  function extend(bounds: L.LatLngBounds, id: string): void {
    const area = areas.get(id);
    const at = spotById.get(id)?.at;
    if (area) bounds.extend(area.bounds);
    else if (at) bounds.extend([at[1], at[0]]);
  }

  function bringIntoView(event: StoryEvent): void {
    const bounds = boundsOf(event, null);
    if (!bounds || map.getBounds().intersects(bounds)) return;
    map.panTo(bounds.getCenter(), { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  }
}

/** A planned event does not light a country up: it has not happened. */
function areaState(incidents: readonly Shown[]): AreaState {
  const real = incidents.filter(({ event }) => event.properties.status !== "planned");
  if (real.some(({ standing }) => standing === "begun")) return "active";
  return real.some(({ standing }) => standing === "possibly-begun") ? "possible" : "quiet";
}
