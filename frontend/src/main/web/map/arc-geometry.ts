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
  return line.map(({ x, y }, index) => {
    const bend = share * Math.sin((Math.PI * index) / (line.length - 1));
    return { x: x + dy * bend, y: y - dx * bend };
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

/** Shortens a line so that the labels at its ends stay free; of a short line the middle half is kept. */
export function trim(line: readonly Pixel[], atStart: number, atEnd: number): Pixel[] {
  const length = lengthOf(line);
  const most = length / 4;
  return between(line, Math.min(atStart, most), length - Math.min(atEnd, most));
}

/** The same way with points a step or more apart. Leaflet rounds to whole pixels, which makes close points wobble. */
export function resample(line: readonly Pixel[], step: number): Pixel[] {
  const length = lengthOf(line);
  const pieces = Math.max(2, Math.floor(length / step));
  return Array.from({ length: pieces + 1 }, (_, index) => pointAt(line, index / pieces)).filter(
    (at) => at !== undefined,
  );
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
