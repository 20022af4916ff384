/**
 * A grid that coordinates are rounded to.
 *
 * @param perDegree steps in a degree: of 100, one is about 1 km
 * @returns its transform, and toGrid: the steps east of 180 W and north of the south pole nearest to a point in degrees
 */
export function gridOf(perDegree) {
  const step = 1 / perDegree;
  return {
    transform: { scale: [step, step], translate: [-180, -90] },
    toGrid: ([longitude, latitude]) => [Math.round((longitude + 180) / step), Math.round((latitude + 90) / step)],
  };
}

const deltas = (arc) => arc.map(([x, y], i) => (i === 0 ? [x, y] : [x - arc[i - 1][0], y - arc[i - 1][1]]));

/**
 * A quantised, delta-encoded TopoJSON topology of the arcs that the objects use.
 *
 * @param objects TopoJSON geometries by name
 * @param arcs in steps of the grid
 * @param transform the grid's
 */
export function encoded(objects, arcs, transform) {
  const order = new Map();
  const renumbered = (value) => {
    if (Array.isArray(value)) return value.map(renumbered);
    const index = value < 0 ? ~value : value;
    if (!order.has(index)) order.set(index, order.size);
    return value < 0 ? ~order.get(index) : order.get(index);
  };
  const rewritten = (geometry) =>
    geometry.type === 'GeometryCollection'
      ? { ...geometry, geometries: geometry.geometries.map(rewritten) }
      : { ...geometry, arcs: renumbered(geometry.arcs) };
  const used = Object.fromEntries(Object.entries(objects).map(([name, geometry]) => [name, rewritten(geometry)]));
  return {
    type: 'Topology',
    transform,
    objects: used,
    arcs: [...order.keys()].map((index) => deltas(arcs[index])),
  };
}

/** A whole number as text, five bits a character (Google's Encoded Polyline Algorithm). */
function packed(number) {
  let rest = number < 0 ? ~(number << 1) : number << 1;
  let text = '';
  for (; rest >= 32; rest >>= 5) text += String.fromCharCode((32 | (rest & 31)) + 63);
  return text + String.fromCharCode(rest + 63);
}

/** The topology with each arc as text, which is half as long: the browser's files have their arcs so. */
export const compact = (topology) => ({ ...topology, arcs: topology.arcs.map((arc) => arc.flat().map(packed).join('')) });
