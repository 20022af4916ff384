/** What one does with one's own account: its password, its tokens, and leaving. */
import { useEffect, useState } from "preact/hooks";
import { Masthead, signOut } from "../masthead.tsx";
import type { PageProps } from "../props.ts";
import { useAsking } from "../server/asking.tsx";
import { toldOf } from "../server/told.ts";
import type { Account } from "./accounts.ts";
import { PasswordForm } from "./password-form.tsx";
import { Tokens } from "./tokens.tsx";

export function AccountPage(props: PageProps) {
  const { page, server, words } = props;
  const { t } = words;
  const { ask, signIn } = useAsking(props);
  const [account, setAccount] = useState<Account | null>(null);
  const [told, setTold] = useState("");
  /** How often the password was changed: each time all tokens are gone. */
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    document.title = `${t("edit.account")} · ${t("edit.title")}`;
    void ask<Account>("/account").then((answer) => {
      setTold(answer.kind === "ok" ? "" : toldOf(answer, words));
      if (answer.kind === "ok") setAccount(answer.body);
    });
  }, [changes]);
  return (
    <div class="edit-pages">
      <Masthead {...props} heading={t("edit.account")} />
      <main>
        {told && (
          <p class="notice" role="alert">
            {told}
          </p>
        )}
        <p>
          {t("edit.signedInAs", page.account.username)} {t(`edit.may.${page.account.role}`)}
        </p>
        {account?.passwordToChange && (
          <p class="notice" role="status">
            {t("edit.password.first")}
          </p>
        )}
        <section>
          <h2>{t("edit.password")}</h2>
          {account?.hasPassword === false ? (
            <p>{t("edit.password.none")}</p>
          ) : (
            <PasswordForm {...props} onChanged={() => setChanges(changes + 1)} />
          )}
        </section>
        <Tokens key={changes} {...props} ask={ask} />
        <section>
          <h2>{t("edit.signOut")}</h2>
          <button type="button" onClick={() => void signOut(page.base, server)}>
            {t("edit.signOut")}
          </button>
        </section>
      </main>
      {signIn}
    </div>
  );
}
