/** A text by language within something that holds others too: a source's title, what a picture shows. */
import { useId } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { languageName } from "../language-names.ts";
import type { Json } from "../story/json.ts";
import { type Texts, textsOf, told, withText } from "../story/texts.ts";
import { GrowingText } from "./texts.tsx";

export interface TextsInputProps {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onTexts: (texts: Texts) => void;
  readonly rows?: number;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

export function TextsInput({ label, value, onTexts, rows = 1, hint, fault }: TextsInputProps) {
  const desk = useDesk();
  const lang = useValue(desk, (state) => state.lang);
  const beside = useValue(desk, (state) => state.beside);
  const first = useValue(desk, ({ items }) => languagesOf(items)[0] ?? lang);
  const id = useId();
  const texts = textsOf(value, first);
  const shown = beside !== null && beside !== lang ? [lang, beside] : [lang];
  const below = fault ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class={shown.length > 1 ? "beside" : undefined}>
        {shown.map((one, nth) => (
          <GrowingText
            key={one}
            id={nth === 0 ? id : undefined}
            lang={one}
            rows={rows}
            value={texts[one] ?? ""}
            placeholder={told(texts, [first])}
            label={`${label}, ${languageName(one, desk.words.lang)}`}
            describedBy={below && `${id}-told`}
            invalid={fault !== undefined}
            onText={(text) => onTexts(withText(texts, one, text))}
          />
        ))}
      </div>
      {below && (
        <p class={fault ? "fault" : "hint"} id={`${id}-told`}>
          {below}
        </p>
      )}
    </div>
  );
}
