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
