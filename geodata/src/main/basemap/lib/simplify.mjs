import { presimplify } from 'topojson-simplify';
import { faults } from './faults.mjs';

/** What is tried in turn on an arc that touches itself or another: more detail first, then less. */
const MANNERS = [1, 0.5, 0.25, 0.1, 2, 4, 0.05, 8, 16, 0.02, 32, 0.01, 64];

/** The area of a triangle, in units of the tolerance at its middle (Visvalingam and Whyatt 1993, weighted by place). */
const weightBy =
  (toleranceAt) =>
  ([[x0, y0], [x1, y1], [x2, y2]]) => {
    const area = Math.abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2;
    return area / toleranceAt(x1, y1) ** 2;
  };

/** Keeps three points between the ends of an arc that closes on itself, else it would shrink to nothing. */
function holdOpen(arc) {
  if (!closed(arc)) return;
  const weights = arc
    .slice(1, -1)
    .map((point) => point[2])
    .sort((a, b) => b - a);
  const least = weights[Math.min(2, weights.length - 1)];
  for (const point of arc) if (point[2] >= least) point[2] = Infinity;
}

/** An island that not even all its points make a proper ring of is left out. */
const GIVEN_UP = Infinity;

const closed = (arc) => arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];

/** Points of the arc on the grid, without those that fall together. */
function drawn(arc, least, toGrid) {
  if (least === GIVEN_UP) return [toGrid(arc[0])];
  const points = arc.filter((point) => point[2] >= least).map(toGrid);
  const distinct = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
  return closed(arc) && distinct.length < 4 ? [distinct[0]] : distinct;
}

/**
 * Leaves out the points that do not show, arc by arc, so that what two countries share stays shared; then sees to it
 * that on the grid no arc touches itself or another but at its ends.
 *
 * @param topology arcs in degrees, not delta-encoded
 * @param toleranceAt of longitude and latitude, degrees
 * @param toGrid of a point in degrees, whole steps of the grid
 * @param crossing "cured", or "allowed" for lines that bound nothing
 * @returns {arcs, faults}: arcs in steps of the grid; the faults that no manner cured, empty if all is well
 */
export function simplified(topology, toleranceAt, toGrid, { crossing = 'cured' } = {}) {
  const weighted = presimplify(topology, weightBy(toleranceAt)).arcs;
  weighted.forEach(holdOpen);
  const manner = weighted.map(() => 0);
  const arcs = weighted.map((arc) => drawn(arc, 1, toGrid));
  if (crossing === 'allowed') return { arcs, faults: [] };
  for (let round = 0; ; round += 1) {
    const found = faults(arcs);
    if (found.length === 0 || round === 60) return { arcs, faults: found };
    const changed = new Set(
      found.map(([a, b]) => (manner[a] < manner[b] || (manner[a] === manner[b] && round % 2 === 0) ? a : b)),
    );
    for (const index of changed) {
      manner[index] += 1;
      const spent = closed(weighted[index]) ? GIVEN_UP : MANNERS[manner[index] % MANNERS.length];
      arcs[index] = drawn(weighted[index], MANNERS[manner[index]] ?? spent, toGrid);
    }
  }
}
