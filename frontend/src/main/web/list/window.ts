/** Which lines of a long list to draw: those in view and a margin, found by the heights of all lines before them. */

/** Tops of lines set one below the other, and the end of the last: one more than there are heights. */
export function topsOf(heights: ArrayLike<number>): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (let line = 0; line < heights.length; line++) tops[line + 1] = (tops[line] ?? 0) + (heights[line] ?? 0);
  return tops;
}

/** The lines that overlap a stretch, half-open: [first, end). Empty where the stretch lies before or after all of them. */
export function linesIn(tops: Float64Array, from: number, to: number): readonly [number, number] {
  const lines = tops.length - 1;
  return [
    firstWhere(lines, (line) => (tops[line + 1] ?? 0) > from),
    firstWhere(lines, (line) => (tops[line] ?? 0) >= to),
  ];
}

function firstWhere(count: number, test: (line: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
