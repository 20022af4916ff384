/** A position in figures, as a map's edge tells it. */
import type { LonLat } from "../../story/types.ts";
import type { Words } from "../words.ts";

export function degreesText([lon, lat]: LonLat, { t, numberLocale }: Words): string {
  const digits = new Intl.NumberFormat(numberLocale, { maximumFractionDigits: 6 });
  const north = t(lat < 0 ? "edit.degrees.south" : "edit.degrees.north", digits.format(Math.abs(lat)));
  const east = t(lon < 0 ? "edit.degrees.west" : "edit.degrees.east", digits.format(Math.abs(lon)));
  return `${north} ${east}`;
}
