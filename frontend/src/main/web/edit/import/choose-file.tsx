/** Where an import begins: a file, or a table that is pasted. */
import { useId, useRef, useState } from "preact/hooks";
import { mayPublish } from "../page.ts";
import { tablesOf } from "./pasted.ts";
import type { StageProps } from "./stage.ts";

interface ChooseFileProps extends StageProps {
  readonly kept: string;
  readonly onKept: (name: string) => void;
}

export function ChooseFile({ page, words, current, kept, onKept, onFiles }: ChooseFileProps) {
  const { t } = words;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const mappings = current.listed?.mappings ?? [];
  return (
    <section class="choose-file">
      <div class="drop-zone">
        <h2 tabIndex={-1}>{t("edit.import.drop")}</h2>
        <input
          ref={input}
          type="file"
          hidden
          onChange={({ currentTarget }) => {
            if (currentTarget.files?.length) onFiles([...currentTarget.files]);
            currentTarget.value = "";
          }}
        />
        <button type="button" class="main" onClick={() => input.current?.click()}>
          {t("edit.import.choose")}
        </button>
        <p class="hint">{t("edit.import.kinds")}</p>
        <p>{t("edit.import.triedFirst")}</p>
        {!mayPublish(page) && <p>{t("edit.import.author")}</p>}
      </div>
      <Paste words={words} onFile={(file) => onFiles([file])} />
      {mappings.length > 0 && (
        <div class="field">
          <label for={id}>{t("edit.import.mappingFrom")}</label>
          <select id={id} value={kept} onChange={({ currentTarget }) => onKept(currentTarget.value)}>
            <option value="">{t("edit.import.guess")}</option>
            {mappings.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
    </section>
  );
}

/** The plain text of what is copied in a spreadsheet is a table with tabs. */
function Paste({ words, onFile }: Pick<StageProps, "words"> & { readonly onFile: (file: File) => void }) {
  const { t } = words;
  const id = useId();
  const [text, setText] = useState("");
  const [told, setTold] = useState(false);
  const take = (given: string) => {
    const [file] = tablesOf(given);
    setTold(!file);
    if (file) onFile(file);
  };
  return (
    <form
      class="paste-table"
      onSubmit={(event) => {
        event.preventDefault();
        take(text);
      }}
    >
      <div class="field">
        <label for={id}>{t("edit.import.paste")}</label>
        <textarea
          id={id}
          rows={3}
          dir="auto"
          spellcheck={false}
          value={text}
          aria-describedby={`${id}-hint`}
          aria-invalid={told || undefined}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <p class={told ? "fault" : "hint"} id={`${id}-hint`}>
          {t(told ? "edit.import.noTable" : "edit.import.pasteHint")}
        </p>
      </div>
      <button type="submit">{t("edit.import.takeTable")}</button>
    </form>
  );
}
