/** World units: Web Mercator, the whole world 256 wide and high, x to the east, y to the south. */

import type { Ground } from "../story/types.ts";

/** West to east and north to south in world units. */
export interface WorldBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How wide the world is. */
export const WORLD = 256;
/** The map's zoom comes in these steps. */
export const ZOOM_STEP = 0.25;
/** Beyond this the built-in map has nothing more to show. */
export const MAX_ZOOM = 11;
/** A smaller extent, in degrees, is one spot; it is shown with the land around it, as a locator map would. */
const SPOT_DEGREES = 0.01;
export const SPOT_ZOOM = 7;
const MAX_LATITUDE = 85.0511287798;

/** World units of a longitude and latitude in degrees. */
export function toWorld(lon: number, lat: number): readonly [number, number] {
  const sin = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
  return [(lon / 360 + 0.5) * WORLD, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * WORLD];
}

/** Longitude and latitude in degrees of world units. */
export function fromWorld(x: number, y: number): readonly [number, number] {
  return [(x / WORLD - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y / WORLD) * 2 * Math.PI)) * 180) / Math.PI];
}

/**
 * The longitude in [to - 180, to + 180) that names the same meridian: of the copies of the world that lie side by side, the one
 * about `to`. Pictures drawn by the server have the same rule.
 */
export function nearLongitude(lon: number, to: number): number {
  return lon - 360 * Math.floor((lon - to + 180) / 360);
}

/** By how many worlds something from west to east is to be moved so that it is seen between left and right, each time; in order. */
export function turnsSeen(west: number, east: number, left: number, right: number): number[] {
  const first = Math.ceil((left - east) / 360);
  const last = Math.floor((right - west) / 360);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** West, south, east, north; west greater than east crosses ±180°. */
type Extent = readonly [number, number, number, number];

/** The closest zoom at which an extent is still a map of something: where there are streets about its middle, of those. */
export function closestZoom([west, south, east, north]: Extent, ground?: Ground): number {
  const width = widthOf(west, east);
  if (Math.max(width, north - south) < SPOT_DEGREES) return SPOT_ZOOM;
  const [left, bottom, right, top] = ground?.streets?.bounds ?? [-180, -90, 180, 90];
  const middle = (south + north) / 2;
  const has = nearLongitude(west + width / 2 - left, 180) <= widthOf(left, right);
  return ground && has && bottom <= middle && middle <= top ? ground.maxZoom : MAX_ZOOM;
}

function widthOf(west: number, east: number): number {
  return (east < west ? east + 360 : east) - west;
}
