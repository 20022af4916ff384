/** What the words of a column of categories or statuses mean: a table of equals. */
import { useId } from "preact/hooks";
import type { Report, Word } from "./imports.ts";
import { type Mapping, ruleOf, withMeaning, withRule } from "./mapping.ts";
import type { CheckedProps } from "./stage.ts";
import type { Choice } from "./target-story.ts";

/** Those that are not known first; of more nobody chooses one by one. */
const SHOWN = 60;

interface WordTablesProps extends CheckedProps {
  readonly mapping: Mapping;
  readonly report: Report;
}

export function WordTables(props: WordTablesProps) {
  const { report, target } = props;
  return (
    <>
      <WordTable {...props} field="category" found={report.choices.categories} choices={target?.categories ?? []} />
      <WordTable {...props} field="status" found={report.choices.statuses} choices={target?.statuses ?? []} />
    </>
  );
}

interface WordTableProps extends WordTablesProps {
  readonly field: "category" | "status";
  readonly found: readonly Word[] | undefined;
  readonly choices: readonly Choice[];
}

function WordTable({ words, current, mapping, field, found, choices }: WordTableProps) {
  const { t, plural, number } = words;
  const id = useId();
  const rule = ruleOf(mapping, field);
  if (!rule || !found?.length) return null;
  const open = found.filter(({ meaning }) => meaning === null);
  // What was open stays where it is when it is answered: the answer stands in the mapping.
  const answered = found.filter(({ word, meaning }) => meaning !== null && rule.equals?.[word] !== undefined);
  const clear = found.filter(({ word, meaning }) => meaning !== null && rule.equals?.[word] === undefined);
  const asked = found.filter((word) => open.includes(word) || answered.includes(word));
  const row = ({ word, rows, meaning }: Word) => (
    <li key={word}>
      <label for={`${id}-${word}`}>
        <bdi>{word}</bdi> <span class="hint">{plural("edit.import.rows", rows)}</span>
      </label>
      <select
        id={`${id}-${word}`}
        value={rule.equals?.[word] ?? meaning ?? ""}
        onChange={({ currentTarget }) => current.choose(withMeaning(mapping, field, word, currentTarget.value))}
      >
        <option value="">{t("edit.import.choosePlease")}</option>
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </li>
  );
  return (
    <details class="word-table" data-field={field} open={open.length > 0 || answered.length > 0}>
      <summary>
        {t(`edit.import.words.${field}`)}{" "}
        {open.length > 0 && <span class="flag wrong">{t("edit.import.open", number(open.length))}</span>}
      </summary>
      <ul>
        {[...asked, ...clear].slice(0, SHOWN).map(row)}
        <li>
          <label for={`${id}-otherwise`}>{t("edit.import.otherwise")}</label>
          <select
            id={`${id}-otherwise`}
            value={rule.otherwise ?? ""}
            onChange={({ currentTarget }) =>
              current.choose(withRule(mapping, field, { otherwise: currentTarget.value || undefined }))
            }
          >
            <option value="">{t("edit.import.areFaulty")}</option>
            {choices.map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
        </li>
      </ul>
    </details>
  );
}
