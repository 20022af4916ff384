import { topology } from 'topojson-server';

/**
 * One topology in which what two pieces share is one arc.
 *
 * @param type "Polygon" or "LineString"
 * @param pieces {coordinates, properties}
 * @returns topology with an object "pieces"; arcs in degrees, not delta-encoded
 */
export function woven(type, pieces) {
  const features = pieces.map(({ coordinates, properties }) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  }));
  return topology({ pieces: { type: 'FeatureCollection', features } });
}
