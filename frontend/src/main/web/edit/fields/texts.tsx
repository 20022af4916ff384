/** A text in the language that is written now, and beside it in another. */
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { languageName } from "../language-names.ts";
import type { Handle } from "../story/item.ts";
import { textsOf, told, withText } from "../story/texts.ts";
import { useFault } from "./field.tsx";

export interface TextsFieldProps {
  readonly handle: Handle;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  /** It grows with what is written. */
  readonly rows?: number;
  readonly autofocus?: boolean;
}

export function TextsField({ handle, field, label, hint, rows = 1, autofocus = false }: TextsFieldProps) {
  const desk = useDesk();
  const lang = useValue(desk, (state) => state.lang);
  const beside = useValue(desk, (state) => state.beside);
  const first = useValue(desk, ({ items }) => languagesOf(items)[0] ?? lang);
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.[field]);
  const fault = useFault(handle, field, true);
  const id = useId();
  const texts = textsOf(value, first);
  const shown = beside !== null && beside !== lang ? [lang, beside] : [lang];
  return (
    <fieldset class="field" data-field={field} aria-labelledby={`${id}-label`}>
      <span class="label" id={`${id}-label`}>
        {label}
      </span>
      <div class={shown.length > 1 ? "beside" : undefined}>
        {shown.map((one) => (
          <GrowingText
            key={one}
            lang={one}
            rows={rows}
            value={texts[one] ?? ""}
            autofocus={autofocus && one === lang}
            placeholder={told(texts, [first])}
            label={`${label}, ${languageName(one, desk.words.lang)}`}
            describedBy={[hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ")}
            invalid={fault !== undefined}
            onText={(text) => desk.set(handle, field, withText(texts, one, text))}
          />
        ))}
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

export interface GrowingTextProps {
  readonly value: string;
  readonly onText: (text: string) => void;
  /** What it is called, where no visible label says all of it. */
  readonly label?: string;
  readonly id?: string | undefined;
  readonly lang?: string | undefined;
  readonly rows?: number;
  readonly autofocus?: boolean;
  readonly placeholder?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}

/** As high as its text. */
export function GrowingText(props: GrowingTextProps) {
  const { value, onText, label, id, lang, rows = 1, autofocus, placeholder, describedBy, invalid } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = area;
    // By its style, where the browser knows that; and what is not seen has no height.
    if (!current || CSS.supports("field-sizing", "content") || current.offsetParent === null) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [value]);
  useLayoutEffect(() => {
    if (autofocus) area.current?.focus();
  }, [autofocus]);
  return (
    <textarea
      ref={area}
      id={id}
      rows={rows}
      lang={lang}
      dir="auto"
      value={value}
      placeholder={placeholder}
      aria-label={label}
      aria-describedby={describedBy || undefined}
      aria-invalid={invalid || undefined}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
      onKeyDown={(event) => {
        // A title has one line: Enter goes on.
        if (rows === 1 && event.key === "Enter" && !event.isComposing) event.preventDefault();
      }}
    />
  );
}
