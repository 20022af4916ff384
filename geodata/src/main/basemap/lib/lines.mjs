import { meshArcs } from 'topojson-client';

/** The edge that closes Antarctica over the pole is no coast. */
const overPole = ([x0, y0], [x1, y1]) => y0 < -60 && y1 < -60 && Math.abs(x0) === 180 && (x1 === -x0 || x1 === x0);

const inside = (box, [longitude, latitude]) =>
  box === undefined || (longitude >= box[0] && longitude <= box[2] && latitude >= box[1] && latitude <= box[3]);

/** @returns a function that tells the segments apart which one arc may not hold together */
export function zones(policy) {
  const boxes = policy.disputedBorders.filter((border) => border.within !== undefined).map((border) => border.within);
  return (a, b) => `${overPole(a, b)} ${boxes.map((box) => inside(box, a) && inside(box, b))}`;
}

/** Whether an entry of the policy's disputed borders means the arc between two areas. */
const names = ({ between: pair, within }, a, b, arc) =>
  a.key !== b.key && pair.includes(a.key) && pair.includes(b.key) && arc.every((point) => inside(within, point));

/** How the policy draws a line between two areas: "border", "disputed" or "none". */
function between(a, b, arc, policy) {
  if (a.key === b.key) {
    const rule = policy.areas.find(({ area }) => area === a.area || area === b.area);
    return a.area === b.area || rule === undefined ? 'none' : rule.line;
  }
  const disputed = policy.disputedBorders.some((rule) => names(rule, a, b, arc));
  const unsettled = policy.areas.some(
    ({ area, drawnAs, line }) => drawnAs === null && line === 'disputed' && (a.area === area || b.area === area),
  );
  return disputed || unsettled ? 'disputed' : 'border';
}

/**
 * Sorts the arcs by how they are drawn.
 *
 * @param topology arcs not delta-encoded
 * @param owners the areas beside each arc
 * @param isLine whether the arc of that index is drawn at all
 * @param bounds whether the arc of that index bounds a shape that is drawn
 * @returns {borders, coasts, disputed}: MultiLineStrings of stitched arcs
 * @throws Error where the policy names a disputed border that is none
 */
export function lines(topology, owners, policy, isLine, bounds) {
  const idle = policy.disputedBorders.find(
    (rule) => !owners.some(([a, b], index) => b !== undefined && names(rule, a, b, topology.arcs[index])),
  );
  if (idle !== undefined) {
    throw new Error(`policy.json names a disputed border that the map does not hold: ${idle.between.join(' and ')}`);
  }
  const sorted = { border: [], coast: [], disputed: [], none: [] };
  topology.arcs.forEach((arc, index) => {
    const [a, b] = owners[index];
    if (a === undefined || !isLine(index)) return;
    const kind = b !== undefined ? between(a, b, arc, policy) : overPole(arc[0], arc[1]) ? 'none' : 'coast';
    if (kind === 'coast' && !bounds(index)) return;
    sorted[kind].push([index]);
  });
  const stitched = (arcs) => meshArcs(topology, { type: 'MultiLineString', arcs });
  return { borders: stitched(sorted.border), coasts: stitched(sorted.coast), disputed: stitched(sorted.disputed) };
}
