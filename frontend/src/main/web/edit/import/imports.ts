/** Imports of files of rows, as the server tells them (backend/docs/importing.md), and what is asked of it. */
import type { Answer } from "../server/ask.ts";
import type { Ask } from "../server/asking.tsx";
import type { Json, JsonObject } from "../story/json.ts";
import type { Words } from "../words.ts";
import type { Mapping } from "./mapping.ts";

export interface RowFault {
  readonly row: number;
  /** Null = it concerns the row. */
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
  readonly given: string;
  readonly warning?: boolean;
}

export interface Candidate {
  /** Of the gazetteer or the story: `town/US.IL/Springfield`. */
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  /** By language; absent of what is in none. */
  readonly region?: Readonly<Record<string, string>>;
  readonly country?: Readonly<Record<string, string>>;
  readonly population: number;
}

/** A name that may mean several places, or none that is known. */
export interface PlaceQuestion {
  readonly name: string;
  readonly rows: number;
  /** Of false the candidates have almost this name. */
  readonly exact: boolean;
  readonly candidates: readonly Candidate[];
}

/** A word of a column of categories or statuses. */
export interface Word {
  readonly word: string;
  readonly rows: number;
  /** Null = not known. */
  readonly meaning: string | null;
  readonly proposed: string | null;
}

/** What was found out or decided of a file or a column. */
export interface Note {
  readonly column: string | null;
  readonly code: string;
  /** What the text has of this file. */
  readonly values: readonly string[];
  /** In English. */
  readonly text: string;
}

export interface Report {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Items of the story that the file lacks, where the server tells it. */
  readonly gone?: number | null;
  readonly faulty: number;
  readonly warnings: number;
  readonly format: string;
  /** What was guessed and decided. */
  readonly noted: readonly Note[];
  readonly mapping: Mapping;
  readonly choices: {
    readonly places?: readonly PlaceQuestion[];
    readonly categories?: readonly Word[];
    readonly statuses?: readonly Word[];
    readonly geoPrecisions?: readonly Word[];
  };
}

export type State = "reading" | "checked" | "applying" | "done" | "failed" | "cancelled";

export interface Standing {
  readonly id: string;
  readonly state: State;
  /** Of the file. */
  readonly name: string;
  readonly size: number;
  readonly by: string;
  readonly begun: string;
  readonly dryRun: boolean;
  readonly draft: boolean;
  readonly onlyGood: boolean;
  /** While it is under way. */
  readonly rows?: number;
  readonly rowsPerSecond?: number;
  readonly secondsLeft?: number | null;
  readonly problem?: { readonly code: string; readonly detail: string };
  readonly report?: Report;
  /** Of the first change, once it is stored; changes = how many. */
  readonly change?: number;
  readonly changes: number;
  /** By whom all of it was undone since, and when: here or anywhere else. */
  readonly undone?: { readonly by: string; readonly at: string };
  /** By what it is known which files are newer ones of the same; absent = by nothing. */
  readonly source?: { readonly file?: string; readonly mapping?: string };
  /** What was said of the file, as the parameters of an import have it. */
  readonly options?: Partial<Record<keyof FileOptions, string | number | boolean>>;
}

/** What somebody knows better of a file than can be found out; empty = it is found out. */
export interface FileOptions {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerRow: string;
  readonly sheet: string;
  readonly decimalComma: string;
}

export const NO_OPTIONS: FileOptions = { encoding: "", delimiter: "", headerRow: "", sheet: "", decimalComma: "" };

/** What was said of the file of an import. */
export function optionsOf({ options = {} }: Pick<Standing, "options">): FileOptions {
  const said = Object.entries(options).map(([name, value]) => [name, String(value)]);
  return { ...NO_OPTIONS, ...Object.fromEntries(said) };
}

/** As parameters of an address. */
export function parametersOf({ encoding, delimiter, headerRow, sheet, decimalComma }: FileOptions) {
  return { encoding, delimiter, "header-row": headerRow, sheet, "decimal-comma": decimalComma };
}

export interface SampleRow {
  readonly row: number;
  /** By column. */
  readonly cells: Readonly<Record<string, string | null>>;
  readonly becomes: JsonObject | null;
  readonly change: "new" | "changed" | "same" | "faulty";
  readonly faults?: readonly RowFault[];
}

export interface Faults {
  readonly faults: readonly RowFault[];
  readonly matched: number;
  /** Of all that there are, the most first. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
  readonly columns: readonly { readonly column: string; readonly count: number }[];
}

export interface Listed {
  readonly imports: readonly Standing[];
  /** The names of kept mappings. */
  readonly mappings: readonly string[];
  /** How large a file may be, in bytes. */
  readonly maxSize: number;
}

