/** How far two positions are from each other, on a sphere: true to 0.6 %. */
import type { LonLat } from "../../story/types.ts";

const EARTH_METRES = 6_371_009;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** By the haversine formula, which keeps its digits where both are near. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const across = Math.sin(radians(lonB - lonA) / 2) ** 2;
  const up = Math.sin(radians(latB - latA) / 2) ** 2;
  const chord = up + Math.cos(radians(latA)) * Math.cos(radians(latB)) * across;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}
