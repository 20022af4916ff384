const crossing = ([x0, y0], [x1, y1], latitude) => [x0 + ((latitude - y0) / (y1 - y0)) * (x1 - x0), latitude];

const same = ([x0, y0], [x1, y1]) => x0 === x1 && y0 === y1;

/**
 * One side of a polygon that a parallel crosses twice at most (Sutherland and Hodgman 1974).
 *
 * @param polygon closed rings of [longitude, latitude]
 * @param latitude the parallel, degrees north
 * @param side "south" or "north"
 * @returns the rings of that side, closed, or null where the polygon does not reach it
 */
export function clipped(polygon, latitude, side) {
  const inside = ([, y]) => (side === 'south' ? y < latitude : y >= latitude);
  const rings = polygon.map((ring) => {
    const kept = ring.slice(1).flatMap((point, i) => {
      const before = ring[i];
      const edge = inside(point) === inside(before) ? [] : [crossing(before, point, latitude)];
      return inside(point) ? [...edge, point] : edge;
    });
    const points = kept.map((point) => point.map((degrees) => Math.round(degrees * 1e5) / 1e5));
    const distinct = points.filter((point, i) => !same(point, points.at(i - 1)));
    return distinct.length < 3 ? [] : [...distinct, distinct[0]];
  });
  return rings[0].length === 0 ? null : rings.filter((ring) => ring.length > 0);
}
