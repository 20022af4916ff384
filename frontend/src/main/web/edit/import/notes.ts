/** What the server found out of a file, and found wrong in it, in the words of the interface. */
import { fill } from "../../i18n/messages.ts";
import { languageName } from "../language-names.ts";
import type { Words } from "../words.ts";
import { sizeIn } from "./amounts.ts";
import { fieldLabel } from "./fields.ts";
import type { Note } from "./imports.ts";

/**
 * Why a file was refused, or an import failed; undefined of what the server alone knows.
 *
 * @param most how large a file may be, in bytes
 */
export function problemIn(code: string, { find, lang }: Words, most?: number): string | undefined {
  const pattern =
    find(`edit.import.problem.${code}`) ??
    (code.startsWith("unread-") ? find("edit.import.problem.unread") : undefined);
  return pattern === undefined || (most === undefined && pattern.includes("{0}"))
    ? undefined
    : fill(pattern, most === undefined ? [] : [sizeIn(most, lang)]);
}

/** What kind of fault it is. */
export function faultIn(code: string, { find }: Words): string {
  return find(`edit.import.fault.${code}`) ?? code.replaceAll("-", " ");
}

/** What would be right in its place; undefined where the server alone knows it. */
export function rightFor(code: string, categories: readonly string[], { find }: Words): string | undefined {
  const pattern = find(`edit.import.right.${code}`);
  return pattern === undefined ? undefined : fill(pattern, [categories.join(", ")]);
}

const GUESSED = "guessed-by-";
const LEFT_OUT = "left-out-";

/** Undefined of what the server has no code for: it is told in its own words. */
export function noteIn({ column, code, values }: Note, words: Words): string | undefined {
  const pattern = words.find(`edit.import.note.${code}`);
  if (pattern === undefined) return undefined;
  if (code.startsWith(GUESSED)) {
    const [columns = "", field = ""] = values;
    return `${fieldLabel(field, words)}: ${columns && `${isolated(columns)} – `}${pattern}`;
  }
  return (column === null ? "" : `${isolated(column)}: `) + fill(pattern, valuesIn(code, values, words).map(isolated));
}

/** What is written in another direction than the words around it leaves these in order (Unicode Bidirectional Algorithm, FSI and PDI). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function valuesIn(code: string, values: readonly string[], { find, lang }: Words): readonly string[] {
  if (code.startsWith(LEFT_OUT) && values.length === 2) {
    const [which = "", more = ""] = values;
    return [more === "0" ? which : `${which} … (+${more})`];
  }
  switch (code) {
    case "language":
      return values.map((tag) => languageName(tag, lang));
    case "delimiter":
      return values.map((one) => (one === "tab" ? "⇥" : one));
    case "date-order": {
      const [order = "", why = ""] = values;
      return [find(`edit.import.order.${order}`) ?? order, find(`edit.import.note.why.${why}`) ?? why];
    }
    default:
      return values;
  }
}
