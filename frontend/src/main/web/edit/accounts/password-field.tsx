/** A password that an administrator gives to somebody: seen, since it is to be handed on, and made up where one wants that. */
import { useId } from "preact/hooks";
import type { Words } from "../words.ts";
import { madeUpPassword } from "./accounts.ts";

export interface PasswordFieldProps {
  readonly words: Words;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onValue: (value: string) => void;
}

export function PasswordField({ words, label, hint, value, fault, onValue }: PasswordFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="with-button">
        <input
          id={id}
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          dir="ltr"
          value={value}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-hint ${id}-fault`}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
        <button type="button" onClick={() => onValue(madeUpPassword((numbers) => crypto.getRandomValues(numbers)))}>
          {words.t("edit.password.makeUp")}
        </button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="fault" id={`${id}-fault`} role="alert">
        {fault}
      </p>
    </div>
  );
}
