/** What a story draws over the base map. When the story changes, what is the same of it stays, with the focus and the cards. */

import * as L from "leaflet";
import type { StoryContext } from "../state/context.ts";
import { onlyPlace, type ReaderState, select, withPlaces } from "../state/state.ts";
import { isRetracted, type Movement, type StoryEvent } from "../story/event.ts";
import type { TimeSlice } from "../story/standing.ts";
import type { Category, PlaceFeature } from "../story/types.ts";
import { type ArcOptions, createArcs, type MovementArcs } from "./arcs.ts";
import { type Area, type AreaOptions, type AreaState, createAreas, isArea, SEEN_AROUND } from "./areas.ts";
import type { Outlines } from "./basemap.ts";
import { createExtents, type Extents } from "./bounds.ts";
import { type Cluster, type ClusterMarks, createClusterMarks } from "./cluster-marks.ts";
import type { DrawingContext } from "./drawing-context.ts";
import type { VisibleEvent } from "./glyphs.ts";
import { layOut } from "./layout.ts";
import { createMark, type Mark } from "./marks.ts";
import { createName, NAME_PANE, type PlaceName } from "./names.ts";
import { letDragsThrough } from "./press.ts";
import { createRoving } from "./roving.ts";
import { createSpotCard } from "./spot-card.ts";
import { type Spot, spotsOf } from "./spots.ts";
import { createTooltips } from "./tooltips.ts";
import { createVisibleEvents } from "./visible-events.ts";
import { nearestBounds } from "./world-copies.ts";
import type { Yield } from "./yielding.ts";

/** More spots than this are gathered into clusters. */
const MOST_MARKS = 40;

export interface Overlay {
  /** @returns the selected event, if the story has it */
  update(state: ReaderState, slice: TimeSlice): StoryEvent | undefined;
  extents(): Extents;
  /** What stands for an event on the map now. */
  signs(key: string): readonly Element[];
  /** Lays out names and labels. */
  label(): void;
  /** Draws what the story is now; nothing of it shows before the next update. */
  draw(yieldToPage: Yield): Promise<void>;
}

interface SpotMark {
  readonly spot: Spot;
  readonly mark: Mark;
  readonly name: PlaceName | undefined;
}

/** What is drawn, and what it was drawn from. */
interface Drawn {
  readonly categories: readonly Category[];
  readonly areaPlaces: readonly PlaceFeature[];
  readonly areas: ReadonlyMap<string, Area>;
  readonly movements: readonly Movement[];
  readonly arcs: readonly MovementArcs[];
  readonly marks: readonly SpotMark[];
  readonly clusters: ClusterMarks | undefined;
  readonly extents: Extents;
}

