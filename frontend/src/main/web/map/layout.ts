/** Decides which names and labels stand on the map at this zoom, so that none covers another. */
import * as L from "leaflet";
import type { MovementArcs } from "./arcs.ts";
import type { Area } from "./areas.ts";
import type { Cluster } from "./cluster-marks.ts";
import { type Box, type Candidate, placeMost } from "./collide.ts";
import type { Mark } from "./marks.ts";
import type { PlaceName } from "./names.ts";
import { nearest } from "./world-copies.ts";

interface Labelled extends Candidate {
  show(box: number): void;
}

interface Size {
  readonly of: string;
  readonly width: number;
  readonly height: number;
}

const sizes = new WeakMap<HTMLElement, Size>();

/** The size of a label, measured anew only when what it shows has changed: measuring costs a layout of the page. */
function sizeOf(element: HTMLElement, shows = ""): Size {
  const known = sizes.get(element);
  if (known?.of === shows) return known;
  const size = { of: shows, width: element.offsetWidth, height: element.offsetHeight };
  // What is not displayed has no size yet.
  if (size.width > 0) sizes.set(element, size);
  return size;
}

function around({ x, y }: L.Point, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

const PIN_HEIGHT = 58;
/** A pin's head above its place: there its name stands, or beside a town close by it would name the town. */
const PIN_HEAD = 41;
/** A movement's label where its text finds no room: wide and high. */
const BRIEF_SIZE = 26;
/** Left free for the place's own sign. */
const PIN_FOOT = 8;
const RING_SIZE = 36;
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
  const known = nameSteps.get(mark);
  if (known?.of === of) return known.points;
  const anchor = map.latLngToLayerPoint(nearest(map, mark.at));
  const points = NAME_STEPS.map(([right, down]) => L.point(right * width, down * height)).filter(
    (step) => (step.x === 0 && step.y === 0) || area?.holds(map.layerPointToLatLng(anchor.add(step))),
  );
  nameSteps.set(mark, { of, points });
  return points;
}

export function layOut(
  map: L.Map,
  marks: readonly Mark[],
  names: readonly PlaceName[],
  arcs: readonly MovementArcs[],
  areas: ReadonlyMap<string, Area>,
  clusters: readonly Cluster[],
): void {
  const at = (latLng: L.LatLng) => map.latLngToLayerPoint(nearest(map, latLng));
  const toggle = (element: HTMLElement) => (box: number) => element.classList.toggle("no-room", box < 0);

  const visibleMarks = marks.filter(({ button }) => !button.hidden);
  const rings = visibleMarks.filter(({ shape }) => shape === "ring");
  const marked = (mark: Mark): Labelled => {
    const point = at(mark.at);

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
        return { boxes: [around(point, RING_SIZE, RING_SIZE)], fixed: true, show: () => undefined };
      case "pin": {
        const { x, y } = point;
        const crowded = rings.some((ring) => at(ring.at).distanceTo(point) < RING_SIZE / 2);
        mark.button.classList.toggle("crowded", crowded);
        const box = { left: x - RING_SIZE / 2, right: x + RING_SIZE / 2, top: y - PIN_HEIGHT, bottom: y - PIN_FOOT };
        return { boxes: [box], fixed: true, show: () => undefined };
      }
    }
  };
  const signed = ({ at: latLng, sign }: PlaceName): Labelled => ({
    boxes: [around(at(latLng), 14, 14)],
    fixed: false,
    show: toggle(sign),
  });
  const corner = map.containerPointToLayerPoint([0, 0]);
  const isCut = ({ left, right }: Box) => left < corner.x || right > corner.x + map.getSize().x;
  const pinned = new Set(visibleMarks.filter(({ shape }) => shape === "pin").map(({ place }) => place));
  const named = ({ at: latLng, label, place }: PlaceName): Labelled => {
    const high = pinned.has(place);
    const { x, y: foot } = at(latLng);
    const y = high ? foot - PIN_HEAD : foot;
    const { width, height } = sizeOf(label);
    const right = { left: x + 20, top: y - height / 2, right: x + 20 + width, bottom: y + height / 2 };
    const below = { left: x - width / 2, top: y + 20, right: x + width / 2, bottom: y + 20 + height };
    const left = { left: x - 20 - width, top: y - height / 2, right: x - 20, bottom: y + height / 2 };
    const top = foot - PIN_HEIGHT - 2;
    const above = { left: x - width / 2, top: top - height, right: x + width / 2, bottom: top };
    const boxes = { right, below, left, above };
    const usual: readonly (keyof typeof boxes)[] = high ? ["right", "above", "left"] : ["right", "below", "left"];
    // Half a name at the map's edge may be another place's.
    const sides = usual.filter((side) => !isCut(boxes[side]));
    return {
      boxes: sides.map((side) => boxes[side]),
      fixed: false,
      show: (box) => {
        toggle(label)(box);
        label.classList.toggle("high", high);
        label.dataset["side"] = sides[box] ?? "right";
      },
    };
  };
  // Of every movement on the map there is at least a sign to point at and to reach by key.
  const ridden = (arc: MovementArcs): Labelled => {
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
  };

  const ringed = new Set(rings.map(({ place }) => place));
  const moving = arcs.filter(({ label }) => ["begun", "possibly-begun"].includes(label.dataset["standing"] ?? ""));
  const bare = visibleMarks.filter(({ shape, size }) => shape === "label" && size === 0).map(marked);
  const gathered = clusters.map(
    ({ at: latLng }): Labelled => ({
      boxes: [around(at(latLng), RING_SIZE, RING_SIZE)],
      fixed: true,
      show: () => undefined,
    }),
  );
  const important = [
    ...gathered,
    ...visibleMarks.filter(({ shape }) => shape !== "label").map(marked),
    ...visibleMarks.filter(({ shape, size }) => shape === "label" && size > 0).map(marked),
    ...moving.map(ridden),
    ...names.filter((name) => !ringed.has(name.place)).map(signed),
  ];
  const labelled = [...important, ...bare, ...names.map(named)];
  for (const { sign } of names.filter((name) => ringed.has(name.place))) sign.classList.add("no-room");
  // All boxes are measured before any label moves: one layout of the page, not one for each.
  const chosen = placeMost(labelled, [important.length, important.length + bare.length]);
  for (const [index, { show }] of labelled.entries()) show(chosen[index] ?? -1);
}
