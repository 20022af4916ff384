/** Names of languages in the interface's language; where a browser lacks them, a language's own name for itself, else its tag. */
export function languageName(tag: string, lang: string): string {
  const locale = Intl.DisplayNames.supportedLocalesOf([lang])[0] ?? Intl.DisplayNames.supportedLocalesOf([tag])[0];
  if (locale === undefined) return tag;
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
  } catch (error) {
    // What an author wrote may be no language tag.
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
