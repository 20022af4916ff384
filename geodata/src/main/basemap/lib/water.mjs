import { feature, meshArcs } from 'topojson-client';
import { contains } from './contains.mjs';
import { withoutSpecks } from './islands.mjs';
import { ringOnGrid } from './rings.mjs';
import { simplified } from './simplify.mjs';
import { woven } from './weave.mjs';

const partsOf = ({ type, coordinates }) => (type.startsWith('Multi') ? coordinates : [coordinates]);

/** The polygons of the lakes of Natural Earth, each once: the source has some twice. */
export function polygons(source) {
  const all = feature(source, source.objects.lakes).features.flatMap(({ geometry }) => partsOf(geometry));
  return [...new Map(all.map((rings) => [JSON.stringify(rings), rings])).values()];
}

function named(rings, names, used) {
  const found = names.find(({ at }) => contains(rings, at));
  if (found === undefined) return null;
  used.add(found);
  return found.name;
}

/** @returns {geometries, arcs}: polygons with the property "name", null where lakes.json has none for them */
function lakes(source, names, { detail, speck, grid }) {
  const used = new Set();
  const pieces = polygons(source).map((rings) => {
    const name = named(rings, names, used);
    return { rings, name, key: name ?? '' };
  });
  const unused = names.filter((name) => !used.has(name)).map(({ name }) => name);
  if (unused.length > 0)
    throw new Error(`lakes.json has points that lie in no lake of the source: ${unused.join(', ')}`);
  const kept = withoutSpecks(pieces, detail, speck, () => false);
  const whole = woven(
    'Polygon',
    kept.map(({ rings, name }) => ({ coordinates: rings, properties: { name } })),
  );
  const { arcs } = simplified(whole, detail, grid.toGrid);
  const geometries = whole.objects.pieces.geometries.flatMap((lake) => {
    const [outer, ...islands] = lake.arcs.map((ring) => ringOnGrid(ring, arcs));
    return outer === null ? [] : [{ ...lake, arcs: [outer, ...islands.filter((ring) => ring !== null)] }];
  });
  return { geometries, arcs };
}

/** @returns {lines, arcs}: a MultiLineString; rivers may cross one another after simplification, which shows nowhere */
function rivers(source, { detail, grid }) {
  const all = feature(source, source.objects.rivers).features.flatMap(({ geometry }) =>
    geometry === null ? [] : partsOf(geometry),
  );
  const whole = woven(
    'LineString',
    all.map((coordinates) => ({ coordinates, properties: {} })),
  );
  const { arcs } = simplified(whole, detail, grid.toGrid, { crossing: 'allowed' });
  const drawn = arcs.flatMap((arc, index) => (arc.length > 1 ? [[index]] : []));
  return { lines: meshArcs(whole, { type: 'MultiLineString', arcs: drawn }), arcs };
}

/** The lakes and rivers of Natural Earth; how is said as of the world. */
export function water(source, names, how) {
  const standing = lakes(source, names, how);
  const flowing = rivers(source, how);
  const after = standing.arcs.length;
  const shifted = flowing.lines.arcs.map((line) => line.map((index) => (index < 0 ? index - after : index + after)));
  return {
    objects: {
      lakes: { type: 'GeometryCollection', geometries: standing.geometries },
      rivers: { ...flowing.lines, arcs: shifted },
    },
    arcs: [...standing.arcs, ...flowing.arcs],
  };
}
