/** The grid that coordinates are rounded to: a step is 0.01 degrees, about 1 km. */
export const GRID = { scale: [0.01, 0.01], translate: [-180, -90] };

/** @returns the steps east of 180 W and north of the south pole nearest to a point in degrees */
export const toGrid = ([longitude, latitude]) => [
  Math.round((longitude - GRID.translate[0]) / GRID.scale[0]),
  Math.round((latitude - GRID.translate[1]) / GRID.scale[1]),
];

const deltas = (arc) => arc.map(([x, y], i) => (i === 0 ? [x, y] : [x - arc[i - 1][0], y - arc[i - 1][1]]));

/**
 * A quantised, delta-encoded TopoJSON topology of the arcs that the objects use.
 *
 * @param objects TopoJSON geometries by name
 * @param arcs in steps of the grid
 */
export function encoded(objects, arcs) {
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
    transform: GRID,
    objects: used,
    arcs: [...order.keys()].map((index) => deltas(arcs[index])),
  };
}
