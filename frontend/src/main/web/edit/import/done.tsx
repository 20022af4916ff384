/** What became of it, the way to it, and back. */
import { useRef, useState } from "preact/hooks";
import { keepFocus } from "../focus.ts";
import { momentIn } from "../moments.ts";
import { editorOf } from "../server/address.ts";
import type { Standing } from "./imports.ts";
import { importsOf } from "./imports.ts";
import type { StageProps } from "./stage.ts";

export function DoneView({
  page,
  words,
  current,
  target,
  standing,
  onFiles,
  server,
}: StageProps & { readonly standing: Standing }) {
  const { t, plural, number } = words;
  const story = page.story ?? "";
  const [sure, setSure] = useState(false);
  const undo = useRef<HTMLButtonElement>(null);
  const ask = (asked: boolean) => {
    setSure(asked);
    keepFocus(() => undo.current);
  };
  const input = useRef<HTMLInputElement>(null);
  const faulty = standing.report?.faulty ?? 0;
  const { undone, report } = standing;
  // What was deleted with them is a change too.
  const places = report && !report.gone ? standing.changes - report.new - report.changed : 0;
  const table = page.base + importsOf(server.ask, story).table(standing.id, "rows");
  return (
    <section class="import-done">
      <h2 tabIndex={-1}>{undone ? t("edit.import.undone") : plural("edit.import.done", standing.changes)}</h2>
      <p>
        {undone
          ? t("edit.import.undoneBy", undone.by, momentIn(page.messages, undone.at))
          : t(standing.draft ? "edit.import.doneDrafts" : "edit.import.doneAtOnce")}
      </p>
      {places > 0 && !undone && <p class="hint">{t("edit.import.withPlaces", number(places))}</p>}
      <div class="acts">
        <a class="button" href={`${page.base}${editorOf(story)}?lang=${page.lang}`}>
          {t("edit.import.toDesk")}
        </a>
        {target?.published && (
          <a class="button" href={`${page.base}/stories/${story}?lang=${page.lang}`}>
            {t("edit.published.open")}
          </a>
        )}
        <button type="button" onClick={current.leave}>
          {t("edit.import.another")}
        </button>
      </div>
      {faulty > 0 && !undone && (
        <section class="mend">
          <h3>{t("edit.import.left", number(faulty))}</h3>
          <p>{t("edit.import.mend")}</p>
          <div class="acts">
            <a class="button" href={table} download="">
              {t("edit.import.downloadRows")}
            </a>
            <input
              ref={input}
              type="file"
              hidden
              onChange={({ currentTarget }) => currentTarget.files?.length && onFiles([...currentTarget.files])}
            />
            <button type="button" onClick={() => input.current?.click()}>
              {t("edit.import.chooseMended")}
            </button>
          </div>
        </section>
      )}
      {standing.change !== undefined && !undone && (
        <div class="acts">
          {sure ? (
            <>
              <p>{t("edit.import.undoSure")}</p>
              <button ref={undo} type="button" class="main" onClick={current.undo}>
                {t("edit.import.undo")}
              </button>
              <button type="button" onClick={() => ask(false)}>
                {t("edit.cancel")}
              </button>
            </>
          ) : (
            <button ref={undo} type="button" onClick={() => ask(true)}>
              {t("edit.import.undo")}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
