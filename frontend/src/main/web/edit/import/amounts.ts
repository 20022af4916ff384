/** How long and how large, in words. */
import type { Words } from "../words.ts";

/** Seconds in words: "about 20 s", "about 3 min"; empty where they are not known. */
export function leftIn(seconds: number | null | undefined, { t, number }: Words): string {
  if (seconds == null) return "";
  if (seconds < 1) return t("edit.import.leftLittle");
  if (seconds < 90) return t("edit.import.leftSeconds", number(seconds));
  return t("edit.import.leftMinutes", number(Math.round(seconds / 60)));
}

/** "12 kB", "3.4 MB" */
export function sizeIn(bytes: number, lang: string): string {
  const unit = bytes < 1e6 ? "kilobyte" : bytes < 1e9 ? "megabyte" : "gigabyte";
  const of = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  return new Intl.NumberFormat(lang, {
    style: "unit",
    unit,
    maximumFractionDigits: bytes < 1e5 || unit === "kilobyte" ? 0 : 1,
  }).format(bytes < 1e3 ? 1 : bytes / of);
}
