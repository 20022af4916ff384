/** Where a country may be named whose own points lie outside the map: at a close view, as on both banks of a river that is a border. */
import type { LonLat } from "../../../story/types.ts";
import type { PolygonRings } from "../../topojson.ts";

interface Shape {
  readonly code: string;
  readonly rings: readonly PolygonRings[];
  readonly west: number;
  readonly east: number;
}

/** A point of a regular grid over the view. */
export interface Sample {
  readonly x: number;
  readonly y: number;
  readonly at: LonLat;
}

/** So many points of the grid lie in a country at least that is named: less of it is a corner. */
const LEAST = 3;

/**
 * @param outlines rings of longitude and latitude by code; longitudes may exceed 180
 * @returns finds, by code, those samples that lie in a country, the farthest from its neighbours and from the edge first
 */
export function createFinder(
  codes: readonly string[],
  outlines: (code: string) => readonly PolygonRings[] | undefined,
  isInside: (at: LonLat, rings: readonly PolygonRings[]) => boolean,
): (samples: readonly Sample[]) => ReadonlyMap<string, LonLat[]> {
  const shapes = codes.flatMap((code): Shape[] => {
    const rings = outlines(code);
    if (!rings) return [];
    const longitudes = rings.flatMap(([outer = []]) => outer.map(([lon]) => lon));
    const west = longitudes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const east = longitudes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return [{ code, rings, west, east }];
  });
  return (samples) => {
    const found = new Map<string, LonLat[]>();
    for (const { code, rings, west, east } of shapes) {
      const holds = ({ at: [lon, lat] }: Sample) =>
        [lon, lon + 360].some((turned) => turned >= west && turned <= east && isInside([turned, lat], rings));
      const inside = new Set(samples.filter(holds));
      if (inside.size < LEAST) continue;
      const outside = samples.filter((sample) => !inside.has(sample));
      const depth = ({ x, y }: Sample) =>
        outside.reduce(
          (least, other) => Math.min(least, Math.hypot(other.x - x, other.y - y)),
          edge({ x, y }, samples),
        );
      const byDepth = [...inside].map((sample) => ({ sample, depth: depth(sample) })).sort((a, b) => b.depth - a.depth);
      found.set(
        code,
        byDepth.map(({ sample }) => sample.at),
      );
    }
    return found;
  };
}

/** How far a point is from the last ones of the grid. */
function edge({ x, y }: Pick<Sample, "x" | "y">, samples: readonly Sample[]): number {
  const [xs, ys] = [samples.map((sample) => sample.x), samples.map((sample) => sample.y)];
  return 1 + Math.min(x - Math.min(...xs), Math.max(...xs) - x, y - Math.min(...ys), Math.max(...ys) - y);
}
