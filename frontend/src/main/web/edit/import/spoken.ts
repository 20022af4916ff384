/** What a screen reader is told of an import: that something began, each quarter of the way, and the end. */
import type { Words } from "../words.ts";
import { isUnderWay } from "./imports.ts";
import type { Import } from "./use-import.ts";

type Spoken = Pick<Import, "stage" | "report" | "isBehind">;

export function spokenOf({ stage, report, isBehind }: Spoken, words: Words): string {
  const { t, plural, number } = words;
  if (stage.kind === "choosing") return "";
  if (stage.kind === "sending") {
    const quarter = Math.floor(stage.share * 4) * 25;
    return t("edit.import.sendingShare", words.number(quarter));
  }
  const { standing } = stage;
  if (standing.undone) return t("edit.import.undone");
  if (standing.state === "done") return plural("edit.import.done", standing.changes);
  if (isUnderWay(standing)) return t(standing.state === "applying" ? "edit.import.storing" : "edit.import.reading");
  if (isBehind) return t("edit.import.reading");
  if (standing.state === "checked" && report) {
    return `${plural("edit.import.rows", report.rows)}. ${t("edit.import.faultyRows", number(report.faulty))}.`;
  }
  return "";
}

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
