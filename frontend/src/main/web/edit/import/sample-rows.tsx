/** The first rows, and what each would become. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type SampleRow, SHOWN_ROWS } from "./imports.ts";
import { type Mapping, ruleOf } from "./mapping.ts";
import { titleIn, whereIn } from "./sample.ts";
import type { CheckedProps } from "./stage.ts";

export function SampleRows(props: CheckedProps & { readonly mapping: Mapping }) {
  const { page, words, current, target, mapping } = props;
  const { t, find } = words;
  const shown = current.rows.slice(0, SHOWN_ROWS);
  const dates = useDateWords(props, shown);
  const languages = [page.lang, ...(target?.languages ?? [])];
  const named = (choices: readonly (readonly [string, string])[] | undefined, id: unknown) =>
    choices?.find(([one]) => one === id)?.[1] ?? (typeof id === "string" ? id : "");
  return (
    <ol class="sample-rows">
      {shown.map((row) => {
        const { becomes } = row;
        const title = titleIn(row, ruleOf(mapping, "title")?.columns ?? [], languages);
        const when = becomes?.["when"];
        return (
          <li key={row.row} data-change={row.change}>
            <p>
              <span class="hint">{t("edit.import.row", row.row)}</span>{" "}
              <span class={row.change === "faulty" ? "flag wrong" : "flag"}>
                {t(`edit.import.change.${row.change}`)}
              </span>
            </p>
            <p class="sample-title" dir="auto">
              {title || t("edit.untitled")}
            </p>
            <p class="sample-facts">
              {[
                typeof when === "string" ? (dates.get(when) ?? when) : becomes && t("edit.undated"),
                whereIn(row, ruleOf(mapping, "place")?.columns ?? []),
                named(target?.categories, becomes?.["category"]),
                named(target?.statuses, becomes?.["status"]),
              ]
                .filter(Boolean)
                .map((fact) => (
                  <bdi key={fact}>{fact}</bdi>
                ))}
            </p>
            {row.faults && (
              <ul class="sample-faults">
                {row.faults.map(({ column, code, detail, given }) => (
                  <li key={column + code} class="fault">
                    {column && <bdi>{column}</bdi>}
                    {column && ": "}
                    {find(`edit.import.fault.${code}`) ?? detail}
                    {given && " – "}
                    {given && <bdi>{given}</bdi>}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Dates in the interface's words, which the server alone knows; by what they are as EDTF. */
function useDateWords({ server, words, page }: CheckedProps, rows: readonly SampleRow[]): ReadonlyMap<string, string> {
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef(new Set<string>());
  const dates = rows.map(({ becomes }) => becomes?.["when"]).filter((when) => typeof when === "string");
  useEffect(() => {
    for (const when of new Set(dates)) {
      if (asked.current.has(when)) continue;
      asked.current.add(when);
      const query = new URLSearchParams({ text: when, lang: words.lang });
      void server
        .ask<{ readings?: readonly { whenText: string }[] }>(
          `/stories/${encodeURIComponent(page.story ?? "")}/dates?${query}`,
        )
        .then((answer) => {
          const text = answer.kind === "ok" ? answer.body.readings?.[0]?.whenText : undefined;
          if (text !== undefined) setKnown((before) => new Map([...before, [when, text]]));
        });
    }
  }, [dates.join()]);
  return known;
}
