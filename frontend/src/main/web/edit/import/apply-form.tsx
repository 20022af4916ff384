/** The last step: for whom, why, and all or what is good. */
import { useId, useState } from "preact/hooks";
import { mayPublish } from "../page.ts";
import { GoneList } from "./gone-list.tsx";
import type { Report } from "./imports.ts";
import type { CheckedProps } from "./stage.ts";

export function ApplyForm(props: CheckedProps & { readonly report: Report; readonly isBusy: boolean }) {
  const { page, words, current, report, isBusy } = props;
  const { t, plural, number } = words;
  const id = useId();
  const [note, setNote] = useState("");
  const [waits, setWaits] = useState(false);
  const [removes, setRemoves] = useState(false);
  const written = report.new + report.changed;
  const onlyGood = report.faulty > 0;
  const gone = report.gone ?? 0;
  // Which items the faulty rows are of is not known; drafts take nothing from readers.
  const mayRemove = gone > 0 && !onlyGood && !current.draft;
  const removeGone = mayRemove && removes;
  // What the page shows is what is imported, or nothing is.
  const mayNot = isBusy || current.isBehind;
  const choice = (draft: boolean, label: string) => (
    <label class="check">
      <input
        type="radio"
        name={`${id}-draft`}
        checked={current.draft === draft}
        onChange={() => current.chooseDraft(draft)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <form
      class="apply-import"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayNot || waits || (written === 0 && !removeGone)) return;
        setWaits(true);
        void current.apply({ onlyGood, note: current.draft ? "" : note, removeGone }).then(() => setWaits(false));
      }}
    >
      {mayPublish(page) ? (
        <fieldset class="field">
          <legend>{t("edit.import.asWhat")}</legend>
          {choice(true, t("edit.import.asDrafts"))}
          {choice(false, t("edit.import.atOnce"))}
        </fieldset>
      ) : (
        <p>{t("edit.import.author")}</p>
      )}
      {!current.draft && (
        <div class="field">
          <label for={`${id}-note`}>{t("edit.publish.note")}</label>
          <input
            id={`${id}-note`}
            type="text"
            dir="auto"
            maxLength={2000}
            value={note}
            onInput={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </div>
      )}
      {gone > 0 && <GoneList {...props} gone={gone} />}
      {mayRemove && (
        <label class="check">
          <input type="checkbox" checked={removes} onChange={() => setRemoves(!removes)} />
          <span>{t("edit.import.gone.remove", number(gone))}</span>
        </label>
      )}
      {written === 0 && removeGone ? (
        <button type="submit" class="main" aria-disabled={mayNot}>
          {t("edit.import.gone.only", number(gone))}
        </button>
      ) : written === 0 ? (
        <p>{t(whyNothing(report))}</p>
      ) : (
        <>
          <button type="submit" class="main" aria-disabled={mayNot}>
            {onlyGood
              ? plural("edit.import.onlyGood", report.rows - report.faulty)
              : plural("edit.import.all", report.rows)}
          </button>
          {onlyGood && <p class="hint">{t("edit.import.faultyStay", number(report.faulty))}</p>}
        </>
      )}
    </form>
  );
}

/** Why no row is there to be imported. */
function whyNothing({ faulty, same }: Report) {
  if (faulty === 0) return "edit.import.nothingNew";
  return same > 0 ? "edit.import.restFaulty" : "edit.import.allFaulty";
}
