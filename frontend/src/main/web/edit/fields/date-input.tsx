/** A date within something that holds others too, as typed: a source's. */
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
  /** What stands in it where it is empty. */
  readonly otherwise: string;
  readonly onWhen: (when: string | undefined) => void;
}

export function DateInputField({ handle, field, label, value, near, otherwise, onWhen }: DateInputFieldProps) {
  const { t } = useDesk().words;
  const when = typeof value === "string" ? value : "";
  const input = useDateInput(when, near || undefined, when, (read) => onWhen(read?.when));
  return (
    <Field handle={handle} field={field} label={label}>
      {(control) => (
        <>
          <input
            {...control}
            aria-describedby={[control["aria-describedby"], `${control.id}-read`].filter(Boolean).join(" ")}
            aria-invalid={control["aria-invalid"] || input.understood?.kind === "refused"}
            type="text"
            autocomplete="off"
            spellcheck={false}
            placeholder={otherwise || t("edit.date.example")}
            value={input.shown}
            onInput={({ currentTarget }) => input.type(currentTarget.value)}
            onBlur={input.leave}
          />
          <DateAnswer id={`${control.id}-read`} input={input} />
        </>
      )}
    </Field>
  );
}
