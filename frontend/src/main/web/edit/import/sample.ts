/** What the first rows of a file hold and become. */
import { isObject } from "../story/json.ts";
import { textsOf, told } from "../story/texts.ts";
import type { Candidate, SampleRow } from "./imports.ts";

/** Its columns, as the first row has them. */
export function columnsOf(rows: readonly SampleRow[]): readonly string[] {
  return Object.keys(rows[0]?.cells ?? {});
}

/** Some of the values of a column that differ. */
export function valuesOf(rows: readonly SampleRow[], column: string, most = 3): readonly string[] {
  const values = new Set<string>();
  for (const { cells } of rows) {
    const value = cells[column];
    if (value != null) values.add(value);
    if (values.size === most) break;
  }
  return [...values];
}

/** Of a row of which nothing can be made: what stands where its title should. */
export function titleIn(
  { becomes, cells }: SampleRow,
  columns: readonly string[],
  languages: readonly string[],
): string {
  if (becomes) return told(textsOf(becomes["title"], languages[0] ?? ""), languages);
  return columns
    .map((column) => cells[column])
    .filter(Boolean)
    .join(", ");
}

/** Where: the name of a place that it was looked for by, else its id, else the position. */
export function whereIn({ becomes, cells }: SampleRow, placeColumns: readonly string[]): string {
  const place = becomes?.["place"];
  const typed = placeColumns
    .map((column) => cells[column])
    .filter(Boolean)
    .join(", ");
  if (typeof place === "string") return typed || place;
  const at = becomes?.["at"];
  if (Array.isArray(at))
    return at
      .map((degree) => Number(degree).toFixed(3))
      .reverse()
      .join(", ");
  const geometry = becomes?.["geometry"];
  return isObject(geometry) && Array.isArray(geometry["coordinates"]) && geometry["type"] === "Point"
    ? geometry["coordinates"]
        .map((degree) => Number(degree).toFixed(3))
        .reverse()
        .join(", ")
    : isObject(geometry)
      ? String(geometry["type"])
      : typed;
}

/** What kind of place it is; empty of one of the story itself. The gazetteer has the kind in its ids: `town/US.IL/Springfield`. */
export function kindOf({ id }: Pick<Candidate, "id">): string {
  const slash = id.indexOf("/");
  const kind = slash < 0 ? "" : id.slice(0, slash);
  return kind === "town" ? "city" : kind;
}

/** A name in a language; what Kazakh has no name for it mostly calls as Russian does. Empty where there is none. */
export function nameIn(names: Readonly<Record<string, string>> | undefined, lang: string): string {
  const found = [lang, ...(lang === "kk" ? ["ru"] : []), "en"].map((one) => names?.[one]).find(Boolean);
  return found ?? Object.values(names ?? {})[0] ?? "";
}
