/** Lakes and rivers of the pieces: GSHHG's, but where a lake is no longer as it was when GSHHG's source was made. */
import { meshArcs } from 'topojson-client';
import { contains } from './contains.mjs';
import { follower } from './follow.mjs';
import { withoutSpecks } from './islands.mjs';
import { ringOnGrid } from './rings.mjs';
import { simplified } from './simplify.mjs';
import { woven } from './weave.mjs';

const boxOf = (ring) => {
  const [xs, ys] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const meet = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
const size = ([west, south, east, north]) => (east - west) * (north - south);
const common = (a, b) =>
  size([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]);
const overlap = (a, b) => a[0].some((point) => contains(b, point)) || b[0].some((point) => contains(a, point));
/** How much of both boxes together two lakes must share to be one and the same. */
const ALIKE = 0.6;

/**
 * @param older lakes of GSHHG, whose source is of 1977
 * @param newer lakes of Natural Earth: coarser, and as they are now
 * @returns the older ones, and instead of those that the newer source has otherwise, as the Aral Sea, the newer
 */
export function lakesOfToday(older, newer) {
  const boxes = older.map(([outer]) => boxOf(outer));
  const gone = new Set();
  const instead = newer.filter((lake) => {
    const box = boxOf(lake[0]);
    const there = older.flatMap((other, i) => (meet(box, boxes[i]) && overlap(lake, other) ? [i] : []));
    const same = there.find((i) => {
      const shared = common(box, boxes[i]);
      return shared / (size(box) + size(boxes[i]) - shared) >= ALIKE;
    });
    if (same !== undefined) return false;
    // Where the older lake is the smaller one it is a bay of the newer, else what was there before.
    for (const i of there) gone.add(i);
    return true;
  });
  return [...older.filter((_, i) => !gone.has(i)), ...instead];
}

function lakes(polygons, { detail, speck, grid }) {
  const kept = withoutSpecks(
    polygons.map((rings) => ({ rings, key: 'lake' })),
    detail,
    speck,
    () => false,
  );
  const whole = woven('Polygon', kept.map(({ rings }) => ({ coordinates: rings, properties: {} })));
  const { arcs } = simplified(whole, detail, grid.toGrid, { crossing: 'allowed' });
  const geometries = whole.objects.pieces.geometries.flatMap((lake) => {
    const [outer, ...islands] = lake.arcs.map((ring) => ringOnGrid(ring, arcs));
    return outer === null ? [] : [{ type: 'Polygon', arcs: [outer, ...islands.filter((ring) => ring !== null)] }];
  });
  return { object: { type: 'GeometryCollection', geometries }, arcs };
}

function rivers(lines, follow, { detail, grid }) {
  const whole = woven('LineString', lines.map((coordinates) => ({ coordinates, properties: {} })));
  const { arcs } = simplified(whole, detail, grid.toGrid, { crossing: 'allowed' });
  const drawn = arcs.flatMap((arc, index) => (arc.length > 1 ? [[index]] : []));
  const object = meshArcs(whole, { type: 'MultiLineString', arcs: drawn });
  return { object, arcs: joined(arcs, arcs.map((arc) => (arc.length > 1 ? follow(arc) : arc))) };
}

/** What met a river where it has been moved to a border still meets it. */
function joined(before, after) {
  const moved = new Map();
  before.forEach((arc, i) => {
    for (const end of [0, -1]) if (`${arc.at(end)}` !== `${after[i].at(end)}`) moved.set(`${arc.at(end)}`, after[i].at(end));
  });
  const to = (point) => (point !== undefined && moved.has(`${point}`) ? [moved.get(`${point}`)] : []);
  return after.map((arc) => (arc.length > 1 ? [...to(arc[0]), ...arc, ...to(arc.at(-1))] : arc));
}

const raised = (value, by) => (Array.isArray(value) ? value.map((each) => raised(each, by)) : value < 0 ? value - by : value + by);

/**
 * Puts lakes and rivers into a map.
 *
 * @param map {objects, arcs} as of the world
 * @param standing polygons in degrees
 * @param flowing lines in degrees by the name of the object that they become, from major to minor
 * @param how detail, speck, grid as of the world; near: how far from a border a river that runs along it may lie, degrees
 */
export function withWater(map, standing, flowing, { near, ...how }) {
  const { scale, translate } = how.grid.transform;
  const borders = ['borders', 'disputed'].flatMap((name) =>
    map.objects[name].arcs.flat().map((index) => map.arcs[index < 0 ? ~index : index]),
  );
  const follow = follower(borders, (y) => y * scale[1] + translate[1], near / scale[1]);
  const layers = [
    ['lakes', lakes(standing, how)],
    ...Object.entries(flowing).map(([name, lines]) => [name, rivers(lines, follow, how)]),
  ];
  const objects = { ...map.objects };
  const arcs = [...map.arcs];
  for (const [name, { object, arcs: own }] of layers) {
    objects[name] =
      object.type === 'GeometryCollection'
        ? { ...object, geometries: object.geometries.map((shape) => ({ ...shape, arcs: raised(shape.arcs, arcs.length) })) }
        : { ...object, arcs: raised(object.arcs, arcs.length) };
    arcs.push(...own);
  }
  return { objects, arcs };
}
