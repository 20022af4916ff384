/** The incidents of a large story, row by row: numbers of all of them, and the words of those that have been asked for. */
import { ascending } from "../../time/ascending.ts";
import { compareInStory, type Incident, inStoryOrder, type Movement, type StoryEvent } from "../event.ts";
import type { Range } from "../range.ts";
import {
  type Config,
  type GeoPrecision,
  type IncidentProperties,
  type LonLat,
  type PlaceFeature,
  STATUSES,
  type Status,
} from "../types.ts";
import type { Chunk, Contents, NumberColumns } from "./columns.ts";
import type { Cube } from "./cube.ts";
import type { Facets, Names } from "./facets.ts";
import type { IncidentRows } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** What stands for words that are on their way. */
const AWAITED = "…";
const GEO_PRECISIONS: readonly GeoPrecision[] = ["exact", "city", "region", "country", "none"];

export interface Table extends IncidentRows {
  /** Of rows that are not known one by one there are none. */
  readonly ids: readonly string[];
  /** What rows name by number. */
  readonly categories: readonly string[];
  readonly statuses: readonly Status[];
  readonly geoPrecisions: readonly GeoPrecision[];
  readonly timePrecisions: readonly string[];
  readonly places: readonly PlaceName[];
  /** By the bits of a row. */
  readonly qualifiers: readonly (readonly string[])[];
  readonly geoPrecision: Uint8Array;
  readonly timePrecision: Uint8Array;
  readonly timeQualifiers: Uint8Array;
  /** By number; -1 = none. */
  readonly place: Int32Array;
  /** Degrees; NaN where its spot is its place's, or it has none. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Where marks are sized by one. */
  readonly number?: NumberColumns | undefined;
  readonly facets: Readonly<Record<"actor" | "source", Names<string>>>;
  readonly texts: Pick<Texts<IncidentProperties>, "of" | "known">;
}

export interface PlaceName {
  /** Its id, alone in a list. */
  readonly ids: readonly [string];
  readonly name: string | null;
}

const NOWHERE: readonly string[] = [];

/** An incident that is told by a row. What it says in words it asks for when it is first read, and says {@link AWAITED} until then. */
export class RowIncident implements Incident {
  /** Where it is told now. */
  table: Table;
  row: number;

  constructor(table: Table, row: number) {
    this.table = table;
    this.row = row;
  }

  get kind() {
    return "incident" as const;
  }
  get id() {
    return this.table.ids[this.row] ?? "";
  }
  get key() {
    return this.id && `incidents/${this.id}`;
  }
  get start() {
    return this.table.start[this.row] as number;
  }
  get latestStart() {
    return this.table.latestStart[this.row] as number;
  }
  get earliestEnd() {
    return this.table.earliestEnd[this.row] as number;
  }
  get end() {
    return this.table.end[this.row] as number;
  }
  get places() {
    return placeOf(this)?.ids ?? NOWHERE;
  }
  get at(): LonLat | undefined {
    const { longitude, latitude } = this.table;
    const lon = longitude[this.row] as number;
    return Number.isNaN(lon) ? undefined : [lon, latitude[this.row] as number];
  }
  get properties(): IncidentProperties {
    return new RowProperties(this) as RowProperties & IncidentProperties;
  }
  get said() {
    return this.table.texts.known(this.id);
  }
  /** Two with the same bounds and qualifiers have the same date. */
  get date() {
    const { start, latestStart, earliestEnd, end, row, table } = this;
    return [start, latestStart, earliestEnd, end, table.timePrecision[row], table.timeQualifiers[row]].join();
  }

  named(facet: "actor" | "source"): readonly string[] {
    const { names, numbers, starts } = this.table.facets[facet];
    const of = numbers.subarray(starts[this.row], starts[this.row + 1]);
    return Array.from(of, (number) => names[number] as string);
  }

