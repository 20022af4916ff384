/** World units: Web Mercator, the whole world 256 wide and high, x to the east, y to the south. */

/** West to east and north to south in world units. */
export interface WorldBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const MAX_LATITUDE = 85.0511287798;

/** World units of a longitude and latitude in degrees. */
export function toWorld(lon: number, lat: number): readonly [number, number] {
  const sin = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
  return [(lon / 360 + 0.5) * 256, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 256];
}
