/** A date within something that holds others too, as typed: a source's. */
import { dateWords } from "../../i18n/dates.ts";
import type { Messages } from "../../i18n/messages.ts";
import { useDesk } from "../desk/desk.ts";
import type { Handle } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import { DateAnswer } from "./date-answer.tsx";
import { Field } from "./field.tsx";
import { useDateInput } from "./reading.ts";

export interface DateInputFieldProps {
  readonly handle: Handle;
  readonly field: string;
  readonly label: string;
  /** EDTF. */
  readonly value: Json | undefined;
  readonly near: string;
  /** Under which what is not understood yet is kept. */
  readonly keptAs: string;
  readonly onWhen: (when: string | undefined) => void;
}

export function DateInputField({ handle, field, label, value, near, keptAs, onWhen }: DateInputFieldProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const when = typeof value === "string" ? value : "";
  const words = wordsOfDay(when, desk.page.messages);
  const input = useDateInput({
    keptAt: { handle, field: keptAs },
    when,
    near: () => near || undefined,
    otherwise: words ?? when,
    isKnown: words !== undefined,
    onDate: (read) => onWhen(read?.when),
  });
  return (
    <Field handle={handle} field={field} label={label}>
      {(control) => (
        <>
          <input
            {...control}
            aria-describedby={[control["aria-describedby"], `${control.id}-read`].filter(Boolean).join(" ")}
            aria-invalid={control["aria-invalid"] || input.understood?.kind === "refused"}
            type="text"
            dir="auto"
            autocomplete="off"
            spellcheck={false}
            placeholder={t("edit.date.example")}
            value={input.shown}
            onInput={({ currentTarget }) => input.type(currentTarget.value)}
            onBlur={input.leave}
          />
          <DateAnswer id={`${control.id}-read`} input={input} brief />
        </>
      )}
    </Field>
  );
}

/** Of a plain day, which sources mostly have: an incident with ten of them asks nothing when it is opened. */
function wordsOfDay(when: string, messages: Messages): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(when) ?? [];
  return year && dateWords(messages).medium({ year: Number(year), month: Number(month), day: Number(day) });
}
