/** Who did what, the newest first. */
import { useEffect, useState } from "preact/hooks";
import { momentIn } from "../moments.ts";
import type { PageProps } from "../props.ts";
import type { Ask } from "../server/asking.tsx";
import { toldOf } from "../server/told.ts";
import { type Entry, olderAt } from "./accounts.ts";

const FIRST = "/audit?limit=50";

interface Page {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

export function Audit({ page, words, ask }: PageProps & { readonly ask: Ask }) {
  const { t } = words;
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [next, setNext] = useState<string | undefined>(undefined);
  const [told, setTold] = useState("");
  const load = async (address: string, before: readonly Entry[]) => {
    const answer = await ask<Page>(address);
    if (answer.kind !== "ok") return setTold(toldOf(answer, words));
    setTold("");
    setEntries([...before, ...answer.body.entries]);
    setNext(answer.body.next);
  };
  useEffect(() => void load(FIRST, []), []);
  return (
    <section>
      <h2>{t("edit.audit")}</h2>
      <button type="button" onClick={() => void load(FIRST, [])}>
        {t("edit.audit.anew")}
      </button>
      <ol class="audit">
        {entries.map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.at}>{momentIn(page.messages, entry.at)}</time>
            <span>
              {entry.who && (
                <>
                  <b dir="ltr">{entry.who}</b>{" "}
                </>
              )}
              {words.find(`edit.audit.did.${entry.action}`) ?? entry.action} <bdi dir="ltr">{entry.target}</bdi>
              {entry.times > 1 && ` ×${words.number(entry.times)}`}
            </span>
            <span class="hint" dir="ltr">
              {[entry.detail, entry.network].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      {next && (
        <button type="button" onClick={() => void load(olderAt(next), entries)}>
          {t("edit.audit.more")}
        </button>
      )}
      <p class="fault" role="alert">
        {told}
      </p>
    </section>
  );
}
