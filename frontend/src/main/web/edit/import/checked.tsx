/** What would become of a file: what is open, what is taken from where, what comes of the first rows, what is wrong; and on. */
import { useState } from "preact/hooks";
import { ApplyForm } from "./apply-form.tsx";
import { FaultsList } from "./faults-list.tsx";
import { FileOptionsForm } from "./file-options.tsx";
import { isUnderWay, nameOf, type Report, type Standing } from "./imports.ts";
import { KeepMapping } from "./keep-mapping.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { noteIn, problemIn } from "./notes.ts";
import { PlaceQuestions } from "./place-questions.tsx";
import { columnsOf } from "./sample.ts";
import { SampleRows } from "./sample-rows.tsx";
import type { CheckedProps } from "./stage.ts";
import { WordTables } from "./word-tables.tsx";

export function CheckedView(props: CheckedProps) {
  const { words, current, standing } = props;
  const { t } = words;
  const { report, mapping, rows, isBehind, again } = current;
  const isBusy = (isBehind && again === null) || isUnderWay(standing);
  // Rows that are faulty are told below.
  const problem = standing.problem?.code === "faulty-rows" ? undefined : standing.problem;
  return (
    <section class="import-checked" aria-busy={isBusy}>
      <div class="checked-head">
        <h2 tabIndex={-1}>
          {report ? t("edit.import.checked") : t("edit.import.failed")}: <bdi>{nameOf(standing.name, words)}</bdi>
        </h2>
        <div class="acts">
          <button type="button" onClick={current.leave}>
            {t("edit.import.another")}
          </button>
          <button type="button" onClick={() => current.remove(standing.id)}>
            {t("edit.import.throwAway")}
          </button>
        </div>
      </div>
      {problem && !isBusy && <Problem {...props} problem={problem} />}
      {report && mapping && <Counts {...props} report={report} isBusy={isBusy} />}
      {report && isEmpty(report) && <p class="notice">{t("edit.import.noRows")}</p>}
      {report && mapping && !isEmpty(report) && (
        <>
          <PlaceQuestions {...props} mapping={mapping} />
          <WordTables {...props} mapping={mapping} report={report} />
          <ApplyForm {...props} report={report} isBusy={isBusy} />
          <section>
            <h3>{t("edit.import.becomes")}</h3>
            <SampleRows {...props} mapping={mapping} />
          </section>
          <MappingTable {...props} mapping={mapping} columns={columnsOf(rows)} />
          <KeepMapping {...props} />
          <FaultsList {...props} report={report} />
        </>
      )}
      {report && <Guessed {...props} report={report} />}
      <FileOptionsForm {...props} key={standing.id} />
    </section>
  );
}

/** Whether it is headings alone, and there is nothing to decide of it either. */
function isEmpty({ rows, gone }: Report): boolean {
  return rows === 0 && !gone;
}

function Problem({ words, current, problem }: CheckedProps & { readonly problem: NonNullable<Standing["problem"]> }) {
  const { t } = words;
  const { file } = current;
  const told = problemIn(problem.code, words);
  return (
    <div class="notice" role="alert">
      <p>{told ?? problem.detail}</p>
      {told && problem.detail && (
        <p class="hint" lang="en" dir="auto">
          {problem.detail}
        </p>
      )}
      {problem.code === "server-ended" && current.mapping === null && file && (
        <button type="button" onClick={() => current.take(file)}>
          {t("edit.import.tryAgain")}
        </button>
      )}
    </div>
  );
}

function Counts({
  words,
  standing,
  report,
  isBusy,
}: CheckedProps & { readonly report: Report; readonly isBusy: boolean }) {
  const { t, number } = words;
  const { source } = standing;
  const counts = [
    ["rows", report.rows],
    ["new", report.new],
    ["changed", report.changed],
    ["same", report.same],
    ...(report.gone == null ? [] : [["gone", report.gone] as const]),
    ["faulty", report.faulty],
    ["warnings", report.warnings],
  ] as const;
  return (
    <div class="counts">
      <dl>
        {counts.map(([name, count]) => (
          <div key={name} class={name === "faulty" && count > 0 ? "wrong" : undefined} data-count={name}>
            <dt>{t(`edit.import.count.${name}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{isBusy ? t("edit.import.reading") : t("edit.import.nothingStored")}</p>
      {report.gone != null && source && (
        <p class="hint">
          {t(
            source.mapping ? "edit.import.gone.mapping" : "edit.import.gone.file",
            source.mapping ?? source.file ?? "",
          )}{" "}
          {report.gone > 0 && report.faulty > 0 && t("edit.import.gone.faulty")}
        </p>
      )}
    </div>
  );
}

function Guessed({ words, report }: CheckedProps & { readonly report: Report }) {
  const { t } = words;
  const [open, setOpen] = useState(false);
  return (
    <details class="guessed" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("edit.import.guessed", report.format.toUpperCase())}</summary>
      <ul>
        {report.noted.map((note) => {
          const said = noteIn(note, words);
          return said === undefined ? (
            <li key={note.text} lang="en" dir="auto">
              {note.text}
            </li>
          ) : (
            <li key={note.text + note.column}>{said}</li>
          );
        })}
      </ul>
    </details>
  );
}
