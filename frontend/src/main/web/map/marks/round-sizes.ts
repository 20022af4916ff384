/** Half as wide as a mark, in pixels: what is smaller is not seen. */
const LEAST_RADIUS = 18;

/** Up to three round numbers, the largest first; but the first none that is below 1, or drawn no larger than a mark. */
export function roundSizes(most: number, scale: number): number[] {
  const round = (number: number) => {
    const unit = 10 ** Math.floor(Math.log10(number));
    return unit * ([5, 2].find((step) => step * unit <= number) ?? 1);
  };
  const sizes: number[] = [];
  for (let size = most; size > 0 && sizes.length < 3; size = (sizes.at(-1) as number) / 2) sizes.push(round(size));
  return sizes.filter((size, nth) => nth === 0 || (size >= 1 && scale * Math.sqrt(size) >= LEAST_RADIUS));
}
