/** Names of new items in addresses, made of their titles. */

/** Cyrillic letters that do not decompose into others, as passports write them; Kazakh ones as their nearest. */
const LATIN: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ж: "zh",
  з: "z",
  и: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
  ә: "a",
  ғ: "g",
  қ: "q",
  ң: "n",
  ө: "o",
  ұ: "u",
  ү: "u",
  һ: "h",
  і: "i",
  є: "ie",
  ґ: "g",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};
const LONGEST = 60;

/** Lower-case letters a–z, digits and single hyphens; empty where the text has none of them. */
export function slug(text: string): string {
  const plain = [...text.toLowerCase().normalize("NFKD")].map((letter) => LATIN[letter] ?? letter).join("");
  const parts = plain
    .replace(/\p{M}|['’ʼ]/gu, "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let made = "";
  for (const part of parts) {
    if (made !== "" && made.length + part.length >= LONGEST) break;
    made += (made === "" ? "" : "-") + part.slice(0, LONGEST);
  }
  return made;
}

/** @param taken those that the collection has already */
export function freeId(text: string, taken: ReadonlySet<string>, otherwise: string): string {
  const wanted = slug(text) || otherwise;
  for (let nth = 1; ; nth++) {
    const id = nth === 1 ? wanted : `${wanted}-${nth}`;
    if (!taken.has(id)) return id;
  }
}
