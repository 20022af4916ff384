/** The course of a movement: the points that it came by, and how they are changed. */
import type { LonLat } from "../../story/types.ts";
import type { Json } from "../story/json.ts";

/** A course is thinned to so many points when it is taken from a file; the server takes ten times as many. */
export const MOST_POINTS = 1000;
/** About a metre: what a track says beyond it, no map shows. */
const DECIMALS = 5;
const METRES_A_DEGREE = 111_320;

/** What a movement came by: a position, or a place of the story by its id. */
export type Waypoint = LonLat | string;

export function waypointsOf(via: Json | undefined): readonly Waypoint[] {
  return Array.isArray(via) ? (via as readonly Json[]).filter(isWaypoint) : [];
}

function isWaypoint(one: Json): one is Waypoint {
  return (
    typeof one === "string" || (Array.isArray(one) && one.length >= 2 && one.every((each) => typeof each === "number"))
  );
}

export function withPoint<P>(points: readonly P[], index: number, point: P): readonly P[] {
  return [...points.slice(0, index), point, ...points.slice(index)];
}

export function withMoved<P>(points: readonly P[], index: number, point: P): readonly P[] {
  return points.map((one, nth) => (nth === index ? point : one));
}

export function withoutPoint<P>(points: readonly P[], index: number): readonly P[] {
  return points.filter((_, nth) => nth !== index);
}

export interface Thinned {
  readonly points: readonly LonLat[];
  /** How far what was left out lies from the line at the most; 0 = nothing was. */
  readonly metres: number;
}

/**
 * The points that say most of a line's shape, rounded to a metre.
 *
 * Each point counts as much as it lies off the line between the two about it that count more (Douglas and Peucker, 1973, asked for all
 * tolerances at once); those that count most stay.
 */
export function thinned(line: readonly LonLat[], most: number = MOST_POINTS): Thinned {
  const rounded = line.map(([lon, lat]): LonLat => [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))]);
  const points = rounded.filter(([lon, lat], at) => lon !== rounded[at - 1]?.[0] || lat !== rounded[at - 1]?.[1]);
  if (points.length <= most) return { points, metres: 0 };
  const weights = weightsOf(points);
  const least = Float64Array.from(weights).sort()[weights.length - most] as number;
  // Of several that count the same there may be too many: those that come first stay.
  let room = most - weights.filter((weight) => weight > least).length;
  let metres = 0;
  const kept = points.filter((_, at) => {
    const weight = weights[at] as number;
    const isKept = weight > least || (weight === least && room-- > 0);
    if (!isKept) metres = Math.max(metres, weight);
    return isKept;
  });
  return { points: kept, metres };
}

/** In metres; of both ends infinite. */
function weightsOf(points: readonly LonLat[]): Float64Array {
  const { x, y } = onPlane(points);
  const weights = new Float64Array(points.length);
  weights[0] = weights[points.length - 1] = Infinity;
  const stretches: [from: number, to: number, weight: number][] = [[0, points.length - 1, Infinity]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to, weight] = stretch;
    let farthest = 0;
    let found = -1;
    for (let at = from + 1; at < to; at++) {
      const away = distance(x, y, at, from, to);
      if (away > farthest || found < 0) [farthest, found] = [away, at];
    }
    if (found < 0) continue;
    // It cannot count more than what it stands between: without that, it is not asked for.
    const own = Math.min(farthest, weight);
    weights[found] = own;
    stretches.push([from, found, own], [found, to, own]);
  }
  return weights;
}

/** In metres about the middle of the line, longitudes running on beyond ±180°. */
function onPlane(points: readonly LonLat[]): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(points.length);
  const y = new Float64Array(points.length);
  let middle = 0;
  for (const [, lat] of points) middle += lat / points.length;
  const scale = METRES_A_DEGREE * Math.cos((middle * Math.PI) / 180);
  let before = points[0]?.[0] ?? 0;
  for (const [at, [lon, lat]] of points.entries()) {
    before += ((((lon - before + 180) % 360) + 360) % 360) - 180;
    x[at] = before * scale;
    y[at] = lat * METRES_A_DEGREE;
  }
  return { x, y };
}

/** From a point to the stretch between two others. */
function distance(x: Float64Array, y: Float64Array, at: number, from: number, to: number): number {
  const [ax, ay] = [x[from] as number, y[from] as number];
  const [dx, dy] = [(x[to] as number) - ax, (y[to] as number) - ay];
  const [px, py] = [(x[at] as number) - ax, (y[at] as number) - ay];
  const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - share * dx, py - share * dy);
}
