/** A date as people type it. The server alone says what it means; what it cannot decide it asks. */
import { useId } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { storyOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import type { EditKey } from "../page.ts";
import type { Handle } from "../story/item.ts";
import { DateAnswer } from "./date-answer.tsx";
import { DateBar } from "./date-bar.tsx";
import { extentOf, isModified, MODIFIERS, modified, UNKNOWN } from "./date-words.ts";
import { useFault } from "./field.tsx";
import { useDateInput } from "./reading.ts";

export interface DateFieldProps {
  readonly handle: Handle;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  /** A span with a beginning and an end is asked for, as for the story's extent. */
  readonly span?: boolean;
}

export function DateField({ handle, field, label, hint, span = false }: DateFieldProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.[field]);
  const told = useValue(desk, ({ items }) => items.get(handle)?.told ?? null);
  const when = typeof value === "string" ? value : "";
  const fault = useFault(handle, field);
  const input = useDateInput({
    keptAt: { handle, field },
    when,
    near: () => (field === "when" ? whenBefore(desk.state.items, handle) : undefined),
    otherwise: (field === "when" ? told?.whenText : undefined) ?? when,
    onDate(read) {
      desk.set(handle, field, read?.when);
      if (read && field === "when") {
        desk.tell(handle, read);
      }
    },
  });
  const reading = input.understood?.kind === "read" ? input.understood.reading : undefined;
  return (
    <div class="field date" data-field={field}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        value={input.shown}
        placeholder={t(span ? "edit.date.exampleSpan" : "edit.date.example")}
        aria-describedby={`${id}-told`}
        aria-invalid={input.understood?.kind === "refused" || fault !== undefined}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onInput={({ currentTarget }) => input.type(currentTarget.value)}
        onBlur={input.leave}
      />
      <DateAnswer id={`${id}-told`} input={input} hint={hint} fault={fault} />
      {reading && <DateBar extent={extentOf(storyOf(desk.state)["extent"])} reading={reading} />}
      {!span && (reading || field === "when") && (
        <fieldset class="chips">
          <legend class="unseen">{t("edit.date.howSure")}</legend>
          {MODIFIERS.map((modifier) => {
            const other = reading ? modified(reading.when, modifier) : null;
            return (
              reading &&
              other !== null && (
                <button
                  type="button"
                  key={modifier}
                  aria-pressed={isModified(reading.when, modifier)}
                  onClick={() => {
                    input.forget();
                    desk.set(handle, field, other);
                  }}
                >
                  {t(`edit.date.${modifier}` as EditKey)}
                </button>
              )
            );
          })}
          {field === "when" && (
            <button
              type="button"
              aria-pressed={when === UNKNOWN}
              onClick={() => {
                input.forget();
                if (when === UNKNOWN) desk.set(handle, field, undefined);
                else input.choose({ when: UNKNOWN, whenText: t("edit.date.unknown"), start: null, end: null });
              }}
            >
              {t("edit.date.unknown")}
            </button>
          )}
        </fieldset>
      )}
    </div>
  );
}

/** That of the incident or movement that was made or changed before, which tells the year where none is typed. */
function whenBefore(
  items: ReadonlyMap<Handle, { readonly handle: Handle; readonly fields: Readonly<Record<string, unknown>> | null }>,
  handle: Handle,
): string | undefined {
  let before: string | undefined;
  for (const { handle: one, fields } of items.values()) {
    if (one === handle && before !== undefined) return before;
    if (typeof fields?.["when"] === "string") before = fields["when"];
  }
  return before;
}
