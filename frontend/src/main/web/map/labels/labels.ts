/** Where each kind of name and label may stand on the map at this zoom, and how it takes its place. */
import * as L from "leaflet";
import type { Area } from "../areas.ts";
import { PIN_HEAD_PX, RING_PX } from "../marks/mark-sizes.ts";
import type { Mark } from "../marks/marks.ts";
import type { PlaceName } from "../marks/names.ts";
import type { Cluster } from "../marks/point-marks.ts";
import type { Pixel } from "../movements/arc-geometry.ts";
import type { MovementArcs } from "../movements/arcs.ts";
import { nearest } from "../world-copies.ts";
import { type Box, type Candidate, overlaps } from "./collide.ts";

/** Something to be placed. */
export interface Label extends Candidate {
  /** @param box which of its boxes it takes; -1: it finds no room */
  show(box: number): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** By what each label shows. */
const sizes = new WeakMap<HTMLElement, Map<string, Size>>();

/** The size of a label, measured only when it first shows that: measuring costs a layout of the page. */
function sizeOf(element: HTMLElement, shows = ""): Size {
  const known = sizes.get(element) ?? new Map<string, Size>();
  sizes.set(element, known);
  const cached = known.get(shows);
  if (cached) return cached;
  const size = { width: element.offsetWidth, height: element.offsetHeight };
  // What is not displayed has no size yet.
  if (size.width > 0) known.set(shows, size);
  return size;
}

function around({ x, y }: Pixel, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

const PIN_HEIGHT = 58;
/** A movement's label, or a country's, where its text finds no room: wide and high. */
const BRIEF_SIZE = 26;
/** Left free for the place's own sign. */
const PIN_FOOT = 8;
/** Where a country's label may stand, best first: shares of its width to the right, of its height down. */
const LABEL_STEPS = [
  [0, 0],
  [0, -0.5],
  [0, 0.5],
  [-0.3, 0],
  [0.3, 0],
  [-0.3, -0.6],
  [-0.6, 0],
  [-0.6, -0.7],
  [0.4, 0.6],
] as const;

/** Where it may stand as its count alone, in pixels: still on its own land. */
const BRIEF_STEPS = [
  [0, 0],
  [0, -15],
  [0, 15],
  [-15, 0],
  [15, 0],
] as const;

/** Above and below a bare name's text its button has room for a finger, which need not be clear. */
const BARE_PADDING = 8;
/** Where a country's bare name may stand, nearest first; only as far as it stays in its own land. */
const NAME_STEPS = [0, -0.15, 0.15, -0.3, 0.3, -0.45, 0.45]
  .flatMap((right) => [0, -0.2, 0.2, -0.4, 0.4, -0.6, 0.6, -0.8, 0.8].map((down) => [right, down] as const))
  .sort((one, other) => Math.hypot(...one) - Math.hypot(...other));

interface Steps {
  readonly of: string;
  readonly points: readonly L.Point[];
}

const nameSteps = new WeakMap<Mark, Steps>();

/** In the neighbour's land a bare name would name the neighbour; a label with its frame reads as one wherever it stands. */
function stepsInside(map: L.Map, mark: Mark, { width, height }: Size, area: Area | undefined): readonly L.Point[] {
  const of = `${map.getZoom()} ${width} ${height}`;
  const cached = nameSteps.get(mark);
  if (cached?.of === of) return cached.points;
  const anchor = pointOf(map, mark.at);
  const points = NAME_STEPS.map(([right, down]) => L.point(right * width, down * height)).filter(
    (step) => (step.x === 0 && step.y === 0) || area?.holds(map.layerPointToLatLng(anchor.add(step))),
  );
  nameSteps.set(mark, { of, points });
  return points;
}

function pointOf(map: L.Map, at: L.LatLng): L.Point {
  return map.latLngToLayerPoint(nearest(map, at));
}

const controls = new WeakMap<L.Map, { readonly of: string; readonly boxes: readonly Box[] }>();

/** What lies over the map, where nothing is to be read: its controls, and what the page lays beside it. Measured once for each view and its credits. */
export function controlBoxes(map: L.Map): readonly Box[] {
  const { x, y } = map.containerPointToLayerPoint([0, 0]);
  const of = map.getBounds().toBBoxString() + map.attributionControl.getContainer()?.textContent;
  const measured = controls.get(map);
  if (measured?.of === of) return measured.boxes;
  const container = map.getContainer();
  const frame = container.getBoundingClientRect();
  const [dx, dy] = [x - frame.left, y - frame.top];
  const boxes = [...container.querySelectorAll(".leaflet-control"), ...(container.parentElement?.children ?? [])]
    .filter((one) => one !== container)
    .map((one) => one.getBoundingClientRect())
    .filter(({ height }) => height > 0)
    .map(({ left, top, right, bottom }) => ({
      left: left + dx,
      top: top + dy,
      right: right + dx,
      bottom: bottom + dy,
    }));
  controls.set(map, { of, boxes });
  return boxes;
}

/** What stands where it stands. */
export function fixedAt(box: Box): Label {
  return { boxes: [box], fixed: true, show: () => undefined };
}

function toggle(element: HTMLElement) {
  return (box: number) => element.classList.toggle("no-room", box < 0);
}

/** Whether the map's edge cuts it. */
function isCut(map: L.Map, { left, right }: Box): boolean {
  const { x } = map.containerPointToLayerPoint([0, 0]);
  return left < x || right > x + map.getSize().x;
}

/** What else stands on the map. */
export interface Beside {
  /** The marks that are rings, in which a pin beside one is crowded. */
  readonly rings: readonly Mark[];
  /** Countries that show incidents. */
  readonly cards: readonly Mark[];
  readonly areas: ReadonlyMap<string, Area>;
}

export function markLabel(map: L.Map, mark: Mark, { rings, cards, areas }: Beside): Label {
  const point = pointOf(map, mark.at);
  switch (mark.shape) {
    case "label": {
      const isCard = mark.size > 0;
      // Else it would be measured as it stood.
      mark.button.classList.remove("brief");
      const size = sizeOf(mark.button, String(mark.size));
      const { width, height } = size;
      type Place = readonly [right: number, down: number, width: number, height: number];
      const boxAt = ([right, down, ...size]: Place) => around({ x: point.x + right, y: point.y + down }, ...size);
      const others = cards
        .filter((other) => other !== mark)
        .map(({ at }) => around(pointOf(map, at), BRIEF_SIZE, BRIEF_SIZE));
      const places: readonly Place[] = isCard
        ? [
            ...LABEL_STEPS.map(([right, down]): Place => [right * width, down * height, width, height])
              // Each of the others has its country's middle at least.
              .map((place) => ({ place, box: boxAt(place) }))
              .filter(({ box }) => !isCut(map, box) && !others.some((other) => overlaps(box, other)))
              .map(({ place }) => place),
            ...BRIEF_STEPS.map(([right, down]): Place => [right, down, BRIEF_SIZE, BRIEF_SIZE]),
          ]
        : stepsInside(map, mark, size, areas.get(String(mark.place.id))).map(
            ({ x, y }): Place => [x, y, width, height - BARE_PADDING],
          );
      return {
        boxes: places.map(boxAt),
        fixed: isCard,
        show: (box) => {
          const [right, down, wide] = places[box] ?? [0, 0];
          toggle(mark.button)(box);
          mark.button.classList.toggle("brief", wide === BRIEF_SIZE);
          mark.button.style.translate = `calc(-50% + ${right}px) calc(-50% + ${down}px)`;
        },
      };
    }
    case "ring":
      return fixedAt(around(point, RING_PX, RING_PX));
    case "pin": {
      const { x, y } = point;
      const crowded = rings.some((ring) => pointOf(map, ring.at).distanceTo(point) < RING_PX / 2);
      mark.button.classList.toggle("crowded", crowded);
      return fixedAt({ left: x - RING_PX / 2, right: x + RING_PX / 2, top: y - PIN_HEIGHT, bottom: y - PIN_FOOT });
    }
  }
}

export function signLabel(map: L.Map, { at, sign }: PlaceName): Label {
  return { boxes: [around(pointOf(map, at), 14, 14)], fixed: false, show: toggle(sign) };
}

/** @param high beside the head of the pin that stands at the place */
export function nameLabel(map: L.Map, { at, label }: PlaceName, high: boolean): Label {
  const { x, y: foot } = pointOf(map, at);
  // Beside the pin's foot it would name a town close by.
  const y = high ? foot - PIN_HEAD_PX : foot;
  const { width, height } = sizeOf(label);
  const beside = (right: number, middle: number) => around({ x: x + right, y: middle }, width, height);
  const usual: readonly (readonly [string, Box])[] = [
    ["right", beside(20 + width / 2, y)],
    high ? ["above", beside(0, foot - PIN_HEIGHT - 2 - height / 2)] : ["below", beside(0, y + 20 + height / 2)],
    ["left", beside(-20 - width / 2, y)],
  ];
  // Half a name at the map's edge may be another place's.
  const sides = usual.filter(([, box]) => !isCut(map, box));
  return {
    boxes: sides.map(([, box]) => box),
    fixed: false,
    show: (box) => {
      toggle(label)(box);
      label.classList.toggle("high", high);
      label.dataset["side"] = sides[box]?.[0] ?? "right";
    },
  };
}

/** Of every movement on the map there is at least a sign to point at and to reach by key. */
export function arcLabel(arc: MovementArcs): Label {
  const points = arc.labelPoints();
  const { width, height } = sizeOf(arc.label);
  return {
    boxes: [
      ...points.map((point) => around(point, width, height)),
      ...points.map((point) => around(point, BRIEF_SIZE, BRIEF_SIZE)),
    ],
    fixed: true,
    show: (box) => {
      arc.label.classList.toggle("brief", box >= points.length);
      const point = points[box % points.length];
      if (point) arc.moveLabel(point);
    },
  };
}

export function clusterLabel(map: L.Map, { at, size }: Cluster): Label {
  return fixedAt(around(pointOf(map, at), size, size));
}
