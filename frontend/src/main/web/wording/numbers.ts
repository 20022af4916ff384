/** An item's numbers in words: "at least 12,000", "dozens". */
import type { Translator } from "../i18n/messages.ts";
import type { NumberRange } from "../story/types.ts";

export function rangeText({ low, best, high, words }: NumberRange, { t, number }: Translator): string {
  if (words) return words;
  if (best != null) {
    const exact = (low == null || low === best) && (high == null || high === best);
    if (exact) return number(best);
    return t("number.best", number(best), number(low ?? best), number(high ?? best));
  }
  if (low != null && high != null) {
    return low === high ? number(low) : t("number.range", number(low), number(high));
  }
  if (low != null) return t("number.atLeast", number(low));
  if (high != null) return t("number.atMost", number(high));
  return "";
}

/** A range that stands for one round count, which can go before a noun; else undefined. */
export function plainCount({ low, best, high, words }: NumberRange): number | undefined {
  if (words) return undefined;
  const value = best ?? low;
  if (value == null || (low != null && low !== value) || (high != null && high !== value)) return undefined;
  return best == null && high == null ? undefined : value;
}

/** What a number counts: as the story labels it, else as the interface does, else its key. */
export function countedText(key: string, labels: Readonly<Record<string, string>>, { find }: Translator): string {
  return labels[key] ?? find(`number.${key}`) ?? key;
}

/** In so many letters a ring has room for a count. */
const LETTERS = 4;
/** By locale, made when first asked for: each costs a phone some 50 ms. */
const brief = new Map<string, Intl.NumberFormat>();

/** "2.4K"; where a language takes more letters to say so, the digits alone: "2436". */
export function briefCount(
  count: number,
  { numberLocale, number }: Pick<Translator, "numberLocale" | "number">,
): string {
  if (count < 1000) return number(count);
  const format = brief.get(numberLocale) ?? new Intl.NumberFormat(numberLocale, { notation: "compact" });
  brief.set(numberLocale, format);
  const text = format.format(count).replace(/\s/g, "");
  return text.length > LETTERS ? number(count).replace(/\P{Nd}/gu, "") : text;
}
