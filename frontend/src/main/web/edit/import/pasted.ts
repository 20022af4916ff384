/** Text that is pasted in the place of a file. */

/** Null where it holds no table and no GeoJSON: a single word, or nothing. */
export function fileOfText(text: string): { readonly name: string; readonly type: string } | null {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) return { name: "pasted.geojson", type: "application/geo+json" };
  if (!trimmed.includes("\n")) return null;
  return trimmed.includes("\t")
    ? { name: "pasted.tsv", type: "text/tab-separated-values" }
    : { name: "pasted.csv", type: "text/csv" };
}

/** Whether it is a ZIP file, which no table is: of a story's folder, mostly. */
export function isZip({ name, type }: Pick<File, "name" | "type">): boolean {
  return /\.zip$/i.test(name) || type === "application/zip" || type === "application/x-zip-compressed";
}

/** The text as a file; none where it holds no table. */
export function tablesOf(text: string): readonly File[] {
  const file = fileOfText(text);
  return file ? [new File([text], file.name, { type: file.type })] : [];
}
