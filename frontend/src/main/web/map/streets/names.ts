/** In which language what lies on the ground is named. */

/** Who reads the one reads the other. */
const ALSO_READ: Readonly<Record<string, string>> = { kk: "ru", ky: "ru" };

/**
 * The properties in which a name is looked for, the best first: the reader's language, one that they read as well, else what is
 * written on the spot.
 */
export function nameProperties(lang: string): string[] {
  const { language, script } = new Intl.Locale(lang).maximize();
  const languages = [lang, `${language}-${script}`, language];
  const also = ALSO_READ[language];
  if (also) languages.push(also);
  // Letters that they can read.
  else if (script === "Latn") languages.push("en");
  return [...new Set(languages)].map((one) => `name:${one}`).concat("name");
}
