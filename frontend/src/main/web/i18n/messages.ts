/** The interface's words in one language. The server puts one i18n/<language>.json into the page. */
import type english from "./en.json";

export type Key = keyof typeof english;
export type Messages = Readonly<Record<Key, string>>;

type PluralOf<K> = K extends `${infer Stem}.few` ? Stem : never;
/** The stem of a message that has the forms `.one`, `.few`, `.many` and `.other`. */
export type PluralKey = PluralOf<Key>;

export interface Translator {
  /** BCP 47 tag of the language of the words. */
  readonly lang: string;
  /** BCP 47 tag whose digits and units the numbers have. */
  readonly numberLocale: string;
  /** The message with {0}, {1} … replaced by the arguments. */
  t(key: Key, ...args: readonly (string | number)[]): string;
  /** The message's form for a count; {0} is the count in the language's digits. */
  plural(key: PluralKey, count: number): string;
  /** The message of a key that came as data, or undefined if there is none. */
  find(key: string): string | undefined;
  /** A number in the language's digits and grouping. */
  number(value: number): string;
}

export function fill(pattern: string, args: readonly (string | number)[]): string {
  return pattern.replace(/\{(\d+)\}/g, (hole, index) => String(args[Number(index)] ?? hole));
}

export function translator(messages: Messages, lang: string): Translator {
  // Made when first asked for: each costs a phone some 50 ms.
  const rules = new Map<string, Intl.PluralRules>();
  let digits: Intl.NumberFormat | undefined;
  const number = (value: number) => {
    // A locale of its own, since a browser may know a language's plurals but not its digit grouping (Kazakh in Chromium).
    digits ??= new Intl.NumberFormat(messages["locale.number"]);
    return digits.format(value);
  };
  const find = (key: string) => (Object.hasOwn(messages, key) ? messages[key as Key] : undefined);
  return {
    lang,
    numberLocale: messages["locale.number"],
    t: (key, ...args) => fill(messages[key], args),
    plural: (key, count) => {
      // Of what the language lacks, the words are another's, and so are its plurals: "1 incident" in a page in Japanese.
      const spoken = find(`${key}.language`) ?? lang;
      const forms = rules.get(spoken) ?? new Intl.PluralRules(spoken);
      rules.set(spoken, forms);
      const pattern = find(`${key}.${forms.select(count)}`) ?? messages[`${key}.other`];
      return fill(pattern, [number(count)]);
    },
    find,
    number,
  };
}
