/** How far it is. */

import { leftIn } from "./amounts.ts";
import { nameOf, type Standing } from "./imports.ts";
import type { StageProps } from "./stage.ts";

export function SendingView({
  words,
  current,
  name,
  share,
}: StageProps & { readonly name: string; readonly share: number }) {
  const { t } = words;
  return (
    <section class="working">
      <h2 tabIndex={-1}>{t("edit.import.sending")}</h2>
      <p dir="auto">{nameOf(name, words)}</p>
      <progress max={1} value={share} aria-label={t("edit.import.sending")} />
      <button type="button" onClick={current.cancel}>
        {t("edit.cancel")}
      </button>
    </section>
  );
}

export function WorkingView({ words, current, standing }: StageProps & { readonly standing: Standing }) {
  const { t, plural, number } = words;
  const { rows = 0, rowsPerSecond = 0, secondsLeft, state, dryRun, name } = standing;
  const what = t(state === "applying" ? "edit.import.storing" : "edit.import.reading");
  return (
    <section class="working">
      <h2 tabIndex={-1}>{what}</h2>
      <p dir="auto">{nameOf(name, words)}</p>
      <progress aria-label={what} />
      <p class="hint">
        {[
          plural("edit.import.rows", rows),
          rowsPerSecond > 0 && t("edit.import.perSecond", number(rowsPerSecond)),
          leftIn(secondsLeft, words),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <button type="button" onClick={current.cancel}>
        {t("edit.cancel")}
      </button>
      <p class="hint">{t(dryRun ? "edit.import.nothingStored" : "edit.import.allOrNothing")}</p>
    </section>
  );
}
