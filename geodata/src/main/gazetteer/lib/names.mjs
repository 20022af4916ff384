/** In the order in which the results have them. */
export const LANGUAGES = ['en', 'fr', 'ru', 'kk'];

// The sources have names of one language under another, and Kazakh ones in three scripts and with look-alike letters.
const WRITTEN = {
  en: /^[\p{Script=Latin}\p{M}\d\s.,'’‘ʻ()/-]+$/u,
  fr: /^[\p{Script=Latin}\p{M}\d\s.,'’‘ʻ()/-]+$/u,
  ru: /^[а-яё\d\s.,'’()—-]+$/iu,
  kk: /^[а-яёәғқңөұүһі\d\s.,'’()—-]+$/iu,
};

const plain = (name) => name.normalize('NFKD').replace(/\p{M}|['’‘ʻ]/gu, '').toLowerCase();

export const isWrittenAs = (language, name) => WRITTEN[language].test(name);

/**
 * The names of a place by language; a language without a name of its own has none.
 *
 * @param name as the source calls it in Latin letters, which is mostly the English one
 * @param trusted lists by falling trust, each language => name or undefined
 * @param last as those, but its English names count for their accents alone: Hyderabad, not Hyderābād; yet not Amoy for Xiamen
 */
export function namesOf(name, trusted, last = () => undefined) {
  const names = {};
  for (const language of LANGUAGES) {
    names[language] = [...trusted, last].map((list) => list(language)).find((one) => one && isWrittenAs(language, one));
  }
  const isLast = !trusted.some((list) => list('en') === names.en);
  if (!names.en || (isLast && plain(names.en) !== plain(name))) names.en = name;
  if (names.fr === names.en) names.fr = undefined;
  return names;
}
