/** The languages that a story is told in: the first is shown to who asks for none of them. */
import { useId, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { useFault } from "../fields/field.tsx";
import { useTyped } from "../fields/typed.ts";
import { languageName } from "../language-names.ts";
import type { Handle } from "../story/item.ts";
import { languageTag, OFFERED } from "./language-tag.ts";

export function LanguagesField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t, lang: own } = desk.words;
  const id = useId();
  const items = useValue(desk, (state) => state.items);
  const fault = useFault(handle, "languages", true);
  const [typed, setTyped] = useTyped(handle, "languages");
  const [unknown, setUnknown] = useState(() => typed !== null && languageTag(typed, own) === undefined);
  const languages = languagesOf(items);
  const set = (next: readonly string[]) => desk.change(handle, (fields) => ({ ...fields, languages: next }));
  const add = () => {
    if (!typed?.trim()) return;
    const tag = languageTag(typed, own);
    setUnknown(tag === undefined);
    if (tag === undefined) return;
    if (!languages.includes(tag)) set([...languages, tag]);
    setTyped(null);
  };
  return (
    <fieldset class="field" data-field="languages" aria-labelledby={`${id}-label`}>
      <span class="label" id={`${id}-label`}>
        {t("edit.field.languages")}
      </span>
      <ul class="chosen">
        {languages.map((one, at) => (
          <li key={one}>
            <span>
              {languageName(one, own)}
              {at === 0 && ` (${t("edit.languages.first")})`}
            </span>
            {at > 0 && (
              <button type="button" onClick={() => set([one, ...languages.filter((other) => other !== one)])}>
                {t("edit.languages.makeFirst")}
              </button>
            )}
            {languages.length > 1 && (
              <button
                type="button"
                aria-label={t("edit.remove", languageName(one, own))}
                onClick={() => set(languages.filter((other) => other !== one))}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="add">
        <input
          type="text"
          list={`${id}-offered`}
          aria-label={t("edit.languages.add")}
          placeholder={t("edit.languages.add")}
          aria-invalid={unknown}
          aria-describedby={`${id}-told`}
          value={typed ?? ""}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") add();
          }}
        />
        <button type="button" onClick={add}>
          {t("edit.add")}
        </button>
      </div>
      <datalist id={`${id}-offered`}>
        {OFFERED.filter((tag) => !languages.includes(tag)).map((tag) => (
          <option key={tag} value={languageName(tag, own)} />
        ))}
      </datalist>
      <p class={unknown || fault ? "fault" : "hint"} id={`${id}-told`}>
        {fault ?? t(unknown ? "edit.languages.unknown" : "edit.hint.languages")}
      </p>
    </fieldset>
  );
}
