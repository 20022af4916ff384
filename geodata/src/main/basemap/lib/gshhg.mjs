/** Reads GSHHG's files as GMT packs them: lines cut at whole degrees, a bin for each square degree, from 90 N and 0 E on. */
import { NetCDFReader } from 'netcdfjs';

const ACROSS = 360;
const STEPS = 65535;
const LAKE = 2;
const ISLAND_IN_LAKE = 3;
/** Nothing larger is a lake on this map: the Caspian Sea is not. */
const LARGEST_KM2 = 300_000;

/** @returns the segments of a file: {index, points()}, points of [longitude, latitude] in 1/65535 degree, longitudes in 0..360 */
function segments(file, countOf) {
  const read = (name) => file.getDataVariable(name);
  const [firstOfBin, inBin] = [read('Id_of_first_segment_in_a_bin'), read('N_segments_in_a_bin')];
  const firstPoint = read('Id_of_first_point_in_a_segment');
  const [x, y] = [read('Relative_longitude_from_SW_corner_of_bin'), read('Relative_latitude_from_SW_corner_of_bin')];
  return firstOfBin.flatMap((first, bin) => {
    const [west, south] = [bin % ACROSS, 89 - Math.floor(bin / ACROSS)];
    return Array.from({ length: inBin[bin] }, (_, i) => ({
      index: first + i,
      points: () =>
        Array.from({ length: countOf(first + i) }, (_, at) => [
          west * STEPS + (x[firstPoint[first + i] + at] & STEPS),
          south * STEPS + (y[firstPoint[first + i] + at] & STEPS),
        ]),
    }));
  });
}

const degrees = (points) => {
  const west = points[0][0] >= 180 * STEPS ? 360 : 0;
  return points.map(([x, y]) => [Math.round((x / STEPS - west) * 1e5) / 1e5, Math.round((y / STEPS) * 1e5) / 1e5]);
};

/** Joins lines that end where others begin. @returns lines; a closed one has the same point at both ends */
function joined(lines) {
  const key = ([x, y]) => `${x % (360 * STEPS)} ${y}`;
  const ends = new Map();
  const open = new Set(lines);
  const note = (point, line) => ends.set(key(point), [...(ends.get(key(point)) ?? []), line]);
  for (const line of lines) {
    note(line[0], line);
    note(line.at(-1), line);
  }
  const next = (point) => {
    const found = (ends.get(key(point)) ?? []).filter((line) => open.has(line));
    return found.length === 1 ? found[0] : undefined;
  };
  const onwards = (line) => {
    const points = [...line];
    for (let more = next(points.at(-1)); more !== undefined; more = next(points.at(-1))) {
      open.delete(more);
      const turned = key(more[0]) === key(points.at(-1)) ? more : [...more].reverse();
      const shift = Math.round((points.at(-1)[0] - turned[0][0]) / (360 * STEPS)) * 360 * STEPS;
      points.push(...turned.slice(1).map(([x, y]) => [x + shift, y]));
    }
    return points;
  };
  return lines.flatMap((line) => {
    if (!open.delete(line)) return [];
    return [onwards(onwards(line).reverse())];
  });
}

/**
 * @param bytes binned_river_f, NetCDF in its classic form
 * @param levels those to be had: 1 to 4 are rivers that always flow, from major to minor, 0 both banks of wide ones
 * @returns for each level its lines in degrees
 */
export function rivers(bytes, levels) {
  const file = new NetCDFReader(bytes);
  const count = file.getDataVariable('N_points_for_a_segment');
  const level = file.getDataVariable('Hierarchial_level_of_a_segment');
  const all = segments(file, (index) => count[index]);
  return levels.map((wanted) =>
    joined(all.filter(({ index }) => level[index] === wanted).map(({ points }) => points())).map(degrees),
  );
}

/**
 * @param bytes binned_GSHHS_f, NetCDF in its classic form
 * @param least area in square kilometres of lakes, and of islands in them
 * @returns the lakes, and the rivers so wide that they are areas: rings in degrees
 */
export function lakes(bytes, least) {
  const file = new NetCDFReader(bytes);
  const embedded = file.getDataVariable('Embedded_npts_levels_exit_entry_for_a_segment');
  const polygon = file.getDataVariable('Id_of_GSHHS_ID');
  const parent = file.getDataVariable('Id_of_parent_polygons');
  const km2 = file.getDataVariable('The_km_squared_area_of_polygons').map(Math.abs);
  const lines = new Map();
  for (const { index, points } of segments(file, (at) => embedded[at] >>> 9)) {
    const [level, id] = [(embedded[index] >> 6) & 7, polygon[index]];
    if ((level !== LAKE && level !== ISLAND_IN_LAKE) || km2[id] < least || km2[id] > LARGEST_KM2) continue;
    const own = lines.get(id) ?? { level, parts: [] };
    own.parts.push(points());
    lines.set(id, own);
  }
  const rings = new Map();
  for (const [id, { level, parts }] of lines) {
    const whole = joined(parts);
    const closed = whole.filter((ring) => ring.length > 3 && `${ring[0]}` === `${ring.at(-1)}`);
    if (closed.length !== 1 || whole.length !== 1) throw new Error(`GSHHG's polygon ${id} does not close: ${whole.length} parts`);
    rings.set(id, { level, ring: degrees(closed[0]) });
  }
  return [...rings].flatMap(([id, { level, ring }]) => {
    if (level !== LAKE) return [];
    const islands = [...rings].filter(([other, { level: own }]) => own === ISLAND_IN_LAKE && parent[other] === id);
    return [[ring, ...islands.map(([, { ring: hole }]) => hole)]];
  });
}
