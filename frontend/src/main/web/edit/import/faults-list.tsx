/** What is wrong, row by row. Of a long list only so much is fetched and drawn at a time. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Faults, type FaultsWanted, importsOf, type Report, type RowFault } from "./imports.ts";
import { faultIn, rightFor } from "./notes.ts";
import type { CheckedProps } from "./stage.ts";

const AT_ONCE = 50;
const REST_MS = 300;
const ALL: FaultsWanted = { limit: AT_ONCE, offset: 0, code: "", column: "", warning: "", q: "" };

export function FaultsList(props: CheckedProps & { readonly report: Report }) {
  const { page, server, words, standing, report, current, target } = props;
  const { t, number } = words;
  const imports = useMemo(() => importsOf(server.ask, page.story ?? ""), []);
  const [wanted, setWanted] = useState<FaultsWanted>(ALL);
  const [found, setFound] = useState<Faults | null>(null);
  const turn = useRef(0);
  const read = async (next: FaultsWanted, before: readonly RowFault[]) => {
    const mine = ++turn.current;
    const answer = await imports.faults(standing.id, next);
    if (mine === turn.current && answer.kind === "ok") {
      setFound({ ...answer.body, faults: [...before, ...answer.body.faults] });
    }
  };
  useEffect(() => {
    const timer = setTimeout(() => void read(wanted, []), wanted.q === "" ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [wanted, report, standing.id]);
  if (report.faulty === 0 && report.warnings === 0) return null;
  const label = (code: string) => faultIn(code, words);
  const categories = (target?.categories ?? []).map(([, name]) => name);
  const filter = (
    name: "code" | "column" | "warning",
    all: string,
    options: readonly (readonly [value: string, text: string])[],
  ) => (
    <select
      aria-label={t(`edit.import.filter.${name}`)}
      value={wanted[name]}
      onChange={({ currentTarget }) => setWanted({ ...wanted, [name]: currentTarget.value })}
    >
      <option value="">{all}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
  return (
    <section class="faults">
      <h3>{t("edit.import.faults")}</h3>
      <div class="acts">
        <a class="button" href={page.base + imports.table(standing.id, "csv")} download="">
          {t("edit.import.download")}
        </a>
        {report.faulty > 0 && (
          <a class="button" href={page.base + imports.table(standing.id, "rows")} download="">
            {t("edit.import.downloadRows")}
          </a>
        )}
      </div>
      <search class="fault-filters">
        {filter("warning", t("edit.import.filter.both"), [
          ["false", t("edit.import.filter.faulty")],
          ["true", t("edit.import.filter.warnings")],
        ])}
        {filter(
          "code",
          t("edit.import.filter.anyCode"),
          (found?.codes ?? []).map(({ code, count }) => [code, `${label(code)} (${number(count)})`]),
        )}
        {filter(
          "column",
          t("edit.import.filter.anyColumn"),
          (found?.columns ?? []).map(({ column, count }) => [column, `${column} (${number(count)})`]),
        )}
        <input
          type="search"
          dir="auto"
          aria-label={t("edit.import.filter.q")}
          placeholder={t("edit.import.filter.q")}
          value={wanted.q}
          onInput={({ currentTarget }) => setWanted({ ...wanted, q: currentTarget.value })}
        />
      </search>
      <p class="hint" role="status">
        {found && t("edit.import.faultsFound", number(found.matched))}
      </p>
      <ol class="fault-list" aria-busy={found === null || current.isBehind}>
        {(found?.faults ?? []).map((fault, at) => (
          // Of a row several may be told, of one code too.
          <li key={`${at}-${fault.row}`} class={fault.warning ? undefined : "wrong"}>
            <p class="fault-where">
              <strong>{t("edit.import.row", number(fault.row))}</strong> {fault.column && <bdi>{fault.column}</bdi>}{" "}
              <span class="flag">{t(fault.warning ? "edit.import.warning" : "edit.import.fault")}</span>
            </p>
            <p>
              {label(fault.code)}
              {fault.given && ": "}
              {fault.given && <bdi class="given">{fault.given}</bdi>}
            </p>
            <Right right={rightFor(fault.code, categories, words)} detail={fault.detail} />
          </li>
        ))}
      </ol>
      {found && found.faults.length < found.matched && (
        <button type="button" onClick={() => void read({ ...wanted, offset: found.faults.length }, found.faults)}>
          {t("edit.import.moreFaults", number(Math.min(AT_ONCE, found.matched - found.faults.length)))}
        </button>
      )}
    </section>
  );
}

/** What would be right: else what the server says of it. */
function Right({ right, detail }: { readonly right: string | undefined; readonly detail: string }) {
  return right === undefined ? (
    <p class="hint" lang="en" dir="auto">
      {detail}
    </p>
  ) : (
    <p class="hint">{right}</p>
  );
}
