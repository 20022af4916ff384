/** Movements as lines with a direction: along their course where it is known, else as arcs. A movement's arcs bend away from those that go the other way. */
import * as L from "leaflet";
import { el, svg } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";
import { isRetracted, type Movement } from "../../story/event.ts";
import type { Standing } from "../../story/standing.ts";
import type { Category, LonLat } from "../../story/types.ts";
import { plainCount, rangeText } from "../../wording/numbers.ts";
import type { DrawingContext } from "../drawing-context.ts";
import { letDragsThrough } from "../press.ts";
import { nearLongitude } from "../world.ts";
import { extendBy } from "../world-copies.ts";
import type { Yield } from "../yielding.ts";
import { type Course, coursesOf } from "./arc-courses.ts";
import { bow, lengthOf, moveEnds, type Pixel, pointAt, resample } from "./arc-geometry.ts";

/** Where arcs begin and end around what stands at their ends, across and down. */
const START_PX = { x: 34, y: 20 };
const END_PX = { x: 60, y: 38 };
const POINT_EVERY_PX = 22;
/** In all the maps of a page: an arc refers to its arrow by its number. */
let arrowCount = 0;
/** Where along the longest arc a label may stand, best first. */
const LABEL_AT = Array.from({ length: 21 }, (_, nth) => 0.5 + ((nth % 2 ? -1 : 1) * Math.ceil(nth / 2)) / 20);

export interface MovementArcs {
  readonly movement: Movement;
  readonly label: HTMLButtonElement;
  /** What is drawn, with the label. */
  readonly signs: readonly (HTMLElement | SVGElement)[];
  readonly bounds: L.LatLngBounds;
  /** Places for the label's centre, in layer pixels, best first. */
  labelPoints(): readonly Pixel[];
  moveLabel(to: Pixel): void;
  update(standing: Standing, selected: boolean): boolean;
  remove(): void;
}

/** "2,030 soldiers"; else the movement's kind. */
function labelText({ properties }: Movement, category: Category | undefined, translator: Translator): string {
  const { t, plural } = translator;
  const troops = properties.numbers?.["troops"];
  const count = troops && plainCount(troops);
  const number = troops
    ? count === undefined
      ? rangeText(troops, translator)
      : plural("count.troops", count)
    : undefined;
  const text = number ?? category?.label ?? properties.title;
  return properties.status === "reported" ? text : `${text} · ${t(`status.${properties.status}`)}`;
}

export interface ArcOptions extends DrawingContext {
  readonly renderer: L.Renderer;
  onClick(key: string): void;
}

export async function createArcs(
  movements: readonly Movement[],
  options: ArcOptions,
  yieldToPage: Yield,
): Promise<readonly MovementArcs[]> {
  const courses = coursesOf(movements);
  const all: MovementArcs[] = [];
  for (const [index, movement] of movements.entries()) {
    await yieldToPage();
    all.push(createMovementArcs(movement, courses[index] ?? [], options));
  }
  return all;
}

function createMovementArcs(movement: Movement, courses: readonly Course[], options: ArcOptions): MovementArcs {
  const { map, categories, translator } = options;
  const category = categories.get(movement.properties.category);
  const colour = category?.colour ?? "currentColor";
  const lines = courses.map((course) => shaped(course, movement, colour, options));
  const head = arrowHead(`arrow-${arrowCount++}`, colour);
  const paths = lines.map(({ shape }) => shape.getElement()).filter((path) => path instanceof SVGPathElement);
  paths[0]?.ownerSVGElement?.append(head);
  for (const path of paths) {
    // The movement's label is the way in for the keyboard.
    path.ownerSVGElement?.setAttribute("aria-hidden", "true");
    path.setAttribute("marker-end", `url(#${head.id})`);
    path.style.setProperty("--colour", colour);
    path.classList.add(`status-${movement.properties.status}`);
    path.dataset["movement"] = movement.id;
  }
  const course = keepBent(map, lines);
  const label = createLabel(movement, labelText(movement, category, translator), options);
  const icon = L.divIcon({ html: label, className: "mark-holder", iconSize: [0, 0] });
  const holder = L.marker([0, 0], { icon, interactive: false, keyboard: false }).addTo(map);

  let shown = "";
  return {
    movement,
    bounds: boundsOf(lines.map(({ line }) => line)),
    label,
    signs: [...paths, label],
    labelPoints: course.labelPoints,
    moveLabel: ({ x, y }) => holder.setLatLng(map.layerPointToLatLng([x, y])),
    update(standing, selected) {
      const classes = `${standing} ${selected}`;
      if (classes === shown) return false;
      shown = classes;
      for (const path of paths) {
        path.dataset["standing"] = standing;
        path.classList.toggle("selected", selected);
        path.classList.toggle("leaflet-interactive", standing !== "not-begun");
      }
      label.dataset["standing"] = standing;
      head.dataset["standing"] = standing;
      label.classList.toggle("selected", selected);
      return true;
    },
    remove() {
      course.stop();
      for (const { shape } of lines) shape.remove();
      holder.remove();
      head.remove();
    },
  };
}

