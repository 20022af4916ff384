/** Who takes part, or what things are found by: chosen from what the story has already, or new. */
import { useId, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { languageName } from "../language-names.ts";
import type { Handle } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import {
  allTerms,
  othersWith,
  respelled,
  type TermField,
  termLike,
  termsOf,
  textOfTerm,
  withTerm,
} from "../story/terms.ts";
import { textsOf, told } from "../story/texts.ts";
import { useFault } from "./field.tsx";
import { useTyped } from "./typed.ts";

export interface TermsFieldProps {
  readonly handle: Handle;
  readonly field: TermField;
  readonly label: string;
  readonly hint: string;
}

export function TermsField({ handle, field, label, hint }: TermsFieldProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const fields = useValue(desk, ({ items }) => items.get(handle)?.fields);
  const lang = useValue(desk, (state) => state.lang);
  const fault = useFault(handle, field, true);
  const [typed, setTyped] = useTyped(handle, field);
  /** Suggested; they stay while one is typed, for else a browser closes their list. */
  const [known, setKnown] = useState<readonly Json[]>([]);
  const [edited, setEdited] = useState<number | null>(null);
  const languages = languagesOf(desk.state.items);
  const first = languages[0] ?? lang;
  const terms = termsOf(fields, field);
  const text = (term: Json) => told(textsOf(term, first), [lang, first]);
  const set = (next: readonly Json[]) => desk.change(handle, (all) => ({ ...all, [field]: next }));
  const add = () => {
    if (!typed?.trim()) return;
    const wanted = typed;
    setTyped(null);
    const term = termLike(allTerms(desk.state, field), wanted) ?? { [lang]: wanted.trim() };
    const now = termsOf(desk.state.items.get(handle)?.fields, field);
    if (!termLike(now, wanted)) set([...now, term]);
  };
  return (
    <fieldset class="field terms" data-field={field}>
      <legend>{label}</legend>
      <ul class="chips">
        {terms.map((term, nth) => (
          <li key={JSON.stringify(term)} class="term">
            <button
              type="button"
              lang={textOfTerm(term, lang) === undefined ? first : lang}
              dir="auto"
              aria-expanded={edited === nth}
              onClick={() => setEdited(edited === nth ? null : nth)}
            >
              {text(term)}
              {textOfTerm(term, lang) === undefined && <b class="gap"> {languageName(lang, desk.words.lang)}?</b>}
            </button>
            <button
              type="button"
              aria-label={t("edit.remove", text(term))}
              onClick={() => {
                setEdited(null);
                set(terms.filter((one) => one !== term));
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {edited !== null && terms[edited] !== undefined && (
        <TermSpelling
          key={edited}
          handle={handle}
          field={field}
          term={terms[edited]}
          name={text(terms[edited])}
          onDone={() => setEdited(null)}
        />
      )}
      <div class="add">
        <input
          type="text"
          list={`${id}-known`}
          lang={lang}
          dir="auto"
          aria-label={t("edit.terms.add", label)}
          aria-describedby={`${id}-told`}
          placeholder={t("edit.terms.add", label)}
          value={typed ?? ""}
          onFocus={() => setKnown(allTerms(desk.state, field))}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) add();
          }}
          onBlur={add}
        />
        <button type="button" onClick={add}>
          {t("edit.add")}
        </button>
      </div>
      <datalist id={`${id}-known`}>
        {known.map((term) => (
          <option key={JSON.stringify(term)} value={text(term)} />
        ))}
      </datalist>
      <p class={fault ? "fault" : "hint"} id={`${id}-told`}>
        {fault ?? hint}
      </p>
    </fieldset>
  );
}

interface TermSpellingProps {
  readonly handle: Handle;
  readonly field: TermField;
  readonly term: Json;
  readonly name: string;
  readonly onDone: () => void;
}

/** How a term is written in each language: here, and in all items that have it. */
function TermSpelling({ handle, field, term, name, onDone }: TermSpellingProps) {
  const desk = useDesk();
  const { t, plural, lang: own } = desk.words;
  const languages = languagesOf(desk.state.items);
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(languages.map((one) => [one, textOfTerm(term, one) ?? ""])),
  );
  const others = othersWith(desk.state, field, term, handle);
  const done = () => {
    let after: Json = term;
    for (const lang of languages) {
      const text = texts[lang]?.trim() ?? "";
      if (text !== (textOfTerm(after, lang) ?? "")) after = respelled(after, lang, text, languages);
    }
    if (after !== term && told(textsOf(after, languages[0] ?? ""), languages) !== "") {
      for (const one of [...others.map((item) => item.handle), handle]) {
        desk.change(one, (fields) => withTerm(fields, field, term, after));
      }
    }
    onDone();
  };
  return (
    <fieldset class="spelling" aria-label={t("edit.terms.spelling", name)}>
      {languages.map((lang) => (
        <label key={lang}>
          <span>{languageName(lang, own)}</span>
          <input
            type="text"
            lang={lang}
            dir="auto"
            value={texts[lang] ?? ""}
            onInput={({ currentTarget }) => {
              const { value } = currentTarget;
              setTexts((before) => ({ ...before, [lang]: value }));
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.isComposing) done();
              if (event.key === "Escape") onDone();
            }}
          />
        </label>
      ))}
      {others.length > 0 && <p class="hint">{plural("edit.terms.elsewhere", others.length)}</p>}
      <div class="chips">
        <button type="button" onClick={done}>
          {t("edit.terms.done")}
        </button>
        <button type="button" class="plain" onClick={onDone}>
          {t("edit.leave")}
        </button>
      </div>
    </fieldset>
  );
}
