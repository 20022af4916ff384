/** What languages are called in the interface's. */
import { languageName as nameOf } from "../i18n/languages.ts";
import { LANGUAGE_NAMES } from "./words/language-names.ts";

/** The browser's name where it has the interface's language, else the editor's own; where neither knows it, as readers see it. */
export function languageName(tag: string, lang: string): string {
  const isKnown = Intl.DisplayNames.supportedLocalesOf([lang]).length > 0;
  return (isKnown ? undefined : LANGUAGE_NAMES[lang]?.[tag]) ?? nameOf(tag, lang);
}
