/** What somebody knows better of a file than can be found out: the server, which has it, reads it again. */
import { useId, useState } from "preact/hooks";
import type { FileOptions } from "./imports.ts";
import type { CheckedProps } from "./stage.ts";

const ENCODINGS: readonly string[] = ["UTF-8", "windows-1251", "windows-1252", "windows-1256", "UTF-16LE", "UTF-16BE"];
const DELIMITERS: readonly (readonly [string, string])[] = [
  [",", ","],
  [";", ";"],
  ["tab", "⇥"],
  ["|", "|"],
];

export function FileOptionsForm({ words, current, standing }: CheckedProps) {
  const { t } = words;
  const id = useId();
  const [options, setOptions] = useState<FileOptions>(current.options);
  const set = (name: keyof FileOptions, value: string) => setOptions({ ...options, [name]: value });
  const select = (name: "encoding" | "delimiter" | "decimalComma", choices: readonly (readonly [string, string])[]) => (
    <div class="field">
      <label for={`${id}-${name}`}>{t(`edit.import.option.${name}`)}</label>
      <select
        id={`${id}-${name}`}
        value={options[name]}
        onChange={({ currentTarget }) => set(name, currentTarget.value)}
      >
        <option value="">{t("edit.import.option.found")}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <details class="file-options" open={standing.state === "failed"}>
      <summary>{t("edit.import.options")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          current.readAs(options);
        }}
      >
        <div class="option-fields">
          {select(
            "encoding",
            ENCODINGS.map((one) => [one, one]),
          )}
          {select("delimiter", DELIMITERS)}
          {select("decimalComma", [
            ["true", t("edit.import.decimal.comma")],
            ["false", t("edit.import.decimal.point")],
          ])}
          <div class="field">
            <label for={`${id}-header`}>{t("edit.import.option.headerRow")}</label>
            <input
              id={`${id}-header`}
              type="number"
              min={0}
              max={1000}
              value={options.headerRow}
              placeholder={t("edit.import.option.found")}
              onInput={({ currentTarget }) => set("headerRow", currentTarget.value)}
            />
          </div>
          <div class="field">
            <label for={`${id}-sheet`}>{t("edit.import.option.sheet")}</label>
            <input
              id={`${id}-sheet`}
              type="text"
              dir="auto"
              maxLength={100}
              value={options.sheet}
              placeholder={t("edit.import.option.found")}
              onInput={({ currentTarget }) => set("sheet", currentTarget.value)}
            />
          </div>
        </div>
        <button type="submit">{t("edit.import.readAgain")}</button>
      </form>
    </details>
  );
}
