/** Work on the arcs of a topology: who lies beside each, and cutting arcs where a place begins or ends. */

const ringsOf = (geometry) => (geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat());

/** @returns for each arc, the properties of the pieces beside it: one at a coast, two at a border */
export function ownersOf(topology, pieces) {
  const owners = topology.arcs.map(() => []);
  for (const piece of pieces) {
    for (const index of ringsOf(piece).flat()) owners[index < 0 ? ~index : index].push(piece.properties);
  }
  return owners;
}

/** The runs of one arc in which `zoneOf(start, end)` of its segments is the same; neighbours share a point. */
function runs(arc, zoneOf) {
  const lines = [];
  let from = 0;
  for (let i = 2; i <= arc.length; i += 1) {
    if (i === arc.length || zoneOf(arc[i - 2], arc[i - 1]) !== zoneOf(arc[i - 1], arc[i])) {
      lines.push(arc.slice(from, i));
      from = i - 1;
    }
  }
  return lines;
}

/**
 * Cuts arcs where the zone of their segments changes, so that a line can be drawn in two manners.
 *
 * @param topology polygons in `objects.pieces`, arcs not delta-encoded
 * @param zoneOf names the zone of the segment between two points
 * @returns a new topology of the same shapes
 */
export function splitArcs(topology, zoneOf) {
  const arcs = [];
  const parts = topology.arcs.map((arc) =>
    runs(arc, zoneOf).map((line) => {
      arcs.push(line);
      return arcs.length - 1;
    }),
  );
  const along = (index) => (index < 0 ? parts[~index].map((i) => ~i).reverse() : parts[index]);
  const geometries = topology.objects.pieces.geometries.map((piece) => ({
    ...piece,
    arcs: piece.arcs.map((ring) => ring.flatMap(along)),
  }));
  return { ...topology, arcs, objects: { pieces: { type: 'GeometryCollection', geometries } } };
}

/** @returns the points of a ring given by arc indexes, closed */
export const pointsOf = (ring, arcs) =>
  ring.flatMap((index, i) => {
    const line = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
    return i === 0 ? line : line.slice(1);
  });
