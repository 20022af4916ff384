/** @returns whether a point lies within the rings of a polygon, holes excepted (crossings of a ray to the east) */
export function contains(rings, [x, y]) {
  let within = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) within = !within;
    }
  }
  return within;
}
