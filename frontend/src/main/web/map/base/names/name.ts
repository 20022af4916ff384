/** What is named on the base map: the files that have the names, read. */
import type { LonLat } from "../../../story/types.ts";

export type Kind = "country" | "sea" | "capital" | "town";

export interface Name {
  /** Of no other name. */
  readonly key: string;
  readonly kind: Kind;
  readonly text: string;
  /** The zoom from which it is shown; of a country, before which it is not, as that depends on how wide its name is. */
  readonly zoom: number;
  /** Where it may stand, best first: what is large is named where the map shows it. */
  readonly points: readonly LonLat[];
  /** Of a country: ISO 3166-1 alpha-2. */
  readonly code?: string;
  /** Of a country: the side of a square as large as it, in world units. */
  readonly size?: number;
}

/** In columns, as geodata/src/main/names/README.md describes them. */
export interface NamesFile {
  /** The zoom from which it is needed. */
  readonly from: number;
  /** Two letters each. */
  readonly codes: string;
  readonly countries: string;
  readonly sizes: readonly number[];
  readonly countryPoints: readonly (readonly number[])[];
  readonly seas: string;
  readonly seaZooms: readonly number[];
  readonly seaPoints: readonly (readonly number[])[];
}

/** A tile of towns, the largest first. */
export interface TownsFile {
  readonly names: string;
  readonly zooms: readonly number[];
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  /** How many of them, from the first on, are capitals. */
  readonly capitals: number;
}

const PARTED_BY = "\n";

function pairs(numbers: readonly number[] = [], unit: number): LonLat[] {
  const found: LonLat[] = [];
  for (let i = 0; i < numbers.length; i += 2) found.push([(numbers[i] ?? 0) / unit, (numbers[i + 1] ?? 0) / unit]);
  return found;
}

export function readNames(file: NamesFile): Name[] {
  const split = (column: string) => (column ? column.split(PARTED_BY) : []);
  const countries = split(file.countries).map((text, at): Name => {
    const code = file.codes.slice(2 * at, 2 * at + 2);
    const points = pairs(file.countryPoints[at], 10);
    return { key: code, kind: "country", text, zoom: file.from, points, code, size: (file.sizes[at] ?? 0) / 10 };
  });
  const seas = split(file.seas).map((text, at): Name => {
    const points = pairs(file.seaPoints[at], 10);
    return { key: `sea ${file.from} ${at}`, kind: "sea", text, zoom: file.seaZooms[at] ?? 0, points };
  });
  return [...countries, ...seas];
}

export function readTowns(file: TownsFile, tile: string): Name[] {
  if (!file.names) return [];
  return file.names.split(PARTED_BY).map((text, at): Name => {
    const point = [(file.lon[at] ?? 0) / 1000, (file.lat[at] ?? 0) / 1000] as const;
    const kind = at < file.capitals ? "capital" : "town";
    return { key: `${tile} ${at}`, kind, text, zoom: (file.zooms[at] ?? 0) / 4, points: [point] };
  });
}

/** A long name is read more easily in two lines of about the same length. */
export function linesOf(text: string, most: number): string[] {
  if (text.length <= most) return [text];
  const middle = (text.length - 1) / 2;
  const spaces = [...text.matchAll(/ (?=\S)/g)]
    // A word of three letters or fewer begins no line of its own, and no line begins with a dash.
    .filter(({ index }) => !/^[-–—&]/.test(text.slice(index + 1)))
    .map(({ index }) => index);
  const best = spaces.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a), -1);
  return best < 0 ? [text] : [text.slice(0, best), text.slice(best + 1)];
}
