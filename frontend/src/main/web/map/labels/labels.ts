/** Where each kind of name and label may stand on the map at this zoom, and how it takes its place. */
import * as L from "leaflet";
import type { Area } from "../areas.ts";
import { PIN_HEAD_PX, RING_PX } from "../marks/mark-sizes.ts";
import type { Mark } from "../marks/marks.ts";
import type { PlaceName } from "../marks/names.ts";
import type { Cluster } from "../marks/point-marks.ts";
import type { MovementArcs } from "../movements/arcs.ts";
import { nearest } from "../world-copies.ts";
import type { Box, Candidate } from "./collide.ts";

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

function around({ x, y }: L.Point, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

const PIN_HEIGHT = 58;
/** A movement's label where its text finds no room: wide and high. */
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

const CONTROLS = ".leaflet-top .leaflet-control, .narrative-open, .legend summary";
const controls = new WeakMap<L.Map, { readonly of: string; readonly boxes: readonly Box[] }>();

/** What lies above the map at its edges, where nothing is to be read. Measured anew only when the map has another size. */
export function controlLabels(map: L.Map): Label[] {
  const of = String(map.getSize());
  let measured = controls.get(map);
  if (measured?.of !== of) {
    const container = map.getContainer();
    const { left, top } = container.getBoundingClientRect();
    const boxes = [...(container.parentElement?.querySelectorAll(CONTROLS) ?? [])].map((control) => {
      const box = control.getBoundingClientRect();
      return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
    });
    measured = { of, boxes };
    controls.set(map, measured);
  }
  const { x, y } = map.containerPointToLayerPoint([0, 0]);
  return measured.boxes.map(({ left, top, right, bottom }) => ({
    boxes: [{ left: left + x, top: top + y, right: right + x, bottom: bottom + y }],
    fixed: true,
    show: () => undefined,
  }));
}

function toggle(element: HTMLElement) {
  return (box: number) => element.classList.toggle("no-room", box < 0);
}

/** Whether the map's edge cuts it. */
function isCut(map: L.Map, { left, right }: Box): boolean {
  const { x } = map.containerPointToLayerPoint([0, 0]);
  return left < x || right > x + map.getSize().x;
}

/** @param rings the marks that are rings, in which a pin beside one is crowded */
export function markLabel(map: L.Map, mark: Mark, rings: readonly Mark[], areas: ReadonlyMap<string, Area>): Label {
  const point = pointOf(map, mark.at);
  switch (mark.shape) {
    case "label": {
      const size = sizeOf(mark.button, String(mark.size));
      const { width, height } = size;
      const steps =
        mark.size > 0
          ? LABEL_STEPS.map(([right, down]) => L.point(right * width, down * height))
          : stepsInside(map, mark, size, areas.get(String(mark.place.id)));
      return {
        boxes: steps.map((step) => around(point.add(step), width, mark.size > 0 ? height : height - BARE_PADDING)),
        fixed: mark.size > 0,
        show: (box) => {
          toggle(mark.button)(box);
          const { x, y } = steps[box] ?? L.point(0, 0);
          mark.button.style.translate = `calc(-50% + ${x}px) calc(-50% + ${y}px)`;
        },
      };
    }
    case "ring":
      return { boxes: [around(point, RING_PX, RING_PX)], fixed: true, show: () => undefined };
    case "pin": {
      const { x, y } = point;
      const crowded = rings.some((ring) => pointOf(map, ring.at).distanceTo(point) < RING_PX / 2);
      mark.button.classList.toggle("crowded", crowded);
      const box = { left: x - RING_PX / 2, right: x + RING_PX / 2, top: y - PIN_HEIGHT, bottom: y - PIN_FOOT };
      return { boxes: [box], fixed: true, show: () => undefined };
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
  const right = { left: x + 20, top: y - height / 2, right: x + 20 + width, bottom: y + height / 2 };
  const below = { left: x - width / 2, top: y + 20, right: x + width / 2, bottom: y + 20 + height };
  const left = { left: x - 20 - width, top: y - height / 2, right: x - 20, bottom: y + height / 2 };
  const top = foot - PIN_HEIGHT - 2;
  const above = { left: x - width / 2, top: top - height, right: x + width / 2, bottom: top };
  const boxes = { right, below, left, above };
  const usual: readonly (keyof typeof boxes)[] = high ? ["right", "above", "left"] : ["right", "below", "left"];
  // Half a name at the map's edge may be another place's.
  const sides = usual.filter((side) => !isCut(map, boxes[side]));
  return {
    boxes: sides.map((side) => boxes[side]),
    fixed: false,
    show: (box) => {
      toggle(label)(box);
      label.classList.toggle("high", high);
      label.dataset["side"] = sides[box] ?? "right";
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
    fixed: false,
    show: (box) => {
      arc.label.classList.toggle("brief", box < 0 || box >= points.length);
      const point = points[Math.max(0, box) % points.length];
      if (point) arc.moveLabel(point);
    },
  };
}

export function clusterLabel(map: L.Map, { at, size }: Cluster): Label {
  return { boxes: [around(pointOf(map, at), size, size)], fixed: true, show: () => undefined };
}
