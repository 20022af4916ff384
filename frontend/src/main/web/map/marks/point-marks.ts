/**
 * The marks of the spots: one of its own for a spot that stands alone at the map's zoom, else one for the cluster that it is gathered
 * in. Which of them shows something is for the time to say; who is with whom, for the zoom (see clusters.ts).
 */
import * as L from "leaflet";
import { atRest } from "../../dom/rest.ts";
import type { StoryEvent } from "../../story/event.ts";
import type { LonLat } from "../../story/types.ts";
import type { DrawingContext } from "../drawing-context.ts";
import { toWorld, ZOOM_STEP } from "../world.ts";
import { extendBy, holdAt, nearest, panOnFocus, seenIn } from "../world-copies.ts";
import type { ClusterCanvas } from "./cluster-canvas.ts";
import { drawCluster } from "./cluster-drawing.ts";
import type { Gathering, Points, Tally } from "./clusters.ts";
import { DOUBTS, HIDDEN } from "./codes.ts";
import { clusterSize, PIN_HEAD_PX, RING_PX, SIZES } from "./mark-sizes.ts";
import { type SpotMark, shapeOf } from "./marks.ts";
import type { Spot } from "./spots.ts";

/** Up to so many spots have their marks in the page and their names on the map wherever the map is. */
const FEW = 40;
/** Of a spot with more incidents than this a count by category says more than a piece for each. */
const MOST_ALONE = 100;
/** After a step of time marks are named when no other step follows. */
const REST_MS = 200;

export interface Cluster {
  readonly button: HTMLButtonElement;
  readonly at: L.LatLng;
  readonly spots: readonly Spot[];
  /** In pixels, and never wider. */
  readonly size: number;
  /** What of it shows something now: "Almaty", "3 places". */
  where(): string;
  /** Zooms in to where it is divided; none where no zoom divides it. */
  divide(): (() => void) | undefined;
}

export interface PointMarks {
  /**
   * @param codes how each event is shown, see codes.ts
   * @param changed those that may be shown otherwise than before; undefined for all
   * @returns whether any mark came or went
   */
  update(codes: Uint16Array, changed: readonly number[] | undefined): boolean;
  /** The mark that stands for an event, by its index; none where it is out of view. */
  signs(event: number): readonly Element[];
  /** Gathers anew, as the map stands now. */
  arrange(): void;
  /** Names clusters anew: words have come. */
  rename(): void;
  /** The places whose names tell a reader where this is: all of a few, else of each cluster in view the one with most events. */
  named(): readonly Spot[];
  clusters(): readonly Cluster[];
  alone(): readonly SpotMark[];
  /** What marks stand for at this zoom, whether it shows or not. */
  groups(): readonly (readonly Spot[])[];
  remove(): void;
}

export type Clustering = typeof import("./clusters.ts");

export interface PointMarkOptions extends DrawingContext {
  /** Without it each mark stands alone. */
  readonly clustering: Clustering | undefined;
  /** @param before its mark until now */
  drawAlone(spot: Spot, at: L.LatLng, before: SpotMark | undefined): SpotMark;
  wire(cluster: Cluster): void;
  /** What clusters are drawn on; where there is no clustering, nothing. */
  canvas(): ClusterCanvas;
}

interface Drawn {
  /** Of its spots that have names, the one with the most events. */
  readonly most: Spot | undefined;
  readonly at: L.LatLng;
  readonly button: HTMLButtonElement;
  readonly alone?: SpotMark;
  readonly cluster?: Cluster;
  draw?(numbers: Int32Array): void;
  /** Says what it shows now to who does not see it. */
  name?(): void;
  remove(): void;
}

