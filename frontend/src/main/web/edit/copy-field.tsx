/** A text to be taken elsewhere, and a button that copies it. */
import { useId, useRef, useState } from "preact/hooks";
import { copy } from "../share/copy.ts";
import type { Words } from "./words.ts";

export interface CopyFieldProps {
  readonly words: Words;
  readonly label: string;
  readonly value: string;
  /** Of a text with several lines. */
  readonly rows?: number;
}

export function CopyField({ words, label, value, rows }: CopyFieldProps) {
  const { t } = words;
  const id = useId();
  const field = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const [said, setSaid] = useState("");
  const shared = { id, value, readOnly: true, dir: "ltr" as const };
  const take = async () => {
    if (field.current) setSaid(t((await copy(field.current)) ? "share.copied" : "share.byHand"));
  };
  return (
    <div class="field copy-field">
      <label for={id}>{label}</label>
      <div>
        {rows === undefined ? (
          <input
            {...shared}
            type="text"
            ref={(element) => {
              field.current = element;
            }}
          />
        ) : (
          <textarea
            {...shared}
            rows={rows}
            spellcheck={false}
            ref={(element) => {
              field.current = element;
            }}
          />
        )}
        <button type="button" onClick={() => void take()}>
          {t("share.copy")}
        </button>
      </div>
      <p class="hint" role="status">
        {said}
      </p>
    </div>
  );
}
