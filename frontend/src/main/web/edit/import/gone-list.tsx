/** What the story has of an earlier file of the same source, and this one no more. */
import { useEffect, useState } from "preact/hooks";
import { textsOf, told } from "../story/texts.ts";
import { type GoneItem, importsOf } from "./imports.ts";
import type { CheckedProps } from "./stage.ts";

export function GoneList({ page, server, words, standing, target, gone }: CheckedProps & { readonly gone: number }) {
  const { t, number } = words;
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<readonly GoneItem[]>([]);
  useEffect(() => {
    if (!open) return;
    void importsOf(server.ask, page.story ?? "")
      .gone(standing.id)
      .then((answer) => answer.kind === "ok" && setFound(answer.body.gone));
  }, [open, standing]);
  const languages = [page.lang, ...(target?.languages ?? [])];
  const left = gone - found.length;
  return (
    <details class="gone-items" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("edit.import.gone.show", number(gone))}</summary>
      <ul>
        {found.map(({ collection, id, title }) => (
          <li key={`${collection}/${id}`} dir="auto">
            {told(textsOf(title, languages[0] ?? ""), languages) || id}
          </li>
        ))}
      </ul>
      {found.length > 0 && left > 0 && <p class="hint">{t("edit.import.gone.more", number(left))}</p>}
    </details>
  );
}