interface ArcLine extends Course {
  /** The longitude of its middle. */
  readonly middle: number;
  readonly shape: L.Polyline;
}

/** The line, put on the map without a place on it yet. */
function shaped(course: Course, movement: Movement, colour: string, options: ArcOptions): ArcLine {
  const { map, renderer, onClick } = options;
  const shape = L.polyline([], {
    renderer,
    className: "arc",
    color: colour,
    weight: 3,
    noClip: true,
    smoothFactor: course.bend ? 0 : 1,
    ...(isRetracted(movement) && { dashArray: "1 5" }),
  });
  shape.on("click", () => onClick(movement.key)).addTo(map);
  return { ...course, middle: ((course.line[0]?.[0] ?? 0) + (course.line.at(-1)?.[0] ?? 0)) / 2, shape };
}

/** Bends lines on the screen at each zoom, in the copy of the world that the map shows. */
function keepBent(map: L.Map, lines: readonly ArcLine[]) {
  let labelPoints: readonly Pixel[] = [];
  let drawnAt = Number.NaN;
  const draw = () => {
    let longest = 0;
    drawnAt = map.getCenter().lng;
    for (const { line, bend, sides, middle, shape } of lines) {
      const shift = nearLongitude(middle, drawnAt) - middle;
      const pixels = line.map(([lon, lat]: LonLat) => map.project([lat, lon + shift]).subtract(map.getPixelOrigin()));
      let bent: readonly Pixel[] = pixels;
      if (bend) {
        const whole = bow(pixels, bend);
        const most = lengthOf(whole) / 4;
        bent = resample(
          moveEnds(whole, aside(sides[0], START_PX, most), aside(sides[1], END_PX, most)),
          POINT_EVERY_PX,
        );
      }
      shape.setLatLngs(bent.map(({ x, y }) => map.layerPointToLatLng([x, y])));
      if (lengthOf(bent) <= longest) continue;
      longest = lengthOf(bent);
      labelPoints = LABEL_AT.flatMap((share) => pointAt(bent, share) ?? []);
    }
  };
  const follow = () => {
    const { lng } = map.getCenter();
    if (lines.some(({ middle }) => nearLongitude(middle, lng) !== nearLongitude(middle, drawnAt))) draw();
  };
  map.on("zoomend viewreset", draw).on("moveend", follow);
  draw();
  return {
    labelPoints: () => labelPoints,
    stop: () => map.off("zoomend viewreset", draw).off("moveend", follow),
  };
}

function createLabel({ key, id, properties }: Movement, text: string, { map, translator, onClick }: ArcOptions) {
  const label = el(
    "button",
    { type: "button", class: `arc-label said-${properties.status}`, "data-movement": id },
    text,
  );
  label.setAttribute("aria-label", translator.t("map.movement", properties.title, text));
  letDragsThrough(map, label);
  label.addEventListener("click", () => onClick(key));
  return label;
}

function boundsOf(lines: readonly (readonly LonLat[])[]): L.LatLngBounds {
  const bounds = L.latLngBounds([]);
  for (const [lon, lat] of lines.flat()) extendBy(bounds, lon, lat);
  return bounds;
}

/** On an ellipse around a place, which is smaller where there is little room. */
function aside(angle: number, { x, y }: Pixel, most: number): Pixel {
  const share = Math.min(1, most / x);
  return { x: share * x * Math.cos(angle), y: share * y * Math.sin(angle) };
}

function arrowHead(id: string, colour: string): SVGMarkerElement {
  const tip = svg("path", { d: "M0 0L10 5L0 10L2.5 5Z", fill: colour });
  tip.style.setProperty("--colour", colour);
  return svg(
    "marker",
    { id, viewBox: "0 0 10 10", refX: "6", refY: "5", markerWidth: "4.5", markerHeight: "4.5", orient: "auto" },
    tip,
  );
}
