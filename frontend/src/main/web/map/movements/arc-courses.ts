/** Which way the lines of movements go, so that none lies on another. */
import type { Movement } from "../../story/event.ts";
import type { LonLat } from "../../story/types.ts";
import { joinAtAntimeridian } from "../antimeridian.ts";
import { nearLongitude, toWorld } from "../world.ts";
import { angleOf, bow, spread } from "./arc-geometry.ts";

/** Between lines that begin or end at one place, in radians. */
const GAP = 0.35;

export interface Course {
  readonly line: readonly LonLat[];
  /** To the left of the direction of travel, as a share of the distance between its ends; 0 of a course that is known. */
  readonly bend: number;
  /** On which side of the place it begins and ends, as an angle: 0 to the right, growing downwards. */
  readonly sides: [start: number, end: number];
}

/** What comes to a place or leaves it. */
interface End {
  readonly angle: number;
  readonly course: Course;
  readonly at: 0 | 1;
}

/** @returns the courses of each movement; where movements share a route, they lie one beside the other */
export function coursesOf(movements: readonly Movement[]): Course[][] {
  const used = new Map<string, number>();
  const around = new Map<string, End[]>();
  const courses = movements.map(({ lines, properties: { from, to, via } }) => {
    const routes = via ? [] : from.flatMap((origin) => to.map((destination) => `${origin} ${destination}`));
    const lane = Math.max(0, ...routes.map((route) => used.get(route) ?? 0));
    for (const route of routes) used.set(route, lane + 1);
    return joinAtAntimeridian(lines).map((line): Course => {
      const course: Course = { line, bend: via ? 0 : 0.08 + 0.14 * lane, sides: [0, 0] };
      if (via) return course;
      const bent = bow(line.map(onMap), course.bend);
      const near = Math.ceil(bent.length / 8);
      for (const [at, from, to] of [
        [0, 0, near],
        [1, -1, -1 - near],
      ] as const) {
        const [place, foot, next] = [line.at(from), bent.at(from), bent.at(to)];
        if (!place || !foot || !next) continue;
        const key = `${nearLongitude(place[0], 0).toFixed(2)} ${place[1].toFixed(2)}`;
        around.set(key, [...(around.get(key) ?? []), { angle: angleOf(foot, next), course, at }]);
      }
      return course;
    });
  });
  for (const ends of around.values()) {
    const apart = spread(
      ends.map(({ angle }) => angle),
      GAP,
    );
    for (const [index, { course, at }] of ends.entries()) course.sides[at] = apart[index] ?? 0;
  }
  return courses;
}

function onMap([lon, lat]: LonLat) {
  const [x, y] = toWorld(lon, lat);
  return { x, y };
}
