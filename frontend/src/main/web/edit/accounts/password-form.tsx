/** Changes one's own password. That ends all that was signed in with the old one; this page signs in with the new one at once. */
import { useState } from "preact/hooks";
import { toFault } from "../focus.ts";
import type { PageProps } from "../props.ts";
import type { Asked } from "../server/ask.ts";
import { enter } from "../server/login.ts";
import { faultAt, toldOf } from "../server/told.ts";
import { passwordFault } from "./accounts.ts";

export interface PasswordFormProps extends PageProps {
  readonly onChanged: () => void;
}

export function PasswordForm({ page, server, words, onChanged }: PasswordFormProps) {
  const { t } = words;
  const { username } = page.account;
  const [current, setCurrent] = useState("");
  const [chosen, setChosen] = useState("");
  const [seen, setSeen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [faults, setFaults] = useState<{ current?: string; chosen?: string; both?: string }>({});

  const submit = async (form: HTMLFormElement) => {
    if (busy) return;
    setSaid("");
    const wrong = passwordFault(chosen, username, current);
    setBusy(true);
    setFaults(wrong ? { chosen: t(wrong) } : await changed());
    setBusy(false);
    toFault(form);
  };
  const changed = async (): Promise<typeof faults> => {
    const asked: Asked = { method: "PUT", body: { current, new: chosen } };
    const answer = await server.ask("/account/password", asked);
    if (answer.kind !== "ok") {
      if (faultAt(answer, "current") !== undefined) return { current: t("edit.password.wrong") };
      return { both: toldOf(answer, words) };
    }
    await enter(page.base, page.lang, username, chosen);
    server.signedInAgain();
    setCurrent("");
    setChosen("");
    setSaid(t("edit.password.changed"));
    onChanged();
    return {};
  };
  return (
    <form
      class="own-password"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      {/* For the browser's store of passwords. */}
      <input type="hidden" autocomplete="username" value={username} />
      <div class="field">
        <label for="password-current">{t("edit.password.current")}</label>
        <input
          id="password-current"
          type="password"
          autocomplete="current-password"
          dir="ltr"
          required
          value={current}
          aria-invalid={faults.current !== undefined}
          aria-describedby="password-current-fault"
          onInput={({ currentTarget }) => setCurrent(currentTarget.value)}
        />
        <p class="fault" id="password-current-fault" role="alert">
          {faults.current}
        </p>
      </div>
      <div class="field">
        <label for="password-new">{t("edit.password.new")}</label>
        <input
          id="password-new"
          type={seen ? "text" : "password"}
          autocomplete="new-password"
          dir="ltr"
          required
          value={chosen}
          aria-invalid={faults.chosen !== undefined}
          aria-describedby="password-new-hint password-new-fault"
          onInput={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <label class="check">
          <input type="checkbox" checked={seen} onChange={({ currentTarget }) => setSeen(currentTarget.checked)} />
          <span>{t("edit.password.show")}</span>
        </label>
        <p class="hint" id="password-new-hint">
          {t("edit.password.hint")}
        </p>
        <p class="fault" id="password-new-fault" role="alert">
          {faults.chosen}
        </p>
      </div>
      <p class="fault" role="alert">
        {faults.both}
      </p>
      <button type="submit" class="main" aria-busy={busy}>
        {t("edit.password.change")}
      </button>
      <p role="status">{said}</p>
    </form>
  );
}
