/** What an administrator does with accounts, and who did what. */
import { useEffect, useRef, useState } from "preact/hooks";
import { keepFocus } from "../focus.ts";
import { Masthead } from "../masthead.tsx";
import type { EditKey } from "../page.ts";
import type { PageProps } from "../props.ts";
import type { Answer } from "../server/ask.ts";
import { useAsking } from "../server/asking.tsx";
import { toldOf } from "../server/told.ts";
import { AccountRow } from "./account-row.tsx";
import type { Account } from "./accounts.ts";
import { Audit } from "./audit.tsx";
import { NewAccount } from "./new-account.tsx";

export function AccountsPage(props: PageProps) {
  const { words } = props;
  const { t } = words;
  const { ask, signIn } = useAsking(props);
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  const [told, setTold] = useState("");
  const [said, setSaid] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const load = async () => {
    const answer = await ask<{ accounts: readonly Account[] }>("/accounts");
    if (answer.kind === "ok") setAccounts(answer.body.accounts);
    else setTold(toldOf(answer, words));
  };
  useEffect(() => {
    document.title = `${t("edit.accounts")} · ${t("edit.title")}`;
    void load();
  }, []);
  /** @param conflict what it means that it cannot be done as things stand */
  const does = async (answer: Answer<unknown>, done: string, conflict: EditKey = "edit.accounts.lastAdmin") => {
    const isOk = answer.kind === "ok";
    const isConflict = answer.kind === "refused" && answer.problem.status === 409;
    setSaid(isOk ? done : "");
    setTold(isOk ? "" : isConflict ? t(conflict) : toldOf(answer, words));
    if (isOk) await load();
    keepFocus(() => status.current);
    return isOk;
  };
  const at = (username: string) => `/accounts/${encodeURIComponent(username)}`;
  return (
    <div class="edit-pages">
      <Masthead {...props} heading={t("edit.accounts")} />
      <main>
        <p role="status" ref={status} tabIndex={-1}>
          {said}
        </p>
        {told && (
          <p class="notice" role="alert">
            {told}
          </p>
        )}
        <p class="hint">{t("edit.accounts.what")}</p>
        <ul class="accounts-list">
          {accounts.map((account) => (
            <AccountRow
              key={account.username}
              {...props}
              account={account}
              onChange={async (body) =>
                does(
                  await ask(at(account.username), { method: "PATCH", body }),
                  t("edit.accounts.changed", account.username),
                )
              }
              onDelete={async () =>
                void does(
                  await ask(at(account.username), { method: "DELETE" }),
                  t("edit.accounts.deleted", account.username),
                )
              }
            />
          ))}
        </ul>
        <NewAccount
          {...props}
          onMake={async (body) =>
            does(
              await ask("/accounts", { method: "POST", body }),
              t("edit.accounts.added", body.username),
              "edit.accounts.taken",
            )
          }
        />
        <Audit {...props} ask={ask} />
      </main>
      {signIn}
    </div>
  );
}
