/** The imports of the story that there are: what was left is gone on with, or thrown away. */
import { useEffect, useRef } from "preact/hooks";
import { keepFocus } from "../focus.ts";
import { momentIn } from "../moments.ts";
import { isUnderWay, nameOf, type Standing } from "./imports.ts";
import type { StageProps } from "./stage.ts";

/** Of so many a person sees at once. */
const SHOWN = 10;

export function EarlierImports({ page, words, current }: StageProps) {
  const { t, plural } = words;
  const all = current.listed?.imports ?? [];
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(all.length);
  useEffect(() => {
    if (all.length < before.current) keepFocus(() => heading.current);
    before.current = all.length;
  }, [all.length]);
  if (all.length === 0) return null;
  const acts = (standing: Standing) => (
    <div class="acts">
      <button type="button" onClick={() => current.open(standing.id)}>
        {t(
          standing.state !== "done"
            ? "edit.import.goOn"
            : standing.change === undefined || standing.undone
              ? "edit.import.lookAt"
              : "edit.import.look",
        )}
        <span class="unseen">: {nameOf(standing.name, words)}</span>
      </button>
      {standing.state !== "done" && (
        <button type="button" onClick={() => current.remove(standing.id)}>
          {t(isUnderWay(standing) ? "edit.cancel" : "edit.import.throwAway")}
          <span class="unseen">: {nameOf(standing.name, words)}</span>
        </button>
      )}
    </div>
  );
  return (
    <section class="earlier-imports">
      <h2 ref={heading} tabIndex={-1}>
        {t("edit.import.earlier")}
      </h2>
      <ul>
        {all.slice(0, SHOWN).map((standing) => (
          <li key={standing.id} data-state={standing.state}>
            <p>
              <bdi>{nameOf(standing.name, words)}</bdi>{" "}
              <span class="flag">{t(`edit.import.state.${standing.undone ? "undone" : standing.state}`)}</span>
            </p>
            <p class="hint">
              {[
                momentIn(page.messages, standing.begun),
                standing.by,
                standing.changes > 0 && plural("edit.import.done", standing.changes),
                standing.undone &&
                  t("edit.import.undoneBy", standing.undone.by, momentIn(page.messages, standing.undone.at)),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {acts(standing)}
          </li>
        ))}
      </ul>
      <p class="hint">{t("edit.import.week")}</p>
    </section>
  );
}
