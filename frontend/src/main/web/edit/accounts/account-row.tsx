/** One account, as an administrator changes it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { keepFocus } from "../focus.ts";
import { dayIn } from "../moments.ts";
import type { Role } from "../page.ts";
import type { PageProps } from "../props.ts";
import type { JsonObject } from "../story/json.ts";
import { type Account, passwordFault, ROLES } from "./accounts.ts";
import { PasswordField } from "./password-field.tsx";

export interface AccountRowProps extends PageProps {
  readonly account: Account;
  /** @returns whether it is done */
  readonly onChange: (change: JsonObject) => Promise<boolean>;
  readonly onDelete: () => void;
}

export function AccountRow({ page, words, account, onChange, onDelete }: AccountRowProps) {
  const { t } = words;
  const { username, enabled, hasPassword } = account;
  const [role, setRole] = useState<Role>(account.role);
  /** A new one, while it is being given; null = none is. */
  const [password, setPassword] = useState<string | null>(null);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  useEffect(() => setRole(account.role), [account.role]);
  const toggle = useRef<HTMLButtonElement>(null);
  const called = <span class="unseen">: {username}</span>;
  const give = async (event: Event) => {
    event.preventDefault();
    const wrong = passwordFault(password ?? "", username);
    setFault(wrong && t(wrong));
    if (wrong || !(await onChange({ password }))) return;
    setPassword(null);
    keepFocus(() => toggle.current);
  };
  return (
    <li data-account={username}>
      <p>
        <b dir="ltr">{username}</b>{" "}
        {username === page.account.username && <span class="hint">{t("edit.accounts.you")}</span>}{" "}
        {!enabled && <span class="flag">{t("edit.accounts.disabled")}</span>}{" "}
        {!hasPassword && <span class="flag">{t("edit.accounts.noPassword")}</span>}
      </p>
      <p class="hint">{t("edit.accounts.made", dayIn(page.messages, account.created))}</p>
      <div class="acts">
        <label>
          <span class="unseen">{t("edit.accounts.role")}</span>
          <select
            value={role}
            onChange={({ currentTarget }) => setRole(ROLES.find((one) => one === currentTarget.value) ?? role)}
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`edit.role.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {role !== account.role && (
          <button type="button" class="main" onClick={() => void onChange({ role })}>
            {t("edit.accounts.setRole")}
            {called}
          </button>
        )}
        <button type="button" onClick={() => void onChange({ enabled: !enabled })}>
          {t(enabled ? "edit.accounts.disable" : "edit.accounts.enable")}
          {called}
        </button>
        <button
          ref={toggle}
          type="button"
          aria-expanded={password !== null}
          onClick={() => setPassword(password === null ? "" : null)}
        >
          {t("edit.password.new")}
          {called}
        </button>
        <button type="button" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {t("edit.accounts.delete")}
          {called}
        </button>
      </div>
      {asked && (
        <div class="notice">
          <p>{t("edit.accounts.deleteWhat", username)}</p>
          <button type="button" class="main" onClick={onDelete}>
            {t("edit.accounts.delete")}
            {called}
          </button>
        </div>
      )}
      {password !== null && (
        <form onSubmit={(event) => void give(event)}>
          <PasswordField
            words={words}
            label={t("edit.password.new")}
            hint={t("edit.password.hint")}
            value={password}
            fault={fault}
            onValue={setPassword}
          />
          <button type="submit" class="main">
            {t("edit.password.set")}
          </button>
        </form>
      )}
    </li>
  );
}