export function createPointMarks(
  options: PointMarkOptions,
  spots: readonly Spot[],
  events: readonly StoryEvent[],
  before: PointMarks | undefined,
): PointMarks {
  const { map, translator, clustering } = options;
  const spotOf = new Int32Array(events.length).fill(-1);
  const points = spots.filter(isPoint);
  const mine = points.filter(({ incidents }) => incidents > 0);
  // What moved is drawn by its arcs.
  mine.forEach((spot, at) => {
    for (const event of spot.events) if (events[event]?.kind === "incident") spotOf[event] = at;
  });
  const few = points.length <= FEW;

  const apart: Gathering = {
    clusters: mine.map((_, spot) => ({ x: 0, y: 0, spots: [spot] })),
    clusterOf: Int32Array.from(mine.keys()),
  };
  const levels = clustering?.createLevels(pointsOf(mine), SIZES);

  let zoom = Number.NaN;
  let level = apart;
  let tally: Tally | undefined;
  let codes: Uint16Array<ArrayBufferLike> = new Uint16Array(events.length);
  const drawn = new Map<number, Drawn>();
  /** Marks that may be wanted again. */
  let spare = new Map(before?.alone().map((one) => [one.spot.id, one]));

  /** Marks that show something else than they are named by: a name costs more than a drawing, and is read when time rests. */
  const unnamed = new Set<Drawn>();
  const nameAtRest = atRest(() => {
    for (const mark of unnamed) mark.name?.();
    unnamed.clear();
  }, REST_MS);
  /** Marks have come, or gone. */
  let others = false;

  const drop = (cell: number) => {
    const mark = drawn.get(cell);
    if (!mark) return;
    mark.remove();
    drawn.delete(cell);
    others = true;
  };
  const show = (cell: number, seen: (x: number, y: number) => boolean) => {
    const { x, y, spots: at } = level.clusters[cell] as Gathering["clusters"][number];
    const numbers = tally?.of(cell);
    if (!seen(x, y) || numbers?.every((number) => number === 0)) {
      drop(cell);
      return;
    }
    const existing = drawn.get(cell);
    const mark = existing ?? create(at, x, y, cell);
    if (!existing) {
      drawn.set(cell, mark);
      others = true;
    }
    if (!numbers || !mark.draw) return;
    mark.draw(numbers);
    if (existing) unnamed.add(mark);
    else mark.name?.();
  };
  const showSome = (cells: Iterable<number>) => {
    const seen = few ? () => true : seenIn(map);
    for (const cell of cells) show(cell, seen);
    nameAtRest();
  };
  const create = (which: readonly number[], x: number, y: number, cell: number): Drawn => {
    const here = [...which].sort((one, other) => one - other).map((at) => mine[at] as Spot);
    const [first] = here as [Spot];
    const most = here
      .filter(({ named }) => named)
      .reduce<Spot | undefined>((a, b) => (a && a.events.length >= b.events.length ? a : b), undefined);
    if (here.length === 1 && first.incidents <= MOST_ALONE) {
      const alone = options.drawAlone(first, latLngOf(first), spare.get(first.id));
      spare.delete(first.id);
      const { button, at, remove } = alone.mark;
      return { at, button, most, alone, remove };
    }
    const at = map.unproject([x, y], 0);
    const { button, draw, name, remove } = drawCluster(options, options.canvas(), at);
    const holder = holdAt(map, at, button, { zIndexOffset: 2000 });
    panOnFocus(map, button, at);
    const size = clusterSize(here.reduce((sum, { incidents }) => sum + incidents, 0));
    const where = () => {
      const places = tally?.places(cell);
      const shows = ({ events: all }: Spot) => all.some((event) => spotOf[event] !== -1 && codes[event] !== HIDDEN);
      return places && places > 1
        ? translator.plural("map.places", places)
        : (here.find(shows) ?? first).place.properties.name;
    };
    const cluster: Cluster = { button, at, spots: here, size, where, divide: () => divide(which) };
    options.wire(cluster);
    button.addEventListener("focus", () => name(where()));
    return {
      at,
      button,
      most,
      cluster,
      draw,
      name: () => name(where()),
      remove() {
        holder.remove();
        remove();
      },
    };
  };
  const divide = (which: readonly number[]) => {
    const around = L.latLngBounds([]);
    for (const spot of which) extendBy(around, ...((mine[spot] as Spot).at as LonLat));
    const closest = map.getMaxZoom();
    const fitting = Math.min(closest, map.getBoundsZoom(around, false, L.point(80, 80)));
    const closer: number[] = [];
    for (let to = Math.max(zoom + ZOOM_STEP, fitting); to <= closest; to += ZOOM_STEP) closer.push(to);
    const to = levels?.dividing(which, closer);
    return to === undefined ? to : () => map.setView(nearest(map, around.getCenter()), to);
  };
  const showAll = () => {
    showSome(level.clusters.keys());
    for (const { mark } of spare.values()) mark.remove();
    spare = new Map();
  };
  const regather = () => {
    const now = Math.floor(map.getZoom() / ZOOM_STEP) * ZOOM_STEP;
    if (now === zoom) return;
    zoom = now;
    level = levels?.at(zoom) ?? apart;
    for (const { alone, remove } of drawn.values()) {
      if (alone) spare.set(alone.spot.id, alone);
      else remove();
    }
    drawn.clear();
    tally = clustering?.createTally(spotOf, level, DOUBTS + options.categories.size + 1);
    tally?.update(codes);
  };
  const focused = () => [...drawn.values()].find(({ button }) => button === document.activeElement)?.at;
  /** The mark that had the focus may have been divided: it goes to the nearest. */
  const keepFocus = (to: L.LatLng | undefined) => {
    if (!to || map.getContainer().contains(document.activeElement)) return;
    const [closest] = [...drawn.values()].sort((a, b) => map.distance(a.at, to) - map.distance(b.at, to));
    closest?.button.focus();
  };
  before?.remove();
  regather();
  let isNew = true;

  return {
    arrange() {
      const at = focused();
      regather();
      if (!isNew) showAll();
      keepFocus(at);
    },
    rename() {
      for (const { name } of drawn.values()) name?.();
    },
    named() {
      if (few) return points.filter(({ named }) => named);
      return [...drawn.values()].flatMap(({ most }) => most ?? []);
    },
    clusters: () => [...drawn.values()].flatMap(({ cluster }) => cluster ?? []),
    alone: () => [...[...drawn.values()].flatMap(({ alone }) => alone ?? []), ...spare.values()],
    groups: () => level.clusters.map(({ spots: here }) => here.map((at) => mine[at] as Spot)),
    remove() {
      for (const [cell, { alone }] of drawn) if (!alone) drop(cell);
    },
    signs(event) {
      const mark = drawn.get(level.clusterOf[spotOf[event] ?? -1] ?? -1);
      return mark ? [mark.button] : [];
    },
    update(now, changed) {
      codes = now;
      others = false;
      const cells = tally?.update(now, isNew ? undefined : changed) ?? new Set();
      if (isNew) showAll();
      else if (cells.size > 0) showSome(cells);
      isNew = false;
      return others;
    },
  };
}

