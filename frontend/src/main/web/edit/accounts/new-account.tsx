/** Makes an account. */
import { useState } from "preact/hooks";
import { toFault } from "../focus.ts";
import type { Role } from "../page.ts";
import type { PageProps } from "../props.ts";
import type { JsonObject } from "../story/json.ts";
import { passwordFault, ROLES, usernameFault } from "./accounts.ts";
import { PasswordField } from "./password-field.tsx";

export interface NewAccountProps extends PageProps {
  /** @returns whether it is made */
  readonly onMake: (account: JsonObject & { readonly username: string }) => Promise<boolean>;
}

export function NewAccount({ words, onMake }: NewAccountProps) {
  const { t } = words;
  const [username, setUsername] = useState("");
  const [role, setRole] = useState<Role>("author");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const name = username.trim().toLowerCase();
  const nameFault = usernameFault(username);
  const wrong = password === "" ? undefined : passwordFault(password, name);
  const make = async (form: HTMLFormElement) => {
    setTried(true);
    if (nameFault || wrong) {
      toFault(form);
      return;
    }
    if (!(await onMake({ username: name, role, ...(password === "" ? {} : { password }) }))) return;
    setUsername("");
    setPassword("");
    setTried(false);
  };
  return (
    <form
      class="new-account"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make(event.currentTarget);
      }}
    >
      <h2>{t("edit.accounts.new")}</h2>
      <div class="field">
        <label for="account-username">{t("edit.username")}</label>
        <input
          id="account-username"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          dir="ltr"
          required
          value={username}
          aria-invalid={tried && nameFault !== undefined}
          aria-describedby="account-username-fault"
          onInput={({ currentTarget }) => setUsername(currentTarget.value)}
        />
        <p class="fault" id="account-username-fault" role="alert">
          {tried && nameFault && t(nameFault)}
        </p>
      </div>
      <fieldset class="field">
        <legend>{t("edit.accounts.role")}</legend>
        {ROLES.map((one) => (
          <label class="check" key={one}>
            <input type="radio" name="role" checked={one === role} onChange={() => setRole(one)} />
            <span>
              {t(`edit.role.${one}`)} <span class="hint">{t(`edit.role.what.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <PasswordField
        words={words}
        label={t("edit.password")}
        hint={t("edit.accounts.passwordHint")}
        value={password}
        fault={tried && wrong ? t(wrong) : undefined}
        onValue={setPassword}
      />
      <button type="submit" class="main">
        {t("edit.accounts.make")}
      </button>
    </form>
  );
}
