/** Texts by language. */
import { isObject, type Json } from "./json.ts";

/** By the tag of a language. */
export type Texts = Readonly<Record<string, string>>;

/** What a field holds of texts; text alone is in the story's first language. */
export function textsOf(value: Json | undefined, first: string): Texts {
  if (typeof value === "string") return value === "" ? {} : { [first]: value };
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([lang, text]) => (typeof text === "string" ? [[lang, text]] : [])),
  );
}

/** The texts with one of them as given; an empty one is none. */
export function withText(texts: Texts, lang: string, text: string): Texts {
  const { [lang]: _, ...others } = texts;
  return text === "" ? others : { ...others, [lang]: text };
}

/** In the first of these languages that there is, else in any; empty where there is none. */
export function told(texts: Texts, languages: readonly string[]): string {
  const lang = [...languages, ...Object.keys(texts)].find((one) => texts[one]);
  return lang === undefined ? "" : (texts[lang] ?? "");
}
