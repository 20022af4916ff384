/** What a story draws over the base map. When the story changes, what is the same of it stays, with the focus and the cards. */

import * as L from "leaflet";
import type { StoryContext } from "../state/context.ts";
import { onlyPlace, type ReaderState, select, withPlaces } from "../state/state.ts";
import { isRetracted, type Movement, type StoryEvent } from "../story/event.ts";
import type { TimeSlice } from "../story/slice.ts";
import type { Category, PlaceFeature } from "../story/types.ts";
import { type Area, type AreaOptions, type AreaState, createAreas, isArea, SEEN_AROUND } from "./areas.ts";
import type { DrawingContext } from "./drawing-context.ts";
import { layOut } from "./labels/layout.ts";
import { type ClusterCanvas, createClusterCanvas } from "./marks/cluster-canvas.ts";
import type { VisibleEvent } from "./marks/glyphs.ts";
import { type SpotMark, shapeOf } from "./marks/marks.ts";
import { createNames } from "./marks/names.ts";
import { createOpenings } from "./marks/openings.ts";
import { type Clustering, createPointMarks, needClusters, type PointMarks } from "./marks/point-marks.ts";
import { createRoving } from "./marks/roving.ts";
import type { Sizes } from "./marks/sizes.ts";
import { createSpotCard } from "./marks/spot-card.ts";
import { type Spot, spotsByEvent, spotsOf } from "./marks/spots.ts";
import { createTooltips } from "./marks/tooltips.ts";
import { createVisibleEvents } from "./marks/visible-events.ts";
import { type ArcOptions, createArcs, type MovementArcs } from "./movements/arcs.ts";
import type { Outlines } from "./outlines.ts";
import { createExtents, type Extents } from "./view/bounds.ts";
import { holdAt } from "./world-copies.ts";
import type { Yield } from "./yielding.ts";

export interface Overlay {
  /** @returns the selected event, if the story has it */
  update(state: ReaderState, slice: TimeSlice): StoryEvent | undefined;
  extents(): Extents;
  /** What stands for an event on the map now. */
  signs(key: string): readonly Element[];
  /** Lays out names and labels. */
  label(): void;
  /** Words have come that were asked for. To be followed by an update. */
  retell(): void;
  /** Draws what the story is now; nothing of it shows before the next update. */
  draw(yieldToPage: Yield): Promise<void>;
}

/** What is drawn, and what it was drawn from. */
interface Drawn {
  readonly categories: readonly Category[];
  readonly areaPlaces: readonly PlaceFeature[];
  readonly areas: ReadonlyMap<string, Area>;
  readonly movements: readonly Movement[];
  readonly arcs: readonly MovementArcs[];
  /** Of countries and regions: their names. */
  readonly labels: readonly SpotMark[];
  readonly points: PointMarks | undefined;
  readonly extents: Extents;
  /** How many spots the story has. */
  readonly spots: number;
  /** Positions of the spots that an event belongs to, by its index. */
  spotsOf(event: number): Iterable<number>;
}

