/** World units: Web Mercator, the whole world 256 wide and high, as the page has them. */
export function toWorld([lon, lat]) {
  const sin = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return [(lon / 360 + 0.5) * 256, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 256];
}

export function fromWorld([x, y]) {
  return [(x / 256 - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y / 256) * 2 * Math.PI)) * 180) / Math.PI];
}

/** The polygons of each country of a TopoJSON topology: [{ code, polygons }], polygons as rings of longitude, latitude. */
export function countriesOf({ transform, arcs, objects }) {
  const { scale, translate } = transform;
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const ring = (indexes) => indexes.flatMap((index) => (index < 0 ? [...lines[~index]].reverse() : lines[index]));
  return objects.countries.geometries.map(({ type, arcs: parts, properties: { code } }) => ({
    code,
    polygons: (type === 'Polygon' ? [parts] : parts).map((rings) => rings.map(ring)),
  }));
}
