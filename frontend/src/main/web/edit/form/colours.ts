/** Whether a category's colour is seen on light and dark grounds, and told from the others by everybody. */

/** Lightness of the grounds that marks stand on. */
const GROUNDS = ["#ffffff", "#111827"] as const;
const LEAST_CONTRAST = 3;
/** In CIE76 units, by trial: below it two marks of 12 pixels look alike. */
const LEAST_DIFFERENCE = 10;

type Rgb = readonly [number, number, number];

/** Of 0 to 1, without the display's gamma. */
export function linear(hex: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2, relative luminance. */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The grounds that a colour does not stand out from. */
export function faintOn(colour: string): readonly ("light" | "dark")[] {
  return (["light", "dark"] as const).filter((_, at) => contrast(colour, GROUNDS[at] ?? "#ffffff") < LEAST_CONTRAST);
}

/** How the colour-blind see a colour (Viénot, Brettel and Mollon 1999): red-blind, and green-blind. */
const SEEN: readonly (readonly [Rgb, Rgb, Rgb])[] = [
  [
    [0.10889, 0.89111, 0],
    [0.10889, 0.89111, 0],
    [0.00447, -0.00447, 1],
  ],
  [
    [0.29031, 0.70969, 0],
    [0.29031, 0.70969, 0],
    [-0.02197, 0.02197, 1],
  ],
];

function seenBy([x, y, z]: readonly [Rgb, Rgb, Rgb], [red, green, blue]: Rgb): Rgb {
  const row = ([a, b, c]: Rgb) => Math.min(1, Math.max(0, a * red + b * green + c * blue));
  return [row(x), row(y), row(z)];
}

/** CIE L*a*b*, D65. */
function lab([red, green, blue]: Rgb): Rgb {
  const f = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27) * (value / 116) + 16 / 116);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours are to who tells them apart least. */
export function difference(one: string, other: string): number {
  const [a, b] = [linear(one), linear(other)];
  const views = [[a, b] as const, ...SEEN.map((seen) => [seenBy(seen, a), seenBy(seen, b)] as const)];
  return Math.min(
    ...views.map(([first, second]) => {
      const [l, m] = [lab(first), lab(second)];
      return Math.hypot(l[0] - m[0], l[1] - m[1], l[2] - m[2]);
    }),
  );
}

export function looksLike(one: string, other: string): boolean {
  return difference(one, other) < LEAST_DIFFERENCE;
}

/** Stand out from both grounds, and from one another for everybody: in this order. */
export const COLOURS = [
  "#96590d",
  "#fe5651",
  "#0292bf",
  "#9e35c6",
  "#449b03",
  "#2b5af4",
  "#017474",
  "#8e9282",
  "#009944",
  "#d0408f",
] as const;