export function createOverlay(map: L.Map, context: StoryContext, outlines: Outlines): Overlay {
  const { story, categories, translator, store } = context;
  const container = map.getContainer();
  const choose = (key: string) => store().apply(select(key));
  const showPlace = (place: string) => store().apply(withPlaces([place]));
  const visible = createVisibleEvents(translator);
  const tooltips = createTooltips(container);
  const card = createSpotCard(map, categories, translator, choose);
  const drawing: DrawingContext = { map, categories, translator };
  const arcOptions: ArcOptions = {
    ...drawing,
    renderer: L.svg({ padding: SEEN_AROUND }),
    tell: visible.movementTooltip,
    onClick: choose,
  };
  map.createPane(NAME_PANE).style.zIndex = "590";
  let drawn: Drawn = {
    categories: story.info.categories,
    areaPlaces: [],
    areas: new Map(),
    movements: [],
    arcs: [],
    marks: [],
    clusters: undefined,
    extents: createExtents([], new Map(), []),
  };

  const label = () => {
    const { marks, arcs, areas, clusters } = drawn;
    const names = [...marks.flatMap(({ name }) => name ?? []), ...(clusters?.names() ?? [])];
    layOut(map, { marks: marks.map(({ mark }) => mark), names, arcs, areas, clusters: clusters?.marks() ?? [] });
  };
  const arrange = () => {
    drawn.clusters?.arrange();
    label();
  };
  map.on("moveend resize", arrange);
  createRoving(map.getPane("markerPane") as HTMLElement);
  void document.fonts.ready.then(label);

  const latLngOf = ({ id, at }: Spot, areas: ReadonlyMap<string, Area>) =>
    at ? L.latLng(at[1], at[0]) : areas.get(id)?.centre;

  const markSpot = (spot: Spot, latLng: L.LatLng): SpotMark => {
    const { name } = spot.place.properties;
    const mark: Mark = createMark(drawing, spot.place, latLng, (from) => {
      const list = spot.named ? () => showPlace(spot.id) : undefined;
      card.open({ from, title: name, shown: () => mark.shown, list });
    });
    tooltips.wire(mark.button, () => visible.tooltip(name, mark.shown));
    // A label is a name already.
    return {
      spot,
      mark,
      name: spot.at && spot.named && mark.shape !== "label" ? createName(map, spot.place, latLng) : undefined,
    };
  };
  const wireCluster = ({ button, spots: mine }: Cluster): void => {
    const first = mine[0] as Spot;
    const title = mine.length === 1 ? first.place.properties.name : translator.plural("map.places", mine.length);
    const zoom = () => {
      const around = L.latLngBounds(mine.flatMap((spot) => latLngOf(spot, drawn.areas) ?? []));
      map.fitBounds(nearestBounds(map, around), { padding: [40, 40] });
    };
    const closer = mine.length > 1 && map.getZoom() < map.getMaxZoom() ? zoom : undefined;
    const shown = () => visible.at(mine, "incident");
    button.setAttribute("aria-haspopup", "dialog");
    letDragsThrough(map, button);
    button.addEventListener("click", () => card.open({ from: button, title, shown, zoom: closer }));
    tooltips.wire(button, () => visible.tooltip(title, shown()));
  };
  const openMark = (id: string): void => {
    const button = drawn.marks.find(({ spot }) => spot.id === id)?.mark.button;
    if (button && !button.disabled) button.click();
  };
  const areaOptions: AreaOptions = { map, renderer: L.svg({ padding: SEEN_AROUND }), outlines, onClick: openMark };

  return {
    label,
    extents: () => drawn.extents,
    signs(key) {
      const index = visible.indexOf(key);
      const arc = drawn.arcs.find(({ movement }) => movement.key === key);
      if (arc) return arc.signs;
      const mine = drawn.marks.filter(({ spot }) => spot.events.includes(index));
      return [
        ...mine.flatMap(({ mark, spot }) => [mark.button, ...(drawn.areas.get(spot.id)?.signs ?? [])]),
        ...(drawn.clusters?.signs(index) ?? []),
      ];
    },
    async draw(yieldToPage) {
      const before = drawn;
      const { events, places, info } = story;
      const restyled = before.categories !== info.categories;
      const focused = container.contains(document.activeElement);
      tooltips.hide();
      visible.renew(events);

      const areaPlaces = places.filter(isArea);
      let { areas, arcs } = before;
      if (!isSame(areaPlaces, before.areaPlaces)) {
        areas = await createAreas(areaPlaces, areaOptions, yieldToPage);
        for (const area of before.areas.values()) area.remove();
      }
      await yieldToPage.now();
      const movements = events.filter((event): event is Movement => event.kind === "movement");
      if (restyled || !isSame(movements, before.movements)) {
        for (const arc of before.arcs) arc.remove();
        arcs = await createArcs(movements, arcOptions, yieldToPage);
        for (const { label: sign, movement } of arcs) tooltips.wire(sign, () => visible.movementTooltip(movement));
      }
      await yieldToPage.now();

      const spots = spotsOf(places, events);
      const points = spots.filter(({ at }) => at !== undefined);
      const many = points.length > MOST_MARKS;
      const rest = new Map(before.marks.map((one) => [one.spot.id, one]));
      const marks: SpotMark[] = [];
      for (const spot of spots) {
        const latLng = latLngOf(spot, areas);
        if (!latLng || (spot.at && many)) continue;
        await yieldToPage();
        const existing = rest.get(spot.id);
        const stays = existing && !restyled && isDrawnAlike(existing.spot, spot) && existing.mark.at.equals(latLng);
        if (stays) rest.delete(spot.id);
        marks.push(stays ? { ...existing, spot } : markSpot(spot, latLng));
      }
      for (const { mark, name } of rest.values()) {
        mark.remove();
        name?.remove();
      }
      before.clusters?.remove();
      const clusters = many ? createClusterMarks(drawing, points, events, wireCluster) : undefined;
      const extents = createExtents(spots, areas, arcs);
      drawn = { categories: info.categories, areaPlaces, areas, movements, arcs, marks, clusters, extents };
      // What had the focus is no longer drawn.
      if (focused && document.activeElement === document.body) container.focus({ preventScroll: true });
    },
    update(state, slice) {
      visible.update(slice);
      const { marks, areas, arcs, clusters } = drawn;
      const selected = state.selected === null ? undefined : story.events[visible.indexOf(state.selected)];
      // A movement shows by its arcs: ringing every country that it touches would drown them.
      const chosen = selected?.kind === "incident" ? visible.indexOf(selected.key) : undefined;
      const alone = onlyPlace(state);
      let rearrange = false;
      for (const { mark, spot } of marks) {
        const isSelected = spot.id === alone || (chosen !== undefined && spot.events.includes(chosen));
        const incidents = visible.at([spot], "incident");
        if (mark.update(incidents, visible.at([spot], "movement"), isSelected)) rearrange = true;
        areas.get(spot.id)?.update(areaState(incidents), isSelected);
      }
      for (const arc of arcs) {
        const stands = visible.standing(visible.indexOf(arc.movement.key)) ?? "not-begun";
        if (arc.update(stands, arc.movement.key === state.selected)) rearrange = true;
      }
      if (clusters?.update(visible.codes())) rearrange = true;
      card.update(state.selected);
      if (rearrange) label();
      return selected;
    },
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

/** Spots that are no place of the story's are made up each time; their id says where they are. */
function isDrawnAlike({ place: one }: Spot, { place: other, named }: Spot): boolean {
  const [a, b] = [one.properties, other.properties];
  return one === other || (!named && a.name === b.name && a.kind === b.kind);
}

/** What was planned or withdrawn does not light a country up: it has not happened, or not as was said. */
function areaState(incidents: readonly VisibleEvent[]): AreaState {
  const real = incidents.filter(({ event }) => event.properties.status !== "planned" && !isRetracted(event));
  if (real.some(({ standing }) => standing === "begun")) return "active";
  return real.some(({ standing }) => standing === "possibly-begun") ? "possible" : "quiet";
}
