/** Reads a date while it is typed: the server alone says what it means, is asked when its writer rests, and nothing waits for it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import type { Answer } from "../server/ask.ts";
import type { Handle } from "../story/item.ts";
import { fieldText, type Reading } from "./date-words.ts";
import { useTyped } from "./typed.ts";

/** As the server answers. */
interface Answered {
  readonly outcome: "read" | "asked" | "refused";
  readonly readings?: readonly Reading[];
  readonly questionText?: string;
  readonly detail?: string;
}

export type Understood =
  /** @property others - what many who type just this mean */
  | { readonly kind: "read"; readonly reading: Reading; readonly others: readonly Reading[] }
  | { readonly kind: "asked"; readonly question: string; readonly readings: readonly Reading[] }
  | { readonly kind: "refused"; readonly detail: string };

export interface DateInput {
  /** What stands in the field: what is being typed, else what it holds in words, or as EDTF. */
  readonly shown: string;
  readonly understood: Understood | null;
  /** Whether something is being typed: else what is shown tells it already. */
  readonly isTyped: boolean;
  type(text: string): void;
  leave(): void;
  /** One of several that a text may mean. */
  choose(reading: Reading): void;
  /** What it holds is changed otherwise. */
  forget(): void;
}

const REST_MS = 150;

export interface DateInputProps {
  /** Where what is not understood yet is kept; left out where nothing is typed. */
  readonly keptAt?: { readonly handle: Handle; readonly field: string };
  /** What the field holds, as EDTF; empty where it is nothing. */
  readonly when: string;
  /** A date that tells the year where none is typed, looked up when the server is asked. */
  readonly near?: () => string | undefined;
  /** What it holds in words, as far as that is known without asking. */
  readonly otherwise: string;
  /** Whether nothing else is wanted of what it holds, so that nobody need be asked. */
  readonly isKnown?: boolean;
  /** Null = there is none any more. */
  readonly onDate: (reading: Reading | null) => void;
}

export function useDateInput(props: DateInputProps): DateInput {
  const { keptAt, when, near, otherwise, isKnown = false, onDate } = props;
  const desk = useDesk();
  const { lang } = desk.words;
  const [typed, setTyped] = useTyped(keptAt?.handle ?? null, keptAt?.field ?? "");
  const [understood, setUnderstood] = useState<Understood | null>(null);
  const now = useRef({ typed, setTyped, onDate });
  now.current = { typed, setTyped, onDate };
  /** The text of which is known what it means. */
  const read = useRef<string | null>(null);

  const ask = async (text: string, signal?: AbortSignal): Promise<Understood | null> => {
    const date = near?.();
    const query = new URLSearchParams({ text, lang, ...(date ? { near: date } : {}) });
    const address = `/stories/${encodeURIComponent(desk.story)}/dates?${query}`;
    return understand(await desk.server.ask<Answered>(address, signal ? { signal } : {}));
  };
  const take = (text: string, reading: Reading) => {
    now.current.onDate(reading);
    now.current.setTyped(text, true);
  };
  /** Asks after a rest, unless something else is to be asked by then. */
  const askSoon = (text: string, then: (next: Understood) => void) => {
    const end = new AbortController();
    const timer = setTimeout(() => {
      ask(text, end.signal)
        .then((next) => {
          if (next && !end.signal.aborted) then(next);
        })
        .catch((error: unknown) => {
          if (!end.signal.aborted) throw error;
        });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  };
  useEffect(() => {
    if (typed === null) return undefined;
    if (typed.trim() === "") {
      setUnderstood(null);
      return undefined;
    }
    return askSoon(typed, (next) => {
      read.current = typed;
      setUnderstood(next);
      if (next.kind === "read") take(typed, next.reading);
    });
  }, [typed]);
  // What it holds is told when it comes from elsewhere: an item is opened, a step is undone.
  useEffect(() => {
    // What is not understood stays: nobody else has it.
    const isRead = typed === read.current && understood?.kind === "read";
    if (typed !== null && typed.trim() !== "" && (!isRead || when === understood.reading.when)) return undefined;
    if (typed !== null && when === "") return undefined;
    setTyped(null);
    setUnderstood(null);
    return when === "" || isKnown ? undefined : askSoon(when, setUnderstood);
  }, [when]);
  // Whoever types and goes to the next item at once is not too fast.
  useEffect(
    () => () => {
      const { typed: text } = now.current;
      if (text === null || text.trim() === "" || text === read.current) return;
      void ask(text).then((next) => {
        if (next?.kind === "read") take(text, next.reading);
      });
    },
    [],
  );

  const reading = understood?.kind === "read" ? understood.reading : undefined;
  return {
    shown: typed ?? fieldText(when, reading, otherwise, desk.page.readsDates),
    understood,
    isTyped: typed !== null,
    type(text) {
      setTyped(text);
      if (text.trim() === "") onDate(null);
    },
    leave() {
      if (reading && typed === read.current) setTyped(null);
    },
    choose(one) {
      read.current = typed;
      setUnderstood({ kind: "read", reading: one, others: [] });
      onDate(one);
      setTyped(typed, true);
    },
    forget: () => setTyped(null),
  };
}

function understand(answer: Answer<Answered>): Understood | null {
  if (answer.kind === "refused") return { kind: "refused", detail: answer.problem.detail ?? "" };
  if (answer.kind !== "ok") return null;
  const { outcome, readings = [], questionText = "", detail = "" } = answer.body;
  const [reading, ...others] = readings;
  if (outcome === "asked") return { kind: "asked", question: questionText, readings };
  return outcome === "read" && reading ? { kind: "read", reading, others } : { kind: "refused", detail };
}
