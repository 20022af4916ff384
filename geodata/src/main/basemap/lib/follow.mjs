/** Rivers that run along a border run on it: two sources never draw them alike. */

const length = ([x0, y0], [x1, y1], narrow) => Math.hypot((x1 - x0) * narrow, y1 - y0);

/** Where on the segment from a to b, from 0 to 1, a point is nearest to. */
function foot([px, py], [ax, ay], [bx, by], narrow) {
  const [dx, dy, ex, ey] = [(bx - ax) * narrow, by - ay, (px - ax) * narrow, py - ay];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.max(0, Math.min(1, (dx * ex + dy * ey) / square));
}

/** A line with points no farther from one another than a step. */
const dense = (line, step) =>
  line.flatMap((to, i) => {
    if (i === 0) return [to];
    const [x, y] = line[i - 1];
    const parts = Math.max(1, Math.ceil(Math.hypot(to[0] - x, to[1] - y) / step));
    return Array.from({ length: parts }, (_, n) => [
      x + ((to[0] - x) * (n + 1)) / parts,
      y + ((to[1] - y) * (n + 1)) / parts,
    ]);
  });

/**
 * @param borders lines in steps of a grid
 * @param latitudeOf of a step, degrees
 * @param near how far a river may lie from the border that it is drawn on, in steps; from four times as far on along it, it runs
 *     along it and does not merely cross
 * @returns a function of a line in steps: the same line, on the borders where it runs along them
 */
export function follower(borders, latitudeOf, near) {
  const cells = new Map();
  const cell = near * 2;
  borders.forEach((line, border) => {
    for (let i = 1; i < line.length; i += 1) {
      for (const [x, y] of dense([line[i - 1], line[i]], near)) {
        const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
        const own = cells.get(key) ?? new Map();
        own.set(`${border} ${i}`, [border, i]);
        cells.set(key, own);
      }
    }
  });

  /** The nearest place on a border: {border, at}, at the number of a segment and how far along it. */
  const nearest = (point, narrow) => {
    let best;
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const own = cells.get(`${Math.floor(point[0] / cell) + dx} ${Math.floor(point[1] / cell) + dy}`);
        for (const [border, i] of own?.values() ?? []) {
          const [a, b] = [borders[border][i - 1], borders[border][i]];
          const share = foot(point, a, b, narrow);
          const away = length(point, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])], narrow);
          if (away <= near && away < (best?.away ?? Infinity)) best = { border, at: i - 1 + share, away };
        }
      }
    }
    return best;
  };

  const pointAt = (line, at) => {
    const [a, b] = [line[Math.floor(at)], line[Math.ceil(at)]];
    return [0, 1].map((axis) => Math.round(a[axis] + (at % 1) * (b[axis] - a[axis])));
  };
  const between = (line, from, to) => {
    if (from > to) return between(line, to, from).reverse();
    return [pointAt(line, from), ...line.slice(Math.ceil(from), Math.floor(to) + 1), pointAt(line, to)];
  };
  const distance = (line, narrow) => line.reduce((sum, point, i) => (i === 0 ? 0 : sum + length(line[i - 1], point, narrow)), 0);

  return (river) => {
    const points = dense(river, near / 2);
    const narrow = Math.cos((latitudeOf(river[0][1]) * Math.PI) / 180);
    const kept = new Set(river.map(String));
    const places = points.map((point) => nearest(point, narrow));
    const drawn = [];
    for (let i = 0; i < points.length; ) {
      const first = places[i];
      let last = i;
      // A bend or two may lie farther off.
      for (let j = i; first !== undefined && j < points.length && j - last <= 6; j += 1) {
        if (places[j]?.border === first.border) last = j;
      }
      const along = first === undefined ? [] : between(borders[first.border], first.at, places[last].at);
      if (distance(along, narrow) >= 4 * near) {
        drawn.push(...along);
        i = last + 1;
      } else {
        if (i === 0 || kept.has(String(points[i]))) drawn.push(points[i]);
        i += 1;
      }
    }
    return drawn.filter(([x, y], i) => i === 0 || x !== drawn[i - 1][0] || y !== drawn[i - 1][1]);
  };
}
