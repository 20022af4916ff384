/** Which of the base map's names stand on the map, and where: greedily, what is shown from afar first, so that none comes and goes as the map is enlarged. */
import type { Box } from "../../labels/collide.ts";
import type { Kind, Name } from "./name.ts";
import type { Cover } from "./taken.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** As Leaflet has them. */
export type LatLng = [lat: number, lng: number];

export interface Placed {
  readonly name: Name;
  /** Latitude, longitude in the copy of the world where it stands. */
  readonly at: LatLng;
  /** Which copy that is, 0 being the one from -180 to 180. */
  readonly turn: number;
  /** Where its text begins, from the point; in pixels. */
  readonly text: Spot;
  /** Around its text and a town's dot. */
  readonly box: Box;
}

export interface Ground {
  readonly zoom: number;
  /** What is seen; a name is within it or outside, never cut by its edge. */
  readonly view: Box;
  /** What is named at all: more than is seen, for whoever drags the map. */
  readonly around: Box;
  /** What no name may cover. */
  readonly taken: readonly Box[];
  readonly covers: readonly Cover[];
  /** Copies of the world that are seen. */
  readonly turns: readonly number[];
  spot(at: LatLng): Spot;
  size(name: Name): Size;
  /** Whether the story names the same there. */
  isStorys(name: Name, at: Spot): boolean;
}

/** How much wider than its country, as a square, a name may be. */
const FILL = 1.6;
/** However small a country is, from here on it is named where there is room. */
const SMALL_COUNTRY_ZOOM = 6;
/** From a town's dot to its text. */
const GAP = 6;
const DOT = 3;
/** Towns nearer to each other than this are not both named. */
const APART = 80;
/** As far beyond the edge nothing of a name reaches. */
const EDGE = 6;
/** Room about a name. */
const ROOM: Record<Kind, number> = { country: 10, sea: 10, capital: 5, town: 5 };
const RANK: Record<Kind, number> = { country: 0, sea: 1, capital: 2, town: 3 };

export const isTown = ({ kind }: Name): boolean => kind === "capital" || kind === "town";

/** From which zoom a name is shown. */
export function zoomOf(name: Name, { width }: Size): number {
  if (name.size === undefined) return name.zoom;
  return Math.min(SMALL_COUNTRY_ZOOM, Math.max(1, name.zoom, Math.log2(width / (name.size * FILL))));
}

export function overlaps(a: Box, b: Box, room = 0): boolean {
  return a.left - room < b.right && b.left < a.right + room && a.top - room < b.bottom && b.top < a.bottom + room;
}

const holds = (outer: Box, box: Box): boolean =>
  box.left >= outer.left && box.right <= outer.right && box.top >= outer.top && box.bottom <= outer.bottom;

/** Where the text may begin, from the point; best first. */
function textsAt(name: Name, at: Spot, { width, height }: Size, cover: Cover | undefined): readonly Spot[] {
  const [left, up] = [-width / 2, -height / 2];
  if (!isTown(name)) return [{ x: left, y: up }];
  const beside = cover?.box ?? { left: at.x, top: at.y, right: at.x, bottom: at.y };
  return [
    { x: beside.right - at.x + GAP, y: up },
    { x: beside.left - at.x - GAP - width, y: up },
    { x: left, y: beside.top - at.y - GAP - height },
    { x: left, y: beside.bottom - at.y + GAP },
  ];
}

function boxOf(hasDot: boolean, at: Spot, text: Spot, { width, height }: Size): Box {
  const dot = hasDot ? DOT : -Infinity;
  return {
    left: at.x + Math.min(text.x, -dot),
    top: at.y + Math.min(text.y, -dot),
    right: at.x + Math.max(text.x + width, dot),
    bottom: at.y + Math.max(text.y + height, dot),
  };
}

/** @param names in any order */
export function placeNames(names: readonly Name[], ground: Ground): Placed[] {
  const { zoom, view, around, taken, covers, turns } = ground;
  const placed: Placed[] = [];
  const dots: Spot[] = [];
  const isFree = (box: Box, room: number) =>
    (holds(view, box) || !overlaps(view, box, EDGE)) &&
    !taken.some((other) => overlaps(other, box, 3)) &&
    !placed.some((other) => overlaps(other.box, box, room));
  const tryAt = (name: Name, size: Size, turn: number): Placed | undefined => {
    for (const [lon, lat] of name.points) {
      const latLng: LatLng = [lat, lon + 360 * turn];
      const at = ground.spot(latLng);
      if (at.x < around.left || at.x > around.right || at.y < around.top || at.y > around.bottom) continue;
      if (ground.isStorys(name, at)) return undefined;
      if (isTown(name) && dots.some((dot) => Math.hypot(dot.x - at.x, dot.y - at.y) < APART)) continue;
      const cover = covers.find(({ foot, reach }) => Math.hypot(foot.x - at.x, foot.y - at.y) <= reach);
      for (const text of textsAt(name, at, size, cover)) {
        const box = boxOf(isTown(name) && !cover, at, text, size);
        if (!isFree(box, ROOM[name.kind])) continue;
        if (isTown(name)) dots.push(at);
        return { name, at: latLng, turn, text, box };
      }
    }
    return undefined;
  };
  const shown = names
    .map((name) => ({
      name,
      from: zoomOf(name, name.size === undefined ? { width: 0, height: 0 } : ground.size(name)),
    }))
    .filter(({ from }) => from <= zoom)
    .sort((a, b) => a.from - b.from || RANK[a.name.kind] - RANK[b.name.kind]);
  for (const { name } of shown) {
    const [first] = name.points;
    if (!first) continue;
    for (const turn of turns) {
      const found = tryAt(name, ground.size(name), turn);
      if (found) placed.push(found);
    }
  }
  return placed;
}
