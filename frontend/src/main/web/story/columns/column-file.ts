/** Files of columns as the server writes them: see backend/docs/columns.md. */

/** The version of the format that is read here. */
export const VERSION = 1;

const MAGIC = "CHRONCOL";

interface Column {
  readonly name: string;
  readonly rows: number;
  readonly coding: "numbers" | "differences" | "lines";
  readonly bytes: number;
}

interface Head {
  readonly version: number;
  /** Which state of the story it tells of. */
  readonly revision: string;
  readonly rows: number;
  readonly columns: readonly Column[];
}

export interface ColumnFile<H> {
  readonly header: Head & H;
  /** @throws RangeError if there is no such column of numbers */
  numbers(name: string): Float64Array;
  /** @throws RangeError if there is no such column of texts */
  lines(name: string): string[];
}

/** @throws RangeError for what is no such file, or of another version */
export function readColumnFile<H>(buffer: ArrayBuffer): ColumnFile<H> {
  const all = new Uint8Array(buffer);
  const text = (from: number, length: number) => new TextDecoder().decode(all.subarray(from, from + length));
  if (all.length < 12 || text(0, 8) !== MAGIC) throw new RangeError("Not a file of columns");
  const length = new DataView(buffer).getUint32(8, true);
  const header = JSON.parse(text(12, length)) as Head & H;
  if (header.version !== VERSION) throw new RangeError(`Columns of version ${header.version}, not ${VERSION}`);
  const found = new Map<string, Column & { readonly at: number }>();
  let at = 12 + length;
  for (const column of header.columns) {
    found.set(column.name, { ...column, at });
    at += column.bytes;
  }
  if (at !== all.length) throw new RangeError(`Columns of ${at} bytes in a file of ${all.length}`);
  const find = (name: string, isText: boolean) => {
    const column = found.get(name);
    if (!column || (column.coding === "lines") !== isText) throw new RangeError(`No column ${name}`);
    return column;
  };
  return {
    header,
    numbers(name) {
      const { rows, bytes, coding, at: from } = find(name, false);
      const numbers = new Float64Array(rows);
      // Byte by byte of all of them, the lowest first.
      for (let plane = 0, unit = 1; plane * rows < bytes; plane++, unit *= 256) {
        const start = from + plane * rows;
        for (let row = 0; row < rows; row++)
          numbers[row] = (numbers[row] as number) + unit * (all[start + row] as number);
      }
      if (coding === "differences") addUp(numbers);
      return numbers;
    },
    lines(name) {
      const { bytes, rows, at: from } = find(name, true);
      return rows === 0 ? [] : text(from, bytes - 1).split("\n");
    },
  };
}

/** From differences, of which those below 0 are folded between the others: 0, -1, 1, -2, 2. */
function addUp(numbers: Float64Array): void {
  let sum = 0;
  for (let row = 0; row < numbers.length; row++) {
    const folded = numbers[row] as number;
    sum += folded % 2 ? -(folded + 1) / 2 : folded / 2;
    numbers[row] = sum;
  }
}
