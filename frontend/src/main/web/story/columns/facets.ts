/** What of a large story's incidents is asked for later: who takes part and who published, and what a search finds. */
import { readColumnFile } from "./column-file.ts";
import { type Contents, Outdated } from "./columns.ts";

/** Several names of each row: those of row i are at `starts[i]` up to `starts[i + 1]`. */
export interface Names<T> {
  readonly names: readonly T[];
  /** By number in the list of names. */
  readonly numbers: Uint32Array;
  readonly starts: Uint32Array;
}

export interface Facets {
  /** Text, or where languages write it otherwise by language. */
  readonly actors: Names<string | Readonly<Record<string, string>>>;
  readonly publishers: Names<string>;
}

interface Header {
  readonly actors: Facets["actors"]["names"];
  readonly publishers: readonly string[];
}

function read<H>(buffer: ArrayBuffer, contents: Contents) {
  const file = readColumnFile<H>(buffer);
  const { revision } = file.header;
  if (revision !== contents.revision) throw new Outdated(`${revision}, not ${contents.revision}`);
  return file;
}

/**
 * Of all rows of all chunks, in their order.
 *
 * @throws RangeError for what is no such file, or of another version
 * @throws Outdated for one of another revision than the contents
 */
export function readFacets(buffer: ArrayBuffer, contents: Contents): Facets {
  const { header, numbers } = read<Header>(buffer, contents);
  const namesOf = <T>(names: readonly T[], column: string): Names<T> => {
    const starts = new Uint32Array(contents.rows + 1);
    for (const [row, count] of numbers(`${column}Count`).entries()) starts[row + 1] = (starts[row] as number) + count;
    return { names, numbers: Uint32Array.from(numbers(column)), starts };
  };
  return { actors: namesOf(header.actors, "actor"), publishers: namesOf(header.publishers, "publisher") };
}

/**
 * Which rows of all chunks were found: 1 for each of them.
 *
 * @throws RangeError for what is no such file, or of another version
 * @throws Outdated for one of another revision than the contents
 */
export function readFound(buffer: ArrayBuffer, contents: Contents): Uint8Array {
  const found = new Uint8Array(contents.rows);
  for (const row of read(buffer, contents).numbers("row")) found[row] = 1;
  return found;
}
