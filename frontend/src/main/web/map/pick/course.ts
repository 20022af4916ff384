/** The line of a movement's course on the map: its points can be chosen, dragged, and set between two others. */
import * as L from "leaflet";
import { el } from "../../dom/element.ts";
import type { LonLat } from "../../story/types.ts";
import { nearLongitude } from "../world.ts";
import { DraggedMarker } from "./pin.ts";

/** How wide what is dragged is, px: as wide as a finger needs it. */
const HANDLE_PX = matchMedia("(pointer: coarse)").matches ? 44 : 24;
/** Of so many points in view each has a handle; of more, the chosen one alone: nobody could tell them apart. */
const MOST_HANDLES = 150;

export interface DrawnCourse {
  readonly points: readonly LonLat[];
  /** Where the movement begins and ends: drawn, and not to be changed here. */
  readonly from: readonly LonLat[];
  readonly to: readonly LonLat[];
  /** Index of a point; -1 = none. */
  readonly chosen: number;
}

/** Told of what is done to a course. */
export interface CourseUse {
  choose(index: number): void;
  move(index: number, at: LonLat): void;
  /** A point is to stand before the one of this index. */
  insert(index: number, at: LonLat): void;
}

export interface CourseLayer {
  show(course: DrawnCourse | undefined): void;
}

/** @param rounded a position as exact as a hand points */
export function courseOn(map: L.Map, rounded: (at: L.LatLng) => LonLat, use: () => CourseUse | undefined): CourseLayer {
  let course: DrawnCourse | undefined;
  let handles: L.Marker[] = [];
  const line = L.polyline([], {
    renderer: L.svg(),
    className: "pick-course",
    weight: 4,
    bubblingMouseEvents: false,
  });

  /** In the copy of the world that the map shows, and beyond ±180° where the line crosses it. */
  const way = (): L.LatLng[] => {
    let before = map.getCenter().lng;
    return (course?.points ?? []).map(([lon, lat]) => {
      before = nearLongitude(lon, before);
      return L.latLng(lat, before);
    });
  };
  const redraw = (points: readonly L.LatLng[]) => {
    const ends = (of: readonly LonLat[], beside: L.LatLng | undefined) =>
      of.map(([lon, lat]) => L.latLng(lat, nearLongitude(lon, (beside ?? map.getCenter()).lng)));
    const [froms, tos] = [ends(course?.from ?? [], points[0]), ends(course?.to ?? [], points.at(-1))];
    // Whatever else begins or ends there is drawn to the line, and not all along it.
    const [first, last] = [points[0] ?? tos[0], points.at(-1) ?? froms[0]];
    line.setLatLngs([
      [...froms.slice(0, 1), ...points, ...tos.slice(0, 1)],
      ...froms.slice(1).map((from) => (first ? [from, first] : [])),
      ...tos.slice(1).map((to) => (last ? [last, to] : [])),
    ]);
  };
  const handleAt = (points: L.LatLng[], index: number): L.Marker => {
    const icon = L.divIcon({
      html: el("div", { class: index === course?.chosen ? "chosen" : "" }),
      className: "pick-point",
      iconSize: [HANDLE_PX, HANDLE_PX],
    });
    const marker = new DraggedMarker(points[index] as L.LatLng, {
      icon,
      draggable: true,
      // It would move the map, and with it what is dragged be drawn anew.
      autoPan: false,
      keyboard: false,
      zIndexOffset: index === course?.chosen ? 1000 : 0,
    });
    marker.on("click", () => {
      use()?.choose(index);
      // Its keys are the map's.
      map.getContainer().focus({ preventScroll: true });
    });
    marker.on("drag", () => redraw(points.map((at, nth) => (nth === index ? marker.getLatLng() : at))));
    marker.on("dragend", () => use()?.move(index, rounded(marker.getLatLng())));
    return marker.addTo(map);
  };
  const draw = () => {
    for (const handle of handles) handle.remove();
    handles = [];
    if (!course) {
      line.remove();
      return;
    }
    const points = way();
    line.addTo(map);
    redraw(points);
    const seen = map.getBounds().pad(0.1);
    const shown = [...points.keys()].filter((index) => seen.contains(points[index] as L.LatLng));
    const { chosen } = course;
    handles = (shown.length <= MOST_HANDLES ? shown : shown.filter((index) => index === chosen)).map((index) =>
      handleAt(points, index),
    );
  };
  line.on("click", ({ latlng }: L.LeafletMouseEvent) => {
    use()?.insert(segmentNear(map, way(), latlng), rounded(latlng));
  });
  map.on("moveend", () => course && draw());
  return {
    show(next) {
      course = next;
      draw();
    },
  };
}

/** The index of the point that ends the stretch nearest to a position; the first point ends the stretch that leads to it. */
function segmentNear(map: L.Map, points: readonly L.LatLng[], at: L.LatLng): number {
  const pixels = points.map((point) => map.latLngToLayerPoint(point));
  const { x, y } = map.latLngToLayerPoint(at);
  let nearest = Infinity;
  let found = points.length;
  for (let index = 1; index < pixels.length; index++) {
    const [a, b] = [pixels[index - 1], pixels[index]] as [L.Point, L.Point];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const share = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(a.x + share * dx - x, a.y + share * dy - y);
    if (away < nearest) [nearest, found] = [away, index];
  }
  const [first, last] = [pixels[0], pixels.at(-1)];
  // Clicked on what leads to the first point, or from the last: the nearest stretch is far.
  if (!first || !last || nearest < CLICK_PX) return found;
  return Math.hypot(first.x - x, first.y - y) < Math.hypot(last.x - x, last.y - y) ? 0 : points.length;
}

/** How far from a line a click on it may be. */
const CLICK_PX = 6;
