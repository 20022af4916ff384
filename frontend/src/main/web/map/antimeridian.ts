/** Keeps what crosses ±180° in one piece: longitudes may then exceed 180. */
import type { LonLat } from "../story/types.ts";
import type { PolygonRings } from "./topojson.ts";

/** Joins the pieces of a line that was cut at ±180°. Lines that do not continue one another stay apart. */
export function joinAtAntimeridian(lines: readonly (readonly LonLat[])[]): LonLat[][] {
  const joined: LonLat[][] = [];
  for (const line of lines) {
    const previous = joined.at(-1);
    const end = previous?.at(-1);
    const begin = line[0];
    const shift = end && begin ? end[0] - begin[0] : 0;
    const continues =
      end && begin && Math.abs(begin[0]) === 180 && Math.abs(end[0] % 360) === 180 && near(end[1], begin[1]);
    // A shift of 0 is two lines that both touch ±180° on the same side: one ends there, another starts there.
    if (previous && continues && shift % 360 === 0 && shift !== 0) {
      for (const [lon, lat] of line.slice(1)) previous.push([lon + shift, lat]);
    } else {
      joined.push([...line]);
    }
  }
  return joined;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

/** Moves the parts of an area that lie beyond ±180° to the side where most of its points are. */
export function unwrapArea(polygons: readonly PolygonRings[]): PolygonRings[] {
  const longitudes = polygons.flatMap((rings) => (rings[0] ?? []).map(([lon]) => lon));
  const crosses = Math.min(...longitudes) < -150 && Math.max(...longitudes) > 150;
  if (!crosses) return [...polygons];
  const east = longitudes.filter((lon) => lon > 0).length * 2 >= longitudes.length;
  return polygons.map((rings) => {
    const beyond = (rings[0] ?? []).every(([lon]) => (east ? lon < -90 : lon > 90));
    return beyond ? rings.map((ring) => ring.map(([lon, lat]) => [lon + (east ? 360 : -360), lat] as const)) : rings;
  });
}
