/** What the server made of a date that was typed, and what it asks. */
import { useDesk } from "../desk/desk.ts";
import type { DateInput } from "./reading.ts";

export interface DateAnswerProps {
  readonly id: string;
  readonly input: DateInput;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** Says nothing twice: what is shown in words needs no more. */
  readonly brief?: boolean;
}

export function DateAnswer({ id, input, hint, fault, brief = false }: DateAnswerProps) {
  const { t, find, lang } = useDesk().words;
  const { understood, choose, isTyped } = input;
  const reading = understood?.kind === "read" && (isTyped || !brief) ? understood.reading : undefined;
  return (
    <>
      <div id={id} aria-live="polite">
        {reading && (
          <p class="understood">
            {reading.words[lang] ?? reading.when} <code>{reading.when}</code>
            {reading.guessed?.map((one) => (
              <span class="hint" key={one}>
                {" "}
                {find(`edit.date.guessed.${one}`)}
              </span>
            ))}
          </p>
        )}
        {understood?.kind === "refused" && (
          <p class="fault">{find(`edit.date.refused.${understood.code}`) ?? understood.detail}</p>
        )}
        {!understood && hint && <p class="hint">{hint}</p>}
        {fault && <p class="fault">{fault}</p>}
      </div>
      {understood?.kind === "asked" && (
        <fieldset class="asked">
          <legend>{find(`edit.date.asked.${understood.question.question}`) ?? t("edit.date.asked")}</legend>
          {understood.question.readings.map((one) => (
            <button type="button" key={one.when} onClick={() => choose(one)}>
              {one.words[lang] ?? one.when}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}