  range(): Range | undefined {
    const { low, high } = this.table.number ?? {};
    const from = low?.[this.row] ?? Number.NaN;
    return Number.isNaN(from) ? undefined : [from, high?.[this.row] as number];
  }
}

function placeOf({ table, row }: RowIncident): PlaceName | undefined {
  return table.places[table.place[row] as number];
}

/** What is said of an incident in words, as the server tells it. */
const WORDS = ["summary", "lang", "numbers", "actors", "tags", "sources", "media", "inferred", "updated"] as const;

/** Made anew whenever it is asked for. */
class RowProperties {
  readonly of: RowIncident;

  constructor(of: RowIncident) {
    this.of = of;
  }

  get said() {
    return this.of.table.texts.of(this.of.id);
  }
  get title() {
    return this.said?.title ?? AWAITED;
  }
  get whenText() {
    return this.said?.whenText ?? AWAITED;
  }
  get whereText() {
    if (this.of.at === undefined) return undefined;
    const { said } = this;
    return said ? said.whereText : AWAITED;
  }
  /** Not asked for: where it is not known, neither is what it was. */
  get revision() {
    return this.of.table.texts.known(this.of.id)?.revision;
  }
  get category() {
    const { table, row } = this.of;
    return table.categories[table.category[row] as number] as string;
  }
  get status() {
    const { table, row } = this.of;
    return table.statuses[table.status[row] as number] as Status;
  }
  get geoPrecision() {
    const { table, row } = this.of;
    return table.geoPrecisions[table.geoPrecision[row] as number] as GeoPrecision;
  }
  get timePrecision() {
    const { table, row } = this.of;
    return table.timePrecisions[table.timePrecision[row] as number] as string;
  }
  get timeQualifiers() {
    const { table, row } = this.of;
    return table.qualifiers[table.timeQualifiers[row] as number] as readonly string[];
  }
  get place() {
    return placeOf(this.of)?.ids[0] ?? null;
  }
  get placeName() {
    return placeOf(this.of)?.name ?? null;
  }
  // Bounds are told by the incident itself.
  get start() {
    return null;
  }
  get latestStart() {
    return null;
  }
  get earliestEnd() {
    return null;
  }
  get end() {
    return null;
  }
}
for (const name of WORDS) {
  Object.defineProperty(RowProperties.prototype, name, {
    get(this: RowProperties) {
      return this.said?.[name];
    },
  });
}

export interface TableParts {
  readonly contents: Contents;
  readonly chunks: readonly Chunk[];
  readonly facets: Facets;
  readonly places: readonly PlaceFeature[];
  readonly config: Config;
  readonly texts: Table["texts"];
}

export function tableOf({ contents, chunks, facets, places, config, texts }: TableParts): Table {
  const joined = <T extends Float64Array | Int32Array | Uint16Array | Uint8Array>(
    all: T,
    column: (chunk: Chunk) => ArrayLike<number>,
  ): T => {
    let at = 0;
    for (const chunk of chunks) {
      all.set(column(chunk), at);
      at += chunk.ids.length;
    }
    return all;
  };
  const { rows, timeQualifiers } = contents;
  const times = (column: (chunk: Chunk) => Float64Array) => joined(new Float64Array(rows), column);
  const codes = (column: (chunk: Chunk) => Uint8Array) => joined(new Uint8Array(rows), column);
  const names = new Map(places.map(({ id, properties }) => [String(id), properties.name]));
  const { languages } = config.story;
  const nameOf = (actor: string | Readonly<Record<string, string>>) => {
    if (typeof actor === "string") return actor;
    const language = [config.lang, ...languages].find((one) => actor[one] !== undefined);
    return (language === undefined ? Object.values(actor)[0] : actor[language]) ?? "";
  };
  return {
    ids: chunks.flatMap(({ ids }) => ids),
    categories: contents.categories,
    statuses: contents.statuses as readonly Status[],
    geoPrecisions: contents.geoPrecisions as readonly GeoPrecision[],
    timePrecisions: contents.timePrecisions,
    places: contents.places.map((id): PlaceName => ({ ids: [id], name: names.get(id) ?? null })),
    qualifiers: Array.from({ length: 2 ** timeQualifiers.length }, (_, bits) =>
      timeQualifiers.filter((__, bit) => bits & (1 << bit)),
    ),
    start: times((chunk) => chunk.start),
    latestStart: times((chunk) => chunk.latestStart),
    earliestEnd: times((chunk) => chunk.earliestEnd),
    end: times((chunk) => chunk.end),
    longitude: times((chunk) => chunk.longitude),
    latitude: times((chunk) => chunk.latitude),
    category: joined(new Uint16Array(rows), (chunk) => chunk.category),
    status: codes((chunk) => chunk.status),
    geoPrecision: codes((chunk) => chunk.geoPrecision),
    timePrecision: codes((chunk) => chunk.timePrecision),
    timeQualifiers: codes((chunk) => chunk.timeQualifiers),
    place: joined(new Int32Array(rows), (chunk) => chunk.place),
    number: contents.number && {
      low: times(({ number }) => number?.low as Float64Array),
      high: times(({ number }) => number?.high as Float64Array),
    },
    facets: { actor: { ...facets.actors, names: facets.actors.names.map(nameOf) }, source: facets.publishers },
    texts,
  };
}