function isPoint({ at, kind }: Spot): boolean {
  return at !== undefined && shapeOf(kind) !== "label";
}

/** Whether there is much, or marks that are in each other's way at some zoom. */
export function needClusters(map: L.Map, spots: readonly Spot[]): boolean {
  const points = spots.filter((spot) => isPoint(spot) && spot.incidents > 0);
  if (points.length > FEW || points.some(({ incidents }) => incidents > MOST_ALONE)) return true;
  for (let zoom = map.getMinZoom(); zoom <= map.getMaxZoom(); zoom += ZOOM_STEP) {
    const middles = points.map((spot) => map.project(nearest(map, latLngOf(spot)), zoom).subtract([0, liftOf(spot)]));
    const meets = (one: L.Point) =>
      middles.some((other) => other !== one && one.distanceTo(other) < RING_PX + SIZES.gap);
    if (middles.some(meets)) return true;
  }
  return false;
}

function latLngOf({ at: [lon, lat] = [0, 0] }: Spot): L.LatLng {
  return L.latLng(lat, lon);
}

/** A mark of much is a cluster's, which stands on its spot. */
function liftOf({ kind, incidents }: Spot): number {
  return shapeOf(kind) === "pin" && incidents <= MOST_ALONE ? PIN_HEAD_PX : 0;
}

function pointsOf(spots: readonly Spot[]): Points {
  const at = spots.map(({ at: [lon, lat] = [0, 0] }) => toWorld(lon, lat));
  return {
    x: Float64Array.from(at, ([east]) => east),
    y: Float64Array.from(at, ([, south]) => south),
    weight: spots.map(({ incidents }) => incidents),
    size: spots.map(({ incidents }) => (incidents > MOST_ALONE ? clusterSize(incidents) : RING_PX)),
    lift: spots.map(liftOf),
  };
}
