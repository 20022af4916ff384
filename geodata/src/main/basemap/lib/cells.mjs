/** Cuts the map into cells of so many degrees by as many: what is drawn of one is whole without its neighbours. */
import { topology } from 'topojson-server';
import { pointsOf } from './arcs.mjs';

const same = ([x0, y0], [x1, y1]) => x0 === x1 && y0 === y1;

/** The points between two where the line from one to the other crosses a multiple of the size: the same from either end. */
function crossings(from, to, axis, size) {
  const [a, b] = from[axis] < to[axis] ? [from, to] : [to, from];
  const found = [];
  for (let at = (Math.floor(a[axis] / size) + 1) * size; at < b[axis]; at += size) {
    const other = a[1 - axis] + ((at - a[axis]) / (b[axis] - a[axis])) * (b[1 - axis] - a[1 - axis]);
    found.push(axis === 0 ? [at, Math.round(other)] : [Math.round(other), at]);
  }
  return a === from ? found : found.reverse();
}

/** @returns the line with a point wherever it goes from one cell into another */
export function crossed(line, size) {
  const along = (points, axis) =>
    points.flatMap((to, i) => (i === 0 ? [to] : [...crossings(points[i - 1], to, axis, size), to]));
  return along(along(line, 0), 1).filter((point, i, all) => i === 0 || !same(point, all[i - 1]));
}

/** The part of a ring on one side of a line of the grid; none where it only touches it. */
function half(ring, axis, at, side) {
  const inside = (point) => (point[axis] - at) * side >= 0;
  const kept = ring.slice(1).flatMap((point, i) => {
    const before = ring[i];
    if (inside(point) === inside(before) || point[axis] === at || before[axis] === at) return inside(point) ? [point] : [];
    // Only along another side of the cell: wherever the ring itself crosses, it has a point.
    const edge = axis === 0 ? [at, point[1]] : [point[0], at];
    return inside(point) ? [edge, point] : [edge];
  });
  return kept.length === 0 ? [] : [...kept, kept[0]];
}

/** Without the ways to and fro along the sides of the box that cutting leaves. */
function trimmed(ring, [west, south, east, north]) {
  const along = (a, b, c, axis, sides) => sides.includes(b[axis]) && a[axis] === b[axis] && c[axis] === b[axis];
  let open = ring.slice(0, -1);
  for (let before = Infinity; open.length < before; ) {
    before = open.length;
    open = open.filter((point, i, all) => {
      const [a, b] = [all.at(i - 1), all[(i + 1) % all.length]];
      return !along(a, point, b, 0, [west, east]) && !along(a, point, b, 1, [south, north]);
    });
  }
  return open.length < 3 ? [] : [...open, open[0]];
}

function within(polygon, box) {
  const [west, south, east, north] = box;
  const rings = polygon.map((ring) =>
    trimmed(half(half(half(half(ring, 0, west, 1), 0, east, -1), 1, south, 1), 1, north, -1), box),
  );
  return rings[0].length === 0 ? null : rings.filter((ring) => ring.length > 0);
}

/** The box around points, in cells: first column and row, last column and row. */
function reach(points, size) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [Math.floor(west / size), Math.floor(south / size), Math.ceil(east / size) - 1, Math.ceil(north / size) - 1];
}

const partsOf = ({ type, arcs }) => (type.startsWith('Multi') ? arcs : [arcs]);
const shapesOf = (object) => (object.type === 'GeometryCollection' ? object.geometries : [object]);

/**
 * @param map {objects, arcs}: TopoJSON geometries by name, arcs in steps of the grid; GeometryCollections of polygons, with the
 *     property `code`, and MultiLineStrings
 * @param size of a cell, in steps of the grid
 * @param across cells in 360 degrees; there are half as many from south to north
 * @returns the cells in which there is anything: {column, row, objects, arcs}, arcs in steps from the cell's south-western corner;
 *     column 0 begins at 180 W, row 0 at 90 S
 */
export function cut(map, size, across) {
  const arcs = map.arcs.map((arc) => crossed(arc, size));
  const cells = new Map();
  const add = (column, row, name, feature) => {
    if (row < 0 || row >= across / 2) return;
    const inside = ((column % across) + across) % across;
    const key = row * across + inside;
    const cell = cells.get(key) ?? { column: inside, row, features: {} };
    cells.set(key, cell);
    const moved = (value) =>
      typeof value[0] === 'number'
        ? [value[0] - column * size, value[1] - row * size]
        : value.map((each) => moved(each));
    cell.features[name] = [...(cell.features[name] ?? []), { ...feature, coordinates: moved(feature.coordinates) }];
  };

  const addPolygon = (name, rings, code) => {
    const [left, bottom, right, top] = reach(rings[0], size);
    for (let column = left; column <= right; column += 1) {
      for (let row = bottom; row <= top; row += 1) {
        const box = [column * size, row * size, (column + 1) * size, (row + 1) * size];
        const coordinates = within(rings, box);
        if (coordinates !== null) add(column, row, name, { type: 'Polygon', coordinates, code });
      }
    }
  };
  const addLine = (name, line) => {
    let from = 0;
    const cellOf = (i) => [0, 1].map((axis) => Math.floor((line[i - 1][axis] + line[i][axis]) / 2 / size));
    for (let i = 1; i < line.length; i += 1) {
      const [column, row] = cellOf(i);
      if (i + 1 < line.length && `${cellOf(i + 1)}` === `${[column, row]}`) continue;
      add(column, row, name, { type: 'LineString', coordinates: line.slice(from, i + 1) });
      from = i;
    }
  };

  for (const [name, object] of Object.entries(map.objects)) {
    for (const shape of shapesOf(object)) {
      for (const part of partsOf(shape)) {
        if (shape.type.endsWith('Polygon')) addPolygon(name, part.map((ring) => pointsOf(ring, arcs)), shape.properties?.code);
        else addLine(name, pointsOf(part, arcs));
      }
    }
  }
  return [...cells.values()]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ column, row, features }) => ({ column, row, ...woven(features, Object.keys(map.objects)) }));
}

/** Polygons of one code are one geometry; lines of one name too. */
function woven(features, names) {
  const objects = {};
  for (const name of names) {
    const own = features[name];
    if (own === undefined) continue;
    const coordinates = own.map((feature) => feature.coordinates);
    if (own[0].type === 'LineString') {
      objects[name] = { type: 'MultiLineString', coordinates };
      continue;
    }
    const codes = [...new Set(own.map(({ code }) => code))];
    const shapes = codes.map((code) => ({
      type: 'Feature',
      ...(code ? { properties: { code } } : {}),
      geometry: {
        type: 'MultiPolygon',
        coordinates: own.filter((polygon) => polygon.code === code).map((polygon) => polygon.coordinates),
      },
    }));
    objects[name] = { type: 'FeatureCollection', features: shapes };
  }
  const { objects: shared, arcs } = topology(objects);
  return { objects: shared, arcs };
}
