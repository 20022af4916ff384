import { mergeArcs } from 'topojson-client';
import { areas } from './areas.mjs';
import { ownersOf, splitArcs } from './arcs.mjs';
import { withoutSpecks } from './islands.mjs';
import { lines, zones } from './lines.mjs';
import { isLine, ringOnGrid } from './rings.mjs';
import { simplified } from './simplify.mjs';
import { woven } from './weave.mjs';

/** Points that lie on more than one piece. */
function sharedPoints(pieces) {
  const seen = new Map();
  pieces.forEach((piece, index) => {
    for (const [x, y] of piece.rings.flat()) {
      const key = `${x} ${y}`;
      const by = seen.get(key);
      seen.set(key, by === undefined || by === index ? index : -1);
    }
  });
  return ([x, y]) => seen.get(`${x} ${y}`) === -1;
}

/** @param dots whether a country too small for the grid is a square of one step, else it is left out */
function countries(topology, pieces, arcs, names, dots) {
  return [...grouped(pieces).values()].flatMap((group) => {
    const { code, key, area } = group[0].properties;
    const named = group.find((piece) => piece.properties.name !== null)?.properties.name;
    if (named === undefined) {
      throw new Error(
        `policy.json draws ${area} as ${code}, which the source does not hold: give the code of one it does`,
      );
    }
    const polygons = mergeArcs(topology, group).arcs.flatMap((polygon) => onGrid(polygon, arcs));
    if (polygons.length === 0 && dots) {
      const [x, y] = arcs[group[0].arcs[0][0] < 0 ? ~group[0].arcs[0][0] : group[0].arcs[0][0]][0];
      arcs.push([[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]);
      polygons.push([[arcs.length - 1]]);
    }
    if (polygons.length === 0) {
      console.log(`${named} (${key}) is too small for the grid and left out`);
      return [];
    }
    const shape =
      polygons.length === 1 ? { type: 'Polygon', arcs: polygons[0] } : { type: 'MultiPolygon', arcs: polygons };
    return [{ ...shape, properties: { code, name: names[named] ?? named } }];
  });
}

/** The rings that are still rings on the grid; no polygon at all where the outer one is not. */
function onGrid(polygon, arcs) {
  const [outer, ...holes] = polygon.map((ring) => ringOnGrid(ring, arcs));
  return outer === null ? [] : [[outer, ...holes.filter((ring) => ring !== null)]];
}

/** @returns whether the arc of that index bounds a shape that is drawn */
function usedBy(geometries) {
  const used = new Set(geometries.flatMap(({ arcs }) => arcs.flat(2)).map((index) => (index < 0 ? ~index : index)));
  return (index) => used.has(index);
}

function grouped(pieces) {
  const groups = new Map();
  for (const piece of pieces) {
    const { key } = piece.properties;
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  return groups;
}

/**
 * The base map's countries, borders, coasts and disputed borders, from Natural Earth's countries and the policy.
 *
 * @param detail the tolerance by longitude and latitude, degrees
 * @param speck how large an island must be, in squares of the tolerance
 * @param grid what coordinates are rounded to
 * @param strict for who computes with it: no arcs touch or cross, for which long ones may lose detail, and countries too small for
 *     the grid are left out. Else the former may, a step of the grid or two, and the latter are squares of one step
 * @returns {objects, arcs}: TopoJSON geometries by name, and the arcs that they share, in steps of the grid
 */
export function world(atlas, policy, names, { detail, speck, grid, strict = true }) {
  const all = areas(atlas, policy);
  const pieces = withoutSpecks(all, detail, speck, sharedPoints(all));
  const whole = splitArcs(
    woven(
      'Polygon',
      pieces.map(({ rings, ...properties }) => ({ coordinates: rings, properties })),
    ),
    zones(policy),
  );
  const { arcs, faults } = simplified(whole, detail, grid.toGrid, { crossing: strict ? 'cured' : 'allowed' });
  const shapes = whole.objects.pieces.geometries;
  const geometries = countries(whole, shapes, arcs, names, !strict);
  const used = usedBy(geometries);
  const left = faults.filter(([a, b]) => used(a) && used(b));
  if (left.length > 0)
    throw new Error(`arcs touch or cross near ${left.map(([a]) => whole.arcs[a][0]).join('; ')}: change the detail`);
  const drawn = lines(whole, ownersOf(whole, shapes), policy, isLine(arcs), used);
  return { objects: { countries: { type: 'GeometryCollection', geometries }, ...drawn }, arcs };
}
