/** Whether a point lies in an area. */
import type { LonLat } from "../story/types.ts";
import type { PolygonRings } from "./topojson.ts";

/** By the even-odd rule, so that holes are outside; a point on an edge may count as either. */
export function isInside([lon, lat]: LonLat, polygons: readonly PolygonRings[]): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    let [lonBefore, latBefore] = ring.at(-1) ?? [0, 0];
    for (const [lonHere, latHere] of ring) {
      const crosses = latHere > lat !== latBefore > lat;
      if (crosses && lon < ((lonBefore - lonHere) * (lat - latHere)) / (latBefore - latHere) + lonHere) {
        inside = !inside;
      }
      [lonBefore, latBefore] = [lonHere, latHere];
    }
  }
  return inside;
}
