/** Where a file of streets has any. */
import type * as L from "leaflet";

/** West, south, east, north; east may be greater than 180. */
export type Bounds = readonly [number, number, number, number];

/** @returns tells whether any of some bounds lies in those of the file, in whatever copy of the world */
export function coverageOf([west, south, east, north]: Bounds): (bounds: Bounds) => boolean {
  const width = east < west ? east + 360 - west : east - west;
  return ([left, bottom, right, top]) => {
    if (top < south || north < bottom) return false;
    // The copy of the file's west edge that is the last one before what is asked for begins.
    const nearest = west + Math.floor((left - west) / 360) * 360;
    return left <= nearest + width || nearest + 360 <= right;
  };
}

/** What a map shows. */
export function boundsOf(map: L.Map): Bounds {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}
