/** Puts a country together again that was cut into cells. */
import type { LonLat } from "../../story/types.ts";
import type { Line } from "../topojson.ts";

const NEAR = 1e-6;

/** The side of cells that a stretch of a ring runs along: "x" and a longitude, or "y" and a latitude; else undefined. */
function sideOf([x0, y0]: LonLat, [x1, y1]: LonLat, size: number): string | undefined {
  const isSide = (from: number, to: number, edge: number) => {
    const at = Math.round((from - edge) / size) * size + edge;
    return Math.abs(from - at) < NEAR && Math.abs(to - at) < NEAR;
  };
  if (isSide(x0, x1, -180)) return `x${Math.round(x0)}`;
  return isSide(y0, y1, -90) ? `y${Math.round(y0)}` : undefined;
}

const keyOf = ([x, y]: LonLat): string => `${x.toFixed(5)} ${y.toFixed(5)}`;

/**
 * @param rings closed, of the parts in cells that lie side by side: what two parts have in common is the same in both, the other way
 *     round
 * @param size of a cell in degrees
 * @returns closed rings without the sides that two parts had in common; where the cells end their sides stay
 */
export function dissolved(rings: readonly Line[], size: number): Line[] {
  const lines: Line[] = [];
  const sides: { readonly side: string; readonly from: LonLat; readonly to: LonLat }[] = [];
  for (const ring of rings) {
    let line: Line = [];
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1];
      const side = from && sideOf(from, to, size);
      if (from && side) {
        if (line.length > 1) lines.push(line);
        line = [];
        sides.push({ side, from, to });
      }
      line.push(to);
    }
    if (line.length > 1) lines.push(line);
  }

  // Each stretch of a side is cut wherever any other begins or ends.
  const ends = new Map<string, Map<number, LonLat>>();
  for (const { side, from, to } of sides) {
    const own = ends.get(side) ?? new Map<number, LonLat>();
    ends.set(side, own);
    for (const point of [from, to]) own.set(Number(point[side[0] === "x" ? 1 : 0].toFixed(5)), point);
  }
  const open = new Map<string, Line>();
  for (const { side, from, to } of sides) {
    const along = side[0] === "x" ? 1 : 0;
    const [low, high] = [Math.min(from[along], to[along]) - NEAR, Math.max(from[along], to[along]) + NEAR];
    const between = [...(ends.get(side) ?? [])].filter(([at]) => at > low && at < high).sort(([a], [b]) => a - b);
    const points = between.map(([, point]) => point);
    if (from[along] > to[along]) points.reverse();
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (!before) continue;
      const back = `${keyOf(point)}>${keyOf(before)}`;
      if (!open.delete(back)) open.set(`${keyOf(before)}>${keyOf(point)}`, [before, point]);
    }
  }

  const starts = new Map<string, Line[]>();
  for (const line of [...lines, ...open.values()]) {
    const key = keyOf(line[0] as LonLat);
    starts.set(key, [...(starts.get(key) ?? []), line]);
  }
  const whole: Line[] = [];
  for (const [begin, from] of starts) {
    for (let line = from.pop(); line; line = from.pop()) {
      const ring = [...line];
      let end = keyOf(ring.at(-1) as LonLat);
      for (let next: Line | undefined; end !== begin; end = keyOf(ring.at(-1) as LonLat)) {
        next = starts.get(end)?.pop();
        if (!next) break;
        for (const point of next.slice(1)) ring.push(point);
      }
      whole.push(ring);
    }
  }
  return whole;
}
