/** Makes texts comparable whatever their case and marks, and finds where in a text a search's words stand. */

/** Letters that decompose into no base letter and mark, but that people type without: Latin, Kazakh Cyrillic, Arabic. */
const PLAIN: Readonly<Record<string, string>> = {
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ة: "ه",
  ى: "ي",
  "’": "'",
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");
// Marks, the Arabic lengthening line, and characters that are not seen.
const UNSEEN = /[\p{M}\p{Cf}\u0640]/gu;

/** Lower case, without marks, with compatibility forms resolved: "Қазақстан" and "казакстан" become the same. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(UNSEEN, "")
    .toLowerCase()
    .replace(UNSEEN, "")
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter);
}

/** The words of a search, folded, without repetition; "…" or «…» keep words together. */
export function termsOf(query: string): string[] {
  const found = [...query.matchAll(/["“„«]([^"“”„«»]+)["”“»]?|([^\s"“”„«»]+)/gu)];
  const terms = found.map(([, phrase, word]) =>
    fold(phrase ?? word ?? "")
      .replace(/\s+/gu, " ")
      .trim(),
  );
  return [...new Set(terms)].filter((term) => term !== "");
}

/** Part of a text: indexes of UTF-16 units, half-open. */
export type TextRange = readonly [from: number, to: number];

/** Where the terms stand in the text as written, in order, overlapping ones joined. */
export function rangesOf(text: string, terms: readonly string[]): TextRange[] {
  if (terms.length === 0 || text === "") return [];
  let folded = "";
  /** For each unit of the folded text, the begin and end of the letter that it comes from. */
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const plain = fold(letter);
    // A mark belongs to the letter before it.
    if (plain === "" && to.length > 0) to[to.length - 1] = end;
    for (let unit = 0; unit < plain.length; unit++) {
      from.push(at);
      to.push(end);
    }
    folded += plain;
    at = end;
  }
  const found: [number, number][] = [];
  for (const term of terms) {
    for (let hit = folded.indexOf(term); hit >= 0; hit = folded.indexOf(term, hit + term.length)) {
      found.push([from[hit] ?? 0, to[hit + term.length - 1] ?? text.length]);
    }
  }
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const joined: [number, number][] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else joined.push(range);
  }
  return joined;
}
