/**
 * Decodes the base map's TopoJSON: quantised, delta-encoded arcs that neighbours share, each written as text.
 * https://github.com/topojson/topojson-specification, https://developers.google.com/maps/documentation/utilities/polylinealgorithm
 */
import type { LonLat } from "../story/types.ts";

type ArcIndexes = readonly number[];

export type TopoGeometry<P = unknown> =
  | { readonly type: "LineString"; readonly arcs: ArcIndexes; readonly properties?: P }
  | { readonly type: "MultiLineString"; readonly arcs: readonly ArcIndexes[]; readonly properties?: P }
  | { readonly type: "Polygon"; readonly arcs: readonly ArcIndexes[]; readonly properties?: P }
  | { readonly type: "MultiPolygon"; readonly arcs: readonly (readonly ArcIndexes[])[]; readonly properties?: P };

export interface TopoCollection<P = unknown> {
  readonly type: "GeometryCollection";
  readonly geometries: readonly TopoGeometry<P>[];
}

export interface Topology<O> {
  readonly type: "Topology";
  readonly transform: { readonly scale: LonLat; readonly translate: LonLat };
  readonly arcs: readonly string[];
  readonly objects: O;
}

export type Line = LonLat[];
/** An outer ring, then its holes; each ring is closed. */
export type PolygonRings = Line[];

export interface Decoder {
  /** Lines of a line geometry; the rings of a polygon geometry. */
  lines(geometry: TopoGeometry | TopoCollection): Line[];
  /** @throws TypeError for a line geometry */
  polygons(geometry: TopoGeometry): PolygonRings[];
}

export function decoder({ transform, arcs }: Topology<unknown>): Decoder {
  const decoded: (Line | undefined)[] = new Array(arcs.length);

  const arc = (index: number): Line => {
    const cached = decoded[index];
    if (cached) return cached;
    const text = arcs[index];
    if (!text) throw new RangeError(`No arc ${index} among ${arcs.length}`);
    const points = unpacked(text, transform.scale, transform.translate);
    decoded[index] = points;
    return points;
  };

  const join = (indexes: ArcIndexes): Line => {
    const line: Line = [];
    for (const index of indexes) {
      // A negative index is the arc ~index backwards. Arcs that follow one another share a point.
      const points = index < 0 ? [...arc(~index)].reverse() : arc(index);
      for (let at = line.length ? 1 : 0; at < points.length; at++) line.push(points[at] as LonLat);
    }
    return line;
  };

  const lines = (geometry: TopoGeometry | TopoCollection): Line[] => {
    switch (geometry.type) {
      case "GeometryCollection":
        return geometry.geometries.flatMap(lines);
      case "LineString":
        return [join(geometry.arcs)];
      case "MultiLineString":
      case "Polygon":
        return geometry.arcs.map(join);
      case "MultiPolygon":
        return geometry.arcs.flat().map(join);
    }
  };

  return {
    lines,
    polygons: (geometry) => {
      switch (geometry.type) {
        case "Polygon":
          return [geometry.arcs.map(join)];
        case "MultiPolygon":
          return geometry.arcs.map((polygon) => polygon.map(join));
        case "LineString":
        case "MultiLineString":
          throw new TypeError(`Not an area: ${geometry.type}`);
      }
    },
  };
}

/** Steps to the east and north in turn, five bits a character, the lowest first. */
function unpacked(text: string, scale: LonLat, translate: LonLat): Line {
  const line: Line = [];
  const at: [number, number] = [0, 0];
  let [axis, value, bits] = [0 as 0 | 1, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index) - 63;
    value |= (code & 31) << bits;
    bits += 5;
    if (code & 32) continue;
    at[axis] += value & 1 ? ~(value >> 1) : value >> 1;
    if (axis) line.push([at[0] * scale[0] + translate[0], at[1] * scale[1] + translate[1]]);
    [axis, value, bits] = [axis ? 0 : 1, 0, 0];
  }
  return line;
}
