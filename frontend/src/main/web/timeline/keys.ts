/** Keys by what is written on them; on a keyboard of other letters than Latin ones, by where they lie. */

const BY_PLACE: Readonly<Record<string, string>> = { KeyN: "n", KeyP: "p", Comma: ",", Period: "." };
const OTHER_LETTER = /^(?!\p{Script=Latin})\p{Letter}$/u;

/**
 * What a key means, in lower case. A letter of Cyrillic, Greek, Arabic and the like stands for what a keyboard of the United States
 * has in its place. A Latin letter is never read by its place: keyboards arrange those in many ways.
 */
export function keyOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  return (OTHER_LETTER.test(key) ? BY_PLACE[code] : undefined) ?? key.toLowerCase();
}
