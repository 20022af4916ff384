/** A date as people type it. The server alone says what it means; what it cannot decide it asks. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { storyOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import type { EditKey } from "../page.ts";
import type { Answer } from "../server/ask.ts";
import type { Handle } from "../story/item.ts";
import { DateBar } from "./date-bar.tsx";
import { extentOf, isModified, MODIFIERS, modified, type Reading } from "./date-words.ts";
import { useFault } from "./field.tsx";

interface Question {
  readonly question: string;
  readonly readings: readonly Reading[];
}

type Understood =
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "asked"; readonly question: Question }
  | { readonly kind: "refused"; readonly code: string; readonly detail: string };

const REST_MS = 150;

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
  const { t, find, lang } = desk.words;
  const id = useId();
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.[field]);
  const told = useValue(desk, ({ items }) => items.get(handle)?.told ?? null);
  const when = typeof value === "string" ? value : "";
  const fault = useFault(handle, field);
  /** As it is typed; null = nothing is being typed, and the field shows what it holds in words. */
  const [typed, setTyped] = useState<string | null>(null);
  const [understood, setUnderstood] = useState<Understood | null>(null);
  const asking = useRef(new AbortController());
  const near = useValue(desk, (state) => (field === "when" ? whenBefore(state.items, handle) : undefined));

  const ask = async (text: string): Promise<Understood | null> => {
    asking.current.abort();
    asking.current = new AbortController();
    const query = new URLSearchParams({ text, lang, ...(near ? { near } : {}) });
    const answer = await desk.server.ask<Reading | Question>(
      `/stories/${encodeURIComponent(desk.story)}/dates?${query}`,
      { signal: asking.current.signal },
    );
    return understand(answer);
  };
  const take = (reading: Reading) => {
    desk.set(handle, field, reading.when);
    if (field === "when") {
      desk.tell(handle, { when: reading.words[lang] ?? reading.when, start: reading.earliest, end: reading.latest });
    }
  };
  useEffect(() => {
    if (typed === null) return;
    if (typed.trim() === "") {
      setUnderstood(null);
      return;
    }
    const timer = setTimeout(() => {
      ask(typed)
        .then((next) => {
          if (!next) return;
          setUnderstood(next);
          if (next.kind === "read") take(next.reading);
        })
        .catch(ended);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // What it holds is told when it comes from elsewhere: another incident is opened, a step is undone.
  useEffect(() => {
    if (typed !== null && understood?.kind === "read" && understood.reading.when === when) return;
    setTyped(null);
    setUnderstood(null);
    if (when === "") return;
    ask(when)
      .then((next) => setUnderstood(next))
      .catch(ended);
  }, [handle, when]);

  const reading = understood?.kind === "read" ? understood.reading : undefined;
  const shown = typed ?? (reading ? (reading.words[lang] ?? when) : (told?.when ?? when));
  return (
    <div class="field date" data-field={field}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={shown}
        placeholder={t(span ? "edit.date.exampleSpan" : "edit.date.example")}
        aria-describedby={`${id}-told`}
        aria-invalid={understood?.kind === "refused" || fault !== undefined}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          if (currentTarget.value.trim() === "") desk.set(handle, field, undefined);
        }}
        onBlur={() => {
          if (understood?.kind === "read") setTyped(null);
        }}
      />
      <div id={`${id}-told`} aria-live="polite">
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
            <button
              type="button"
              key={one.when}
              onClick={() => {
                setUnderstood({ kind: "read", reading: one });
                take(one);
              }}
            >
              {one.words[lang] ?? one.when}
            </button>
          ))}
        </fieldset>
      )}
      {reading && <DateBar extent={extentOf(storyOf(desk.state)["extent"])} reading={reading} />}
      {reading && !span && (
        <fieldset class="chips">
          <legend class="unseen">{t("edit.date.howSure")}</legend>
          {MODIFIERS.map((modifier) => {
            const other = modified(reading.when, modifier);
            return other === null ? null : (
              <button
                type="button"
                key={modifier}
                aria-pressed={isModified(reading.when, modifier)}
                onClick={() => {
                  setTyped(null);
                  desk.set(handle, field, other);
                }}
              >
                {t(`edit.date.${modifier}` as EditKey)}
              </button>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}

function ended(error: unknown): void {
  // A newer text was typed.
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}

function understand(answer: Answer<Reading | Question>): Understood | null {
  if (answer.kind === "refused") {
    const { code = "", detail = "" } = answer.problem;
    return { kind: "refused", code, detail };
  }
  if (answer.kind !== "ok") return null;
  return "question" in answer.body ? { kind: "asked", question: answer.body } : { kind: "read", reading: answer.body };
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
