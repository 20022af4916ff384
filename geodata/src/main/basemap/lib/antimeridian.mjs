/** Makes every ring continuous in longitude, so that none jumps from 180 to -180. */

/** @param ring closed ring of [longitude, latitude] in degrees; consecutive longitudes may jump by 360 */
function unwrap(ring) {
  let turns = 0;
  return ring.map(([longitude, latitude], i) => {
    if (i > 0) {
      const step = longitude - ring[i - 1][0];
      if (step > 180) turns -= 1;
      if (step < -180) turns += 1;
    }
    return [longitude + 360 * turns, latitude];
  });
}

/** A ring that goes round the pole ends a turn away from its start: it is closed over the pole, from 180 to -180. */
function closeOverPole(ring) {
  const east = ring.at(-1)[0] > ring[0][0];
  const onward = east ? ring : [...ring].reverse();
  const open = onward.slice(0, -1).map(([longitude, latitude]) => [longitude, latitude]);
  const within = open.map(([longitude, latitude]) => [longitude - 360 * Math.floor((longitude + 180) / 360), latitude]);
  const cut = within.findIndex((point, i) => i > 0 && within[i - 1][0] - point[0] > 180);
  const line = [...within.slice(cut), ...within.slice(0, cut)];
  const [first, last] = [line[0], line.at(-1)];
  const share = (180 - last[0]) / (first[0] + 360 - last[0]);
  const latitude = last[1] + share * (first[1] - last[1]);
  return [[-180, latitude], ...line, [180, latitude], [180, -90], [-180, -90], [-180, latitude]];
}

/**
 * @param polygon rings of [longitude, latitude]
 * @param eastward true moves a polygon that lies wholly west of 0 to longitudes over 180
 * @returns the rings, closed and continuous, holes within the reach of the outer ring; longitudes in -180..540
 */
export function continuous(polygon, eastward) {
  const [outer, ...holes] = polygon.map((ring) => {
    const line = unwrap(ring);
    return Math.abs(line.at(-1)[0] - line[0][0]) > 180 ? closeOverPole(line) : line;
  });
  const west = Math.min(...outer.map(([longitude]) => longitude));
  const east = Math.max(...outer.map(([longitude]) => longitude));
  const shift = west < -180 || (eastward && east <= 0) ? 360 : 0;
  const shiftOf = (hole) =>
    [0, 360, -360].find((turn) => hole[0][0] + turn >= west && hole[0][0] + turn <= east) + shift;
  const moved = (ring, by) => ring.map(([longitude, latitude]) => [longitude + by, latitude]);
  return [moved(outer, shift), ...holes.map((hole) => moved(hole, shiftOf(hole)))];
}
