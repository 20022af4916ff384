/** What an item said before: who wrote what and when, and back to it. */
import { useState } from "preact/hooks";
import { dateWords } from "../../i18n/dates.ts";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { addressOf } from "../server/address.ts";
import { fieldName } from "../story/in-words.ts";
import { type Fields, fieldsOf, type Item } from "../story/item.ts";
import { differences } from "../story/merge.ts";
import { type Revision, sittings } from "../story/revisions.ts";

export function History({ item }: { readonly item: Item }) {
  const desk = useDesk();
  const { t } = desk.words;
  const [revisions, setRevisions] = useState<readonly Revision[] | "away" | null>(null);
  const { collection, id } = item;

  const read = async () => {
    const address = addressOf(desk.story, collection, id).replace("/stories/", "/edit/");
    const answer = await desk.server.ask<{ readonly revisions: readonly Revision[] }>(`${address}/revisions`);
    setRevisions(answer.kind === "ok" ? sittings(answer.body.revisions) : "away");
  };
  return (
    <details
      class="history"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void read();
      }}
    >
      <summary>{t("edit.history")}</summary>
      {revisions === null && <p class="hint">{t("edit.history.coming")}</p>}
      {revisions === "away" && (
        <p class="fault" role="alert">
          {t("edit.away")}{" "}
          <button type="button" onClick={() => void read()}>
            {t("edit.saved.now")}
          </button>
        </p>
      )}
      {Array.isArray(revisions) && <Revisions item={item} revisions={revisions} />}
    </details>
  );
}

interface RevisionsProps {
  readonly item: Item;
  readonly revisions: readonly Revision[];
}

function Revisions({ item, revisions }: RevisionsProps) {
  const desk = useDesk();
  const { t, find } = desk.words;
  const state = useValue(desk, (all) => all);
  const { collection, handle, fields } = item;
  const saidIn = (revision: Revision | undefined): Fields =>
    revision?.feature ? fieldsOf(collection, revision.feature) : {};
  const names = (paths: readonly string[]) =>
    paths.map((path) => fieldName(path, { words: desk.words, state })).join(", ");
  const { medium } = dateWords(desk.page.messages);
  /** In the time zone of whoever reads it. */
  const time = (instant: string) => {
    const at = new Date(instant);
    const clock = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
    return `${medium({ year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() })}, ${clock}`;
  };
  return (
    <ol>
      {revisions.map((one: Revision, nth) => {
        const said = saidIn(one);
        const changed = differences(saidIn(revisions[nth + 1]), said);
        const isNow = one.feature !== null && differences(said, fields ?? {}).length === 0;
        const when = time(one.at);
        return (
          <li key={one.seq}>
            <p>
              <b>{when}</b> {one.by} <span class="flag">{find(`edit.history.kind.${one.kind}`) ?? one.kind}</span>
            </p>
            {one.note && <p dir="auto">{one.note}</p>}
            {nth + 1 < revisions.length && changed.length > 0 && (
              <p class="hint">{t("edit.history.changed", names(changed))}</p>
            )}
            {isNow ? (
              <p class="hint">{t("edit.history.now")}</p>
            ) : (
              one.feature !== null && (
                <button
                  type="button"
                  aria-label={t("edit.history.restoreFrom", when)}
                  onClick={() => desk.change(handle, () => said)}
                >
                  {t("edit.history.restore")}
                </button>
              )
            )}
          </li>
        );
      })}
    </ol>
  );
}