/** What a file is called that came without a name. */
const UNNAMED = "file";

/** The name of its file; what has none was pasted, mostly. */
export function nameOf(name: string, { t }: Pick<Words, "t">): string {
  return name === "" || name === UNNAMED ? t("edit.import.pasted") : name;
}

export const isUnderWay = ({ state }: Pick<Standing, "state">): boolean => state === "reading" || state === "applying";

/** Of as many rows it is shown what they become. */
export const SHOWN_ROWS = 10;
/** Of as many items it is shown that the file has them no more. */
export const SHOWN_GONE = 50;
/** Of as many samples of the columns are taken, which is all that there are. */
export const SAMPLED_ROWS = 50;

export interface Imports {
  list(): Promise<Answer<Listed>>;
  find(id: string): Promise<Answer<Standing>>;
  rows(id: string): Promise<Answer<{ readonly rows: readonly SampleRow[] }>>;
  faults(id: string, wanted: FaultsWanted): Promise<Answer<Faults>>;
  /** Tries it again by another mapping, or read in another way. */
  map(id: string, wanted: Mapped): Promise<Answer<Standing>>;
  apply(id: string, wanted: Applied): Promise<Answer<Standing>>;
  /** Cancels what is under way, and throws away what is not. */
  remove(id: string): Promise<Answer<unknown>>;
  undo(change: number): Promise<Answer<unknown>>;
  /** Some of the items that the file has no more. */
  gone(id: string): Promise<Answer<{ readonly gone: readonly GoneItem[] }>>;
  /** Where a table is downloaded: of the faults, or of the rows that have some. */
  table(id: string, format: "csv" | "rows"): string;
}

export interface GoneItem {
  readonly collection: string;
  readonly id: string;
  /** By language. */
  readonly title: Json;
}

export interface FaultsWanted {
  readonly limit: number;
  readonly offset: number;
  /** Empty = any; of `warning`: what is faulty and warnings alike. */
  readonly code: string;
  readonly column: string;
  readonly warning: "" | "true" | "false";
  readonly q: string;
}

export interface Mapped {
  /** Null = it is guessed. */
  readonly mapping: Mapping | null;
  /** As it shall be imported: a draft needs no source. */
  readonly draft: boolean;
  /** The name under which the mapping is kept, too; empty = it is not. */
  readonly keep: string;
  /** In the place of what was said of the file before; null = that stands. */
  readonly options: FileOptions | null;
}

export interface Applied {
  readonly onlyGood: boolean;
  readonly draft: boolean;
  readonly note: string;
  /** Whether what the file has no more is deleted. */
  readonly removeGone: boolean;
}

export function importsOf(ask: Ask, story: string): Imports {
  const own = `/stories/${encodeURIComponent(story)}`;
  const at = (id: string) => `${own}/imports/${encodeURIComponent(id)}`;
  return {
    list: () => ask(`${own}/imports`),
    find: (id) => ask(at(id)),
    rows: (id) => ask(`${at(id)}/rows?limit=${SAMPLED_ROWS}`),
    faults: (id, wanted) => ask(`${at(id)}/faults?${query(wanted)}`),
    map: (id, { mapping, draft, keep, options }) =>
      ask(`${at(id)}/mapping?${query({ keep, draft: String(draft) })}${options ? `&${allOf(options)}` : ""}`, {
        method: "PUT",
        body: mapping as unknown as JsonObject,
        respondAsync: true,
      }),
    apply: (id, { onlyGood, draft, note, removeGone }) => {
      const wanted = { "only-good": onlyGood, draft, "remove-gone": removeGone, note: note.trim() };
      return ask(`${at(id)}/apply?${query(wanted)}`, { method: "POST", respondAsync: true });
    },
    gone: (id) => ask(`${at(id)}/gone?limit=${SHOWN_GONE}`),
    remove: (id) => ask(at(id), { method: "DELETE" }),
    undo: (change) => ask(`${own}/changes/${change}/undo?together=true`, { method: "POST" }),
    table: (id, format) => `${at(id)}/faults?f=${format}`,
  };
}

/** Those that are empty, too: what they said is to be found out. */
function allOf(options: FileOptions): string {
  return new URLSearchParams(parametersOf(options)).toString();
}

/** Of what is said at all. */
export function query(wanted: object): string {
  return new URLSearchParams(
    Object.entries(wanted)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => [name, String(value)]),
  ).toString();
}
