/** What an answer that is no success says, for whoever asked. */
import type { Words } from "../words.ts";
import type { Answer } from "./ask.ts";

export function toldOf(answer: Exclude<Answer<unknown>, { kind: "ok" }>, { t }: Words): string {
  switch (answer.kind) {
    case "away":
      return t("edit.away");
    case "signed-out":
      return t("edit.signedOut");
    case "refused": {
      const { status, errors, detail, title } = answer.problem;
      if (status === 403) return t("edit.notAllowed");
      if (status === 412) return t("edit.changedMeanwhile");
      return errors?.map((fault) => fault.detail).join("; ") || (detail ?? title ?? t("edit.away"));
    }
  }
}

/** What is wrong with a member of what was sent. */
export function faultAt(answer: Answer<unknown> | null, member: string): string | undefined {
  if (answer?.kind !== "refused") return undefined;
  return answer.problem.errors?.find(({ pointer = "" }) => pointer.split("/")[1] === member)?.detail;
}
