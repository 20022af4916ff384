/** Languages that people name. */
import { languageName } from "../language-names.ts";

/** Those that are offered by name; any other can be typed as its tag. */
export const OFFERED = [
  "ar",
  "de",
  "en",
  "es",
  "fa",
  "fr",
  "he",
  "hi",
  "id",
  "it",
  "ja",
  "kk",
  "ko",
  "ky",
  "nl",
  "pl",
  "pt",
  "ru",
  "tr",
  "uk",
  "ur",
  "uz",
  "vi",
  "zh",
];

/** A tag as the standard writes it, of a tag or of a language's name; undefined for what is neither. */
export function languageTag(text: string, own: string): string | undefined {
  const named = OFFERED.find((tag) =>
    [languageName(tag, own), languageName(tag, tag)].some((name) => name.toLowerCase() === text.trim().toLowerCase()),
  );
  if (named) return named;
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    return tag && /^[a-z]{2,3}(-|$)/i.test(tag) ? tag : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
