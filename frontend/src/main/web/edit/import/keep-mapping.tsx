/** Keeps a mapping under a name, for the next file of its kind. */
import { useId, useState } from "preact/hooks";
import { slug } from "../story/ids.ts";
import type { CheckedProps } from "./stage.ts";

export function KeepMapping({ words, current }: CheckedProps) {
  const { t } = words;
  const id = useId();
  const [name, setName] = useState("");
  const kept = slug(name);
  return (
    <form
      class="keep-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        if (kept !== "") current.keep(kept);
      }}
    >
      <div class="field">
        <label for={id}>{t("edit.import.keep")}</label>
        <div class="with-button">
          <input
            id={id}
            type="text"
            dir="auto"
            maxLength={60}
            value={name}
            aria-describedby={`${id}-hint`}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button type="submit" disabled={kept === ""}>
            {t("edit.import.keepIt")}
          </button>
        </div>
        <p class="hint" id={`${id}-hint`}>
          {t("edit.import.keepHint")}
        </p>
      </div>
    </form>
  );
}
