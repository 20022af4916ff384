import { pointsOf } from './arcs.mjs';

/** @returns whether an arc is still a line on the grid; a short one may have shrunk to a point */
export const isLine = (arcs) => (index) => arcs[index < 0 ? ~index : index].length > 1;

/** @returns the ring without arcs that have shrunk to a point, or null where it is no ring any more */
export function ringOnGrid(ring, arcs) {
  const lines = ring.filter(isLine(arcs));
  return lines.length > 0 && pointsOf(lines, arcs).length >= 4 ? lines : null;
}
