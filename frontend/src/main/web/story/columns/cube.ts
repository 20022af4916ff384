/** A story's incidents by steps of time and cells of the map: all that the first view of a large story counts. */
import { STATUSES, type Status } from "../types.ts";
import { readColumnFile } from "./column-file.ts";
import type { IncidentRows } from "./rows.ts";

interface Header {
  /** Category and status. */
  readonly groups: readonly (readonly [string, Status])[];
  /** Ids. */
  readonly places: readonly string[];
  readonly perDegree: number;
}

/** Cells of the map: first parts of it, then places, last what has no place. */
export interface Cells {
  readonly count: number;
  /** How many parts of the map there are. */
  readonly parts: number;
  /** The mean position of the incidents in each part, in degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** At how many spots of each part there are incidents. */
  readonly spots: Uint32Array;
  /** The ids of the places that come after the parts. */
  readonly places: readonly string[];
  /** How coarsely it is known at the worst where the incidents of a cell are: 0 exact, 1 city, 2 region, 3 country, 4 nowhere. */
  readonly coarsest: Uint8Array;
}

/**
 * A row for each incident. Its times are as wide as the steps that they fall in: counts hold at the bounds of steps, and between them
 * what may have begun is possible.
 */
export interface Cube extends IncidentRows {
  readonly revision: string;
  /** Ids that rows name by number. */
  readonly categories: readonly string[];
  /** The first milliseconds of the steps, and the one after the last. */
  readonly edges: Float64Array;
  readonly cells: Cells;
  /** The cell of each row. */
  readonly cell: Uint32Array;
}

/** @throws RangeError for what is no cube, or of another version */
export function readCube(buffer: ArrayBuffer): Cube {
  const { header, numbers } = readColumnFile<Header>(buffer);
  const { rows, groups, places, perDegree, revision } = header;
  const degrees = (name: string) => numbers(name).map((value) => value / perDegree);
  const edges = numbers("edges");
  const sizes = numbers("sizes");
  const coarsest = Uint8Array.from(numbers("coarsest"));
  const categories = [...new Set(groups.map(([category]) => category))];
  const first = numbers("start");
  const late = numbers("latestStart");
  const early = numbers("earliestEnd");
  const last = numbers("end");
  const category = new Uint16Array(rows);
  const status = new Uint8Array(rows);
  const cell = new Uint32Array(rows);
  // The instants that steps begin and end with, from what lies before the first step to what lies after the last, and then what has no
  // known date.
  const begins = Float64Array.of(-Infinity, ...edges, Infinity);
  const ends = Float64Array.from(begins, (_, step) => (edges[step] ?? Infinity) - 1);
  let row = 0;
  for (let list = 0; list < sizes.length; list++) {
    const [ofCategory, ofStatus] = groups[Math.floor(list / coarsest.length)] as [string, Status];
    const until = row + (sizes[list] as number);
    category.fill(categories.indexOf(ofCategory), row, until);
    status.fill(STATUSES.indexOf(ofStatus), row, until);
    cell.fill(list % coarsest.length, row, until);
    let step = 0;
    for (; row < until; row++) {
      step += first[row] as number;
      const latest = step + (late[row] as number);
      const earliest = step + (early[row] as number);
      last[row] = ends[Math.max(latest, earliest) + (last[row] as number)] as number;
      late[row] = ends[latest] as number;
      early[row] = begins[earliest] as number;
      first[row] = begins[step] as number;
    }
  }
  const longitude = degrees("longitude");
  return {
    revision,
    categories,
    edges,
    cells: {
      count: coarsest.length,
      parts: longitude.length,
      longitude,
      latitude: degrees("latitude"),
      spots: Uint32Array.from(numbers("spots")),
      places,
      coarsest,
    },
    cell,
    start: first,
    latestStart: late,
    earliestEnd: early,
    end: last,
    category,
    status,
  };
}
