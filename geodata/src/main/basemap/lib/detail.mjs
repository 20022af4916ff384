/** How fine the map is where: boxes [west, south, east, north] in degrees and what is kept within and around them. */

const FOCUS = [
  [40, 35, 90, 56],
  [23, 51, 33, 56.5],
];
const REGION = [-12, 28, 191, 72];

const distance = ([west, south, east, north], longitude, latitude) =>
  Math.max(0, west - longitude, longitude - east, south - latitude, latitude - north);

/**
 * @param finest tolerance in the focus, degrees
 * @returns a function of longitude and latitude: the tolerance there, degrees of latitude; it grows with the distance
 *     from the focus, so that no border changes its manner abruptly
 */
export function tolerance({ finest, perDegree, region, world }) {
  return (longitude, latitude) => {
    const near = Math.min(...FOCUS.map((box) => distance(box, longitude, latitude)));
    const far = distance(REGION, longitude, latitude);
    return Math.min(finest + near * perDegree, far === 0 ? region : Math.min(world, region + far * 4 * perDegree));
  };
}

/** @returns the same tolerance at any place, degrees of latitude */
export const everywhere = (degrees) => () => degrees;