/**
 * In story order.
 *
 * @param byId the rows in the order of their ids, which those that begin alike keep
 */
export function rowsOf(table: Table, byId?: Uint32Array): RowIncident[] {
  const order = ascending(table.latestStart, ascending(table.start, byId));
  return Array.from(order, (row) => new RowIncident(table, row));
}

/** @returns all of them, in story order: of those that begin alike the incidents first */
export function withMovements(
  incidents: readonly RowIncident[],
  movements: readonly Movement[],
): readonly StoryEvent[] {
  if (movements.length === 0) return incidents;
  const all: StoryEvent[] = [];
  let at = 0;
  for (const movement of inStoryOrder(movements)) {
    let incident = incidents[at];
    for (; incident && compareInStory(incident, movement) <= 0; incident = incidents[at]) {
      all.push(incident);
      at++;
    }
    all.push(movement);
  }
  return [...all, ...incidents.slice(at)];
}

/** No row of it has an id, and none says more than where and when, to the bounds of a step and a part of the map. */
export function tableOfCube({ cells, cell, ...rows }: Cube, places: readonly PlaceFeature[]): Table {
  const names = new Map(places.map(({ id, properties }) => [String(id), properties.name]));
  const none = new Uint8Array(cell.length);
  const ofCells = <T extends Float64Array | Int32Array | Uint8Array>(all: T, value: (cell: number) => number): T => {
    const values = Array.from({ length: cells.count }, (_, one) => value(one));
    for (let row = 0; row < cell.length; row++) all[row] = values[cell[row] as number] as number;
    return all;
  };
  const nobody = { names: [], numbers: new Uint32Array(), starts: new Uint32Array(cell.length + 1) };
  return {
    ...rows,
    ids: [],
    statuses: STATUSES,
    geoPrecisions: GEO_PRECISIONS,
    timePrecisions: ["day"],
    qualifiers: [[]],
    places: cells.places.map((id): PlaceName => ({ ids: [id], name: names.get(id) ?? null })),
    geoPrecision: ofCells(new Uint8Array(cell.length), (one) => cells.coarsest[one] as number),
    timePrecision: none,
    timeQualifiers: none,
    place: ofCells(new Int32Array(cell.length), (one) => (cells.places[one - cells.parts] ? one - cells.parts : -1)),
    longitude: ofCells(new Float64Array(cell.length), (one) => cells.longitude[one] ?? Number.NaN),
    latitude: ofCells(new Float64Array(cell.length), (one) => cells.latitude[one] ?? Number.NaN),
    facets: { actor: nobody, source: nobody },
    texts: { of: () => undefined, known: () => undefined },
  };
}
