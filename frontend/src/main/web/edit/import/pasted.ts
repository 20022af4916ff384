/** Text that is pasted in the place of a file. */

/** What kind of file it would be; null where it holds no table and no GeoJSON: a single word, or nothing. */
export function typeOfText(text: string): string | null {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) return "application/geo+json";
  if (!trimmed.includes("\n")) return null;
  return trimmed.includes("\t") ? "text/tab-separated-values" : "text/csv";
}

/** Whether it is a ZIP file: of Shapefiles, or of a story's folder, which is no table. */
export function isZip({ name, type }: Pick<File, "name" | "type">): boolean {
  return /\.zip$/i.test(name) || type === "application/zip" || type === "application/x-zip-compressed";
}

/** The text as a file without a name, for none of two is a newer one of the other; none where it holds no table. */
export function tablesOf(text: string): readonly File[] {
  const type = typeOfText(text);
  return type ? [new File([text], "", { type })] : [];
}
