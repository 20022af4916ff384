/** What the server made of a date that was typed, and what it asks. */
import { useDesk } from "../desk/desk.ts";
import type { Reading } from "./date-words.ts";
import type { DateInput, Understood } from "./reading.ts";

export interface DateAnswerProps {
  readonly id: string;
  readonly input: DateInput;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** Says nothing twice: what is shown in words needs no more. */
  readonly brief?: boolean;
}

export function DateAnswer({ id, input, hint, fault, brief = false }: DateAnswerProps) {
  const { t, find } = useDesk().words;
  const { understood, choose, isTyped } = input;
  const reading = understood?.kind === "read" && (isTyped || !brief) ? understood.reading : undefined;
  const choices = understood?.kind === "asked" ? understood.readings : isTyped && reading ? othersOf(understood) : [];
  return (
    <>
      <div id={id} aria-live="polite">
        {reading && (
          <p class="understood">
            {reading.whenText} <code dir="ltr">{reading.when}</code>
            {reading.guessed?.map((one) => (
              <span class="hint" key={one}>
                {" "}
                {find(`edit.date.guessed.${one}`)}
              </span>
            ))}
          </p>
        )}
        {understood?.kind === "refused" && <p class="fault">{understood.detail}</p>}
        {!understood && hint && <p class="hint">{hint}</p>}
        {fault && <p class="fault">{fault}</p>}
      </div>
      {choices.length > 0 && (
        <fieldset class="asked">
          <legend>{understood?.kind === "asked" ? understood.question : t("edit.date.asked")}</legend>
          {choices.map((one) => (
            <button type="button" key={one.when} onClick={() => choose(one)}>
              {one.whenText}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}

function othersOf(understood: Understood | null): readonly Reading[] {
  return understood?.kind === "read" ? understood.others : [];
}