export function createOverlay(map: L.Map, context: StoryContext, outlines: Outlines): Overlay {
  const { story, categories, translator, store } = context;
  const container = map.getContainer();
  const choose = (key: string) => store().apply(select(key));
  const showPlace = (place: string) => store().apply(withPlaces([place]));
  const visible = createVisibleEvents(categories, translator);
  const tooltips = createTooltips(container);
  const card = createSpotCard(map, categories, translator, choose);
  const drawing: DrawingContext = { map, categories, translator };
  const openings = createOpenings({ drawing, visible, tooltips, card, showPlace });
  const arcOptions: ArcOptions = {
    ...drawing,
    renderer: L.svg({ padding: SEEN_AROUND }),
    onClick: choose,
  };
  const namesOf = createNames(map);
  let clustering: Clustering | undefined;
  let canvas: ClusterCanvas | undefined;
  let last: Parameters<Overlay["update"]> | undefined;
  let drawn: Drawn = {
    categories: story.info.categories,
    areaPlaces: [],
    areas: new Map(),
    movements: [],
    arcs: [],
    labels: [],
    points: undefined,
    extents: createExtents([], new Map(), []),
    spots: 0,
    spotsOf: () => [],
  };
  let sizes: Sizes | undefined;
  let sizing = false;
  // As the page was made: else it lacks the words.
  const isSized = !!story.info.sizeBy;
  let allSpots: readonly Spot[] = [];
  const resize = () => {
    if (!sizes || !last) return;
    const alone = allMarks().map(({ mark: { button, at }, spot }) => ({ button, at, spots: [spot] }));
    const groups = () => [...(drawn.points?.groups() ?? []), ...drawn.labels.map(({ spot }) => [spot])];
    sizes.update(last[1], [...alone, ...(drawn.points?.clusters() ?? [])], groups);
  };
  let isChosen = (_: Spot): boolean => false;

  const allMarks = () => [...drawn.labels, ...(drawn.points?.alone() ?? [])];
  const label = () => {
    const { arcs, areas, points } = drawn;
    const names = namesOf(points?.named() ?? []);
    layOut(map, { marks: allMarks().map(({ mark }) => mark), names, arcs, areas, clusters: points?.clusters() ?? [] });
  };
  // Beneath names and marks, too faint to be seen: without it the browser makes a layer of each that lies far from the others, and
  // every step of time goes over all of these.
  const { style } = map.createPane("ground");
  map.on("moveend resize", () => {
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    Object.assign(style, { left: `${x}px`, top: `${y}px` });
    drawn.points?.arrange();
    label();
    resize();
  });
  createRoving(map.getPane("markerPane") as HTMLElement);
  void document.fonts.ready.then(label);

  /** @returns whether its size on the screen may have changed */
  const fill = ({ mark, spot }: SpotMark): boolean =>
    mark.update(visible.at([spot], "incident"), visible.at([spot], "movement"));
  /** @returns the mark that was there, if it says the same */
  const markOf = (spot: Spot, at: L.LatLng, before: SpotMark | undefined, restyled: boolean): SpotMark => {
    if (before && !restyled && isDrawnAlike(before.spot, spot) && before.mark.at.equals(at)) return { ...before, spot };
    before?.mark.remove();
    return openings.markOf(spot, at);
  };
  const drawLabels = async (spots: readonly Spot[], areas: Drawn["areas"], restyled: boolean, to: Yield) => {
    const rest = new Map(drawn.labels.map((one) => [one.spot.id, one]));
    const labels: SpotMark[] = [];
    for (const spot of spots) {
      const { at, kind } = spot;
      if (at && shapeOf(kind) !== "label") continue;
      const { id } = spot;
      const latLng = at ? L.latLng(at[1], at[0]) : areas.get(id)?.centre;
      if (!latLng) continue;
      await to();
      labels.push(markOf(spot, latLng, rest.get(id), restyled));
      rest.delete(id);
    }
    for (const { mark } of rest.values()) mark.remove();
    return labels;
  };
  const spotsTouched = (changed: readonly number[]) => {
    const touched = new Uint8Array(drawn.spots);
    for (const event of changed) for (const nth of drawn.spotsOf(event)) touched[nth] = 1;
    return touched;
  };
  const openMark = (id: string): void => {
    const button = drawn.labels.find(({ spot }) => spot.id === id)?.mark.button;
    if (button && !button.disabled) button.click();
  };
  const areaOptions: AreaOptions = { map, renderer: L.svg({ padding: SEEN_AROUND }), outlines, onClick: openMark };

  const overlay: Overlay = {
    label,
    extents: () => drawn.extents,
    signs(key) {
      const index = visible.indexOf(key);
      const arc = drawn.arcs.find(({ movement }) => movement.key === key);
      if (arc) return arc.signs;
      const spots = new Set(drawn.spotsOf(index));
      const mine = drawn.labels.filter(({ spot }) => spots.has(spot.nth));
      return [
        ...mine.flatMap(({ mark, spot }) => [mark.button, ...(drawn.areas.get(spot.id)?.signs ?? [])]),
        ...(drawn.points?.signs(index) ?? []),
      ];
    },
    retell() {
      for (const one of allMarks()) fill(one);
      drawn.points?.rename();
      tooltips.retell();
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
        for (const { signs, movement } of arcs) {
          for (const sign of signs) tooltips.wire(sign, () => visible.movementTooltip(movement));
        }
      }
      await yieldToPage.now();

      const spots = spotsOf(places, events);
      const labels = await drawLabels(spots, areas, restyled, yieldToPage);
      const drawAlone = (spot: Spot, at: L.LatLng, one: SpotMark | undefined) => {
        const alone = markOf(spot, at, one, restyled && one?.spot !== spot);
        fill(alone);
        alone.mark.select(isChosen(spot));
        return alone;
      };
      // A story that comes to need it when it changes is drawn when it is there; later changes are drawn within the task.
      const late = !clustering && needClusters(map, spots);
      if (late) clustering = await import("./marks/clusters.ts");
      if (restyled) canvas?.restyle();
      const clusterCanvas = () => {
        canvas ??= createClusterCanvas(map, drawing);
        return canvas;
      };
      const options = { ...drawing, drawAlone, wire: openings.wire, clustering, canvas: clusterCanvas };
      const points = createPointMarks(options, spots, events, before.points);
      const extents = createExtents(spots, areas, arcs);
      const byEvent = spotsByEvent(spots, events.length);
      const at = { extents, spots: spots.length, spotsOf: byEvent };
      drawn = { categories: info.categories, areaPlaces, areas, movements, arcs, labels, points, ...at };
      // What had the focus is no longer drawn.
      if (focused && document.activeElement === document.body) container.focus({ preventScroll: true });
      allSpots = spots;
      sizes?.renew(spots);
      if (isSized && !sizing) {
        sizing = true;
        // The map is whole without.
        import("./marks/sizes.ts")
          .then(({ createSizes }) => {
            sizes = createSizes(map, context, holdAt);
            sizes.renew(allSpots);
            resize();
          })
          .catch(console.warn);
      }
      if (late && last) overlay.update(...last);
    },
    update(state, slice) {
      last = [state, slice];
      const changed = visible.update(slice, state.undated);
      const { areas, arcs, points } = drawn;
      const selected = state.selected === null ? undefined : story.events[visible.indexOf(state.selected)];
      // A movement shows by its arcs: ringing every country that it touches would drown them.
      const chosen = selected?.kind === "incident" ? visible.indexOf(selected.key) : -1;
      const alone = onlyPlace(state);
      const chosenSpots = new Set(drawn.spotsOf(chosen));
      isChosen = ({ id, nth }) => id === alone || chosenSpots.has(nth);
      let rearrange = points?.update(visible.codes, changed) ?? false;
      const marks = allMarks();
      const touched = changed && marks.length > 0 ? spotsTouched(changed) : undefined;
      for (const one of marks) {
        const { mark, spot } = one;
        mark.select(isChosen(spot));
        const isTouched = touched ? touched[spot.nth] === 1 : changed === undefined;
        if (isTouched && fill(one)) rearrange = true;
        areas.get(spot.id)?.update(isTouched ? areaState(visible.at([spot], "incident")) : undefined, isChosen(spot));
      }
      const signs = points?.signs(chosen) ?? [];
      for (const { button } of points?.clusters() ?? []) button.classList.toggle("selected", signs.includes(button));
      for (const arc of arcs) {
        const stands = visible.standing(visible.indexOf(arc.movement.key)) ?? "not-begun";
        if (arc.update(stands, arc.movement.key === state.selected)) rearrange = true;
      }
      card.update(state.selected);
      resize();
      if (rearrange) label();
      return selected;
    },
  };
  return overlay;
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
