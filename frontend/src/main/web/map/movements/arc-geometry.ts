/** Shapes of movements on the screen: points in pixels, x to the right, y down. */

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/**
 * Bends a line to the left of its direction, most in its middle, so that there and back do not lie on one another.
 * @param share how far, as a share of the distance between its ends
 */
export function bow(line: readonly Pixel[], share: number): Pixel[] {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last || line.length < 2) return [...line];
  const dx = last.x - first.x;
  const dy = last.y - first.y;
  const ways = waysOf(line);
  return line.map(({ x, y }, index) => {
    const bend = share * Math.sin(Math.PI * (ways[index] ?? 0));
    return { x: x + dy * bend, y: y - dx * bend };
  });
}

/** How far along a line each of its points lies, from 0 to 1: they are not always evenly spaced. */
function waysOf(line: readonly Pixel[]): number[] {
  const whole = lengthOf(line) || 1;
  let gone = 0;
  return line.map((point, index) => {
    gone += index > 0 ? distance(line[index - 1], point) : 0;
    return gone / whole;
  });
}

export function lengthOf(line: readonly Pixel[]): number {
  let length = 0;
  for (let at = 1; at < line.length; at++) length += distance(line[at - 1], line[at]);
  return length;
}

/** The part of a line between two distances along it. */
export function between(line: readonly Pixel[], from: number, to: number): Pixel[] {
  const piece: Pixel[] = [];
  let gone = 0;
  for (let at = 1; at < line.length; at++) {
    const a = line[at - 1] as Pixel;
    const b = line[at] as Pixel;
    const length = distance(a, b);
    const end = gone + length;
    if (end >= from && gone <= to && length > 0) {
      if (piece.length === 0) piece.push(along(a, b, Math.max(0, (from - gone) / length)));
      piece.push(along(a, b, Math.min(1, (to - gone) / length)));
    }
    gone = end;
  }
  return piece;
}

/** Moves the ends of a line, and what lies between them by as much as it is near to either. */
export function moveEnds(line: readonly Pixel[], start: Pixel, end: Pixel): Pixel[] {
  const ways = waysOf(line);
  return line.map(({ x, y }, index) => {
    const share = ways[index] ?? 0;
    return { x: x + (1 - share) * start.x + share * end.x, y: y + (1 - share) * start.y + share * end.y };
  });
}

/** From one point to another, as an angle: 0 to the right, growing downwards. */
export function angleOf(from: Pixel, to: Pixel): number {
  return Math.atan2(to.y - from.y, to.x - from.x);
}

/**
 * Angles in their order around the circle and at least a gap from one another, or as far as there is room; together as near to
 * what they were as can be (least squares, by pooling adjacent violators).
 */
export function spread(angles: readonly number[], gap: number): number[] {
  const turn = 2 * Math.PI;
  const step = Math.min(gap, turn / angles.length);
  const sorted = [...angles.entries()].sort(([, one], [, other]) => one - other);
  // The circle is cut where there is most room.
  const rooms = sorted.map(
    ([, angle], at) => angle - (at > 0 ? (sorted[at - 1]?.[1] ?? 0) : (sorted.at(-1)?.[1] ?? 0) - turn),
  );
  const cut = rooms.indexOf(Math.max(...rooms));
  const inOrder = [
    ...sorted.slice(cut),
    ...sorted.slice(0, cut).map(([index, angle]) => [index, angle + turn] as const),
  ];
  const pools: { sum: number; count: number }[] = [];
  for (const [at, [, angle]] of inOrder.entries()) {
    let pool = { sum: angle - at * step, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const apart: number[] = [];
  let at = 0;
  for (const { sum, count } of pools) {
    for (const last = at + count; at < last; at++) apart[inOrder[at]?.[0] ?? 0] = sum / count + at * step;
  }
  return apart;
}

/** Close by, where a line is a million pixels long, what lies between two of so many points is straight to the eye. */
const MOST_PIECES = 200;

/** The same way with points a step or more apart, evenly. Leaflet rounds to whole pixels, which makes close points wobble. */
export function resample(line: readonly Pixel[], step: number): Pixel[] {
  const whole = lengthOf(line);
  const piece = whole / Math.min(MOST_PIECES, Math.max(2, Math.floor(whole / step)));
  const points = line.slice(0, 1);
  let gone = 0;
  for (let at = 1; at < line.length; at++) {
    const a = line[at - 1] as Pixel;
    const b = line[at] as Pixel;
    const length = distance(a, b);
    // Half a piece before the end, since sums of lengths are not exact: the end itself comes last.
    while (length > 0 && points.length * piece <= Math.min(gone + length, whole - piece / 2))
      points.push(along(a, b, (points.length * piece - gone) / length));
    gone += length;
  }
  return [...points, ...line.slice(1).slice(-1)];
}

/** The point at a share of the way. */
export function pointAt(line: readonly Pixel[], share: number): Pixel | undefined {
  const at = share * lengthOf(line);
  return between(line, at, at)[0];
}

function along(a: Pixel, b: Pixel, share: number): Pixel {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

function distance(a: Pixel | undefined, b: Pixel | undefined): number {
  return a && b ? Math.hypot(b.x - a.x, b.y - a.y) : 0;
}
