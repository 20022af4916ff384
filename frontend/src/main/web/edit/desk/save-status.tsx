/** Whether what is written is safe: saved and when, on its way, or kept in this browser alone. */
import { signInLater } from "../server/sign-in.tsx";
import { useDesk } from "./desk.ts";
import { isDue, unsaved } from "./state.ts";
import { useValue } from "./use.ts";

export function SaveStatus() {
  const desk = useDesk();
  const { t, plural, numberLocale } = desk.words;
  const line = useValue(desk, (state) => state.line.kind);
  const savedAt = useValue(desk, (state) => state.savedAt);
  const keptNot = useValue(desk, (state) => state.keptNot);
  const left = useValue(desk, (state) => state.left.size);
  const due = useValue(desk, (state) => unsaved(state).filter((item) => isDue(state, item)).length);
  const time = savedAt === null ? "" : new Intl.DateTimeFormat(numberLocale, { timeStyle: "short" }).format(savedAt);
  const said =
    line === "down"
      ? t("edit.saved.tryingAgain")
      : line === "signed-out"
        ? t("edit.saved.signedOut")
        : due > 0
          ? t("edit.saved.saving")
          : left > 0
            ? plural("edit.saved.kept", left)
            : savedAt === null
              ? ""
              : t("edit.saved.at", time);
  return (
    <div class={`saved ${line} ${left > 0 ? "left" : ""}`}>
      <p role="status">{said}</p>
      {keptNot && left > 0 && <p role="alert">{t("edit.saved.keptNot")}</p>}
      {line === "signed-out" && (
        <button type="button" aria-haspopup="dialog" onClick={() => signInLater.set(() => false)}>
          {t("edit.signIn")}
        </button>
      )}
      {line === "down" && (
        <button type="button" onClick={() => void desk.save()}>
          {t("edit.saved.now")}
        </button>
      )}
    </div>
  );
}
