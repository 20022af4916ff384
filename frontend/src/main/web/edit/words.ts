/** The editor's words, beside those of the reader's pages. */
import { type Key, type PluralKey, type Translator, translator } from "../i18n/messages.ts";
import type { EditKey, PageData } from "./page.ts";

type PluralOf<K> = K extends `${infer Stem}.few` ? Stem : never;

export interface Words extends Omit<Translator, "t" | "plural"> {
  t(key: Key | EditKey, ...args: readonly (string | number)[]): string;
  plural(key: PluralKey | PluralOf<EditKey>, count: number): string;
}

export function wordsOf({ messages, lang }: PageData): Words {
  // It fills in whatever the messages have under a key; the types tell apart whose keys they are.
  return translator(messages, lang) as Words;
}
