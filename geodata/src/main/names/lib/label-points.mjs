import { fromWorld, toWorld } from './outlines.mjs';

/** A name is about this many times as wide as high. */
const WIDE = 2.5;
/** The area is looked through in so many steps in each direction. */
const STEPS = 70;
/** A large country is named where the map shows it: at one of so many points, fewer for a smaller one. */
const MOST_POINTS = 5;
const SIZE_OF_POINT = 2.5;
/** A further point has so much room at least; beyond the most, more room is no better. World units. */
const LEAST_ROOM = 0.25;
const MOST_ROOM = 2;
/** It lies so far from the others at least, as a share of the country's size. */
const APART = 0.2;

function signedArea(ring) {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    sum += x * nextY - nextX * y;
  });
  return sum / 2;
}

const area = ([outer, ...holes]) =>
  Math.abs(signedArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0);

/** How far within the polygon a point lies; negative outside. In a space as many times narrower as a name is wider than high. */
function depth([x, y], rings) {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const along = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
      nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
    }
  }
  return inside ? nearest : -nearest;
}

/** A small country in a wide sea has room for its name about it: as if it were this share of the way to the next wide. */
const AT_SEA = 0.6;

/** How large a country is for its name: as it is, or as far as it lies from all others. */
export function roomOf({ points, size }, others) {
  const [x, y] = toWorld(points[0]);
  const apart = (ring) => ring.map(toWorld).reduce((least, [ax, ay]) => Math.min(least, Math.hypot(turned(ax - x), ay - y)), Infinity);
  const nearest = Math.min(...others.flat().map(([outer]) => apart(outer)));
  return Math.max(size, AT_SEA * nearest);
}

/** The shorter way around the world. */
const turned = (x) => x - 256 * Math.round(x / 256);

/** Whether a point lies in a polygon, both in the same units. */
export const holds = (rings, at) => depth(at, rings) > 0;

/**
 * Where the name of a country may stand, best first, and how large it is.
 *
 * @param polygons rings of longitude, latitude; the largest on the ground is taken
 * @returns points: longitude, latitude; size: the side of a square as large as what is taken, in world units
 */
export function labelPoints(polygons) {
  const onGround = (rings) => area(rings.map((ring) => ring.map(([lon, lat]) => [lon, Math.sin((lat * Math.PI) / 180) * 57.3])));
  const largest = polygons.map((rings) => [onGround(rings), rings]).sort(([a], [b]) => b - a)[0][1];
  const world = largest.map((ring) => ring.map(toWorld));
  const narrow = world.map((ring) => ring.map(([x, y]) => [x / WIDE, y]));
  const [xs, ys] = [0, 1].map((axis) => narrow[0].map((point) => point[axis]));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const candidates = [];
  for (let i = 0; i < STEPS; i++) {
    for (let j = 0; j < STEPS; j++) {
      const at = [left + ((i + 0.5) / STEPS) * width, top + ((j + 0.5) / STEPS) * height];
      const room = depth(at, narrow);
      if (room > 0) candidates.push({ at, room });
    }
  }
  const size = Math.sqrt(area(world));
  const most = Math.min(MOST_POINTS, Math.round(size / SIZE_OF_POINT));
  const chosen = candidates.length ? [candidates.reduce((a, b) => (b.room > a.room ? b : a))] : [];
  while (chosen.length && chosen.length < most) {
    const apart = ({ at: [x, y] }) => Math.min(...chosen.map(({ at }) => Math.hypot(x - at[0], y - at[1])));
    const further = candidates
      .filter((one) => one.room >= LEAST_ROOM && apart(one) >= APART * size)
      .map((one) => ({ ...one, score: Math.min(one.room, MOST_ROOM) * apart(one) }));
    if (!further.length) break;
    chosen.push(further.reduce((a, b) => (b.score > a.score ? b : a)));
  }
  const points = chosen.map(({ at: [x, y] }) => fromWorld([x * WIDE, y]));
  return { points: points.length ? points : [largest[0][0]], size };
}
