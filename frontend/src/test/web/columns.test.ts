import assert from "node:assert/strict";
import { test } from "node:test";
import { type ColumnFile, readColumnFile } from "../../main/web/story/columns/column-file.ts";
import {
  type ChunkInfo,
  type Contents,
  inOrderOf,
  Outdated,
  readChunk,
  requireReadable,
} from "../../main/web/story/columns/columns.ts";
import { readCube } from "../../main/web/story/columns/cube.ts";
import { type Names, readFacets, readFound } from "../../main/web/story/columns/facets.ts";
import { STATUSES } from "../../main/web/story/types.ts";
import type { Mode, Span } from "../../main/web/time/span.ts";
// Written by ColumnsTest.java.
import golden from "./columns.json";
import { random } from "./random.ts";

interface Timed {
  readonly start: number;
  readonly latestStart: number;
  readonly earliestEnd: number;
  readonly end: number;
  readonly category: string;
  readonly status: string;
}

const contents = golden.contents as unknown as Contents;
const bufferOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64")).buffer;
const cube = readCube(bufferOf(golden.cube));
const chunks = golden.chunks.map((chunk) => readChunk(bufferOf(chunk), contents));
/** Of what begins at no known time: where nothing is known of when it was, it begins at no time. */
const unbounded = (latestStart: number | null) => (latestStart === null ? Infinity : -Infinity);
const incidents = golden.incidents.map((incident) => ({
  ...incident,
  start: incident.start ?? unbounded(incident.latestStart),
  latestStart: incident.latestStart ?? Infinity,
  earliestEnd: incident.earliestEnd ?? (incident.start === null ? unbounded(incident.latestStart) : -Infinity),
  end: incident.end ?? Infinity,
}));

const fromCube = [...cube.start.keys()].map(
  (row): Timed => ({
    start: cube.start[row] as number,
    latestStart: cube.latestStart[row] as number,
    earliestEnd: cube.earliestEnd[row] as number,
    end: cube.end[row] as number,
    category: cube.categories[cube.category[row] as number] as string,
    status: STATUSES[cube.status[row] as number] as string,
  }),
);
const fromColumns = chunks.flatMap((chunk) =>
  chunk.ids.map((id, row) => ({
    id,
    start: chunk.start[row] as number,
    latestStart: chunk.latestStart[row] as number,
    earliestEnd: chunk.earliestEnd[row] as number,
    end: chunk.end[row] as number,
    category: contents.categories[chunk.category[row] as number] as string,
    status: contents.statuses[chunk.status[row] as number] as string,
    place: contents.places[chunk.place[row] as number] ?? null,
    geoPrecision: contents.geoPrecisions[chunk.geoPrecision[row] as number],
    timePrecision: contents.timePrecisions[chunk.timePrecision[row] as number],
    timeQualifiers: contents.timeQualifiers.filter((_, bit) => (chunk.timeQualifiers[row] as number) & (1 << bit)),
    at: [chunk.longitude[row] as number, chunk.latitude[row] as number],
  })),
);

/** What shows, by category, status and how it stands, and how much of it is new in the last step: asked of one after another. */
function countsOf(events: readonly Timed[], { from, t }: Span, mode: Mode, stepStart: number) {
  const counts: Record<string, number> = {};
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  for (const { start, latestStart, end, category, status } of events) {
    if (t < start || (mode !== "cumulative" && end < from)) continue;
    const isOver = mode === "cumulative" && end < t;
    const standing = isOver ? "begun" : t < latestStart ? "possibly" : "begun";
    count(`${category} ${status} ${standing}`);
    if ((standing === "possibly" ? start : latestStart) >= stepStart) count(`new ${status}`);
  }
  return counts;
}

/** By bars of some steps: what certainly overlaps one, and what may. */
function barsOf(events: readonly Timed[], size: number) {
  const bars: [number, number][] = [];
  for (let first = 0; first + 1 < cube.edges.length; first += size) {
    const start = cube.edges[first] as number;
    const end = (cube.edges[Math.min(first + size, cube.edges.length - 1)] as number) - 1;
    const overlap = (from: number, until: number) => from <= end && until >= start;
    const may = events.filter((event) => overlap(event.start, event.end));
    const binOf = (instant: number) => (instant < start ? -1 : instant > end ? 1 : 0);
    const must = may.filter((event) => binOf(event.latestStart) <= 0 && binOf(event.earliestEnd) >= 0);
    bars.push([must.length, may.length]);
  }
  return bars;
}

test("counts of the cube, of the columns and of the incidents one by one are the same at every step", () => {
  const next = random(17);
  const steps = cube.edges.length - 1;
  for (const mode of ["cumulative", "window", "moment"] as const) {
    for (let step = 0; step < steps; step++) {
      const stepStart = cube.edges[step] as number;
      const first = mode === "moment" ? step : mode === "window" ? Math.floor(next() * (step + 1)) : 0;
      const span = { from: cube.edges[first] as number, t: (cube.edges[step + 1] as number) - 1 };
      const expected = countsOf(incidents, span, mode, stepStart);
      assert.deepEqual(countsOf(fromCube, span, mode, stepStart), expected, `cube, ${mode}, step ${step}`);
      assert.deepEqual(countsOf(fromColumns, span, mode, stepStart), expected, `columns, ${mode}, step ${step}`);
    }
  }
});

test("the histogram of the cube is that of the incidents", () => {
  for (const size of [1, 3, 7]) assert.deepEqual(barsOf(fromCube, size), barsOf(incidents, size));
});

test("within a step the cube takes nothing for certain that is not", () => {
  for (let step = 0; step + 1 < cube.edges.length; step++) {
    const t = (cube.edges[step] as number) + 1000;
    const begun = (events: readonly Timed[]) => events.filter(({ latestStart }) => latestStart <= t).length;
    const may = (events: readonly Timed[]) => events.filter(({ start }) => start <= t).length;
    assert.ok(begun(fromCube) <= begun(incidents));
    assert.ok(may(fromCube) >= may(incidents));
  }
});

test("a row tells of an incident what the server knows", () => {
  assert.equal(fromColumns.length, contents.rows);
  const byId = new Map(fromColumns.map((row) => [row.id, row]));
  for (const incident of incidents) {
    const { at, ...row } = byId.get(incident.id) ?? assert.fail(incident.id);
    const own = "at" in incident ? incident.at : undefined;
    const {
      at: _,
      actors: __,
      publishers: ___,
      low: ____,
      high: _____,
      ...expected
    } = {
      timeQualifiers: [] as string[],
      at: undefined,
      actors: undefined,
      low: undefined,
      high: undefined,
      ...incident,
    };
    assert.deepEqual(row, expected);
    // A spot that is its place's is told by the place.
    if (Number.isNaN(at[0])) assert.ok(!own || row.place);
    else for (const axis of [0, 1]) assert.ok(Math.abs((at[axis] as number) - (own?.[axis] as number)) <= 0.000_005);
  }
});

test("filters and searches are told row by row", () => {
  const { actors, publishers } = readFacets(bufferOf(golden.facets), contents);
  const found = readFound(bufferOf(golden.claimed), contents);
  const byId = new Map(golden.incidents.map((incident) => [incident.id, incident]));
  const of = <T>({ names, numbers, starts }: Names<T>, row: number) =>
    [...numbers.subarray(starts[row], starts[row + 1])].map((number) => names[number] as T);
  fromColumns.forEach(({ id, status }, row) => {
    const incident = byId.get(id) ?? assert.fail(id);
    const inRussian = of(actors, row).map((actor) => (typeof actor === "string" ? actor : actor["ru"]));
    assert.deepEqual(inRussian, "actors" in incident ? incident.actors : []);
    assert.deepEqual(of(publishers, row), incident.publishers);
    assert.equal(found[row], status === "claimed" ? 1 : 0);
  });
  assert.throws(() => readFound(bufferOf(golden.claimed), { ...contents, revision: "18" }), Outdated);
});

test("cells have all incidents, those nowhere in the last", () => {
  const { cells, cell } = cube;
  const sizes = new Array<number>(cells.count).fill(0);
  for (const one of cell) sizes[one] = (sizes[one] ?? 0) + 1;
  const own = fromColumns.filter(({ at }) => !Number.isNaN(at[0]));
  assert.equal(cells.parts + cells.places.length + 1, cells.count);
  assert.equal(sizes.at(-1), incidents.filter(({ place, ...rest }) => !place && !("at" in rest)).length);
  assert.equal(
    sizes.slice(0, cells.parts).reduce((a, b) => a + b),
    own.length,
  );
  for (const [index, place] of cells.places.entries()) {
    const here = fromColumns.filter((row) => row.place === place && Number.isNaN(row.at[0]));
    assert.equal(sizes[cells.parts + index], here.length);
  }
  const mean = (axis: 0 | 1, of: Float64Array) =>
    Math.abs(
      own.reduce((sum, { at }) => sum + (at[axis] as number), 0) -
        [...of].reduce((sum, value, index) => sum + value * (sizes[index] as number), 0),
    ) / own.length;
  assert.ok(mean(0, cells.longitude) < 0.00001);
  assert.ok(mean(1, cells.latitude) < 0.00001);
  assert.equal(cells.coarsest[cells.parts + cells.places.indexOf("kazakhstan")], 3);
});

const at = (bbox: ChunkInfo["bbox"]): ChunkInfo => ({ rows: 1, placeless: 0, bbox, interval: [null, null] });
for (const [what, view, order] of [
  ["what is in view first", [40, 40, 50, 50], [1, 2, 0, 3]],
  ["what is near next", [-20, 0, -15, 10], [0, 1, 2, 3]],
  ["across ±180°", [170, 40, -170, 50], [2, 0, 1, 3]],
] as const) {
  test(`chunks are asked for in order: ${what}`, () => {
    const all = [at([-180, 0, -30, 10]), at([35, 45, 60, 60]), at([58, 40, 179, 50]), at(null)];
    assert.deepEqual(inOrderOf(view, all), order);
  });
}

test("what was written for another state of the story, or by another version, is not taken", () => {
  const chunk = bufferOf(golden.chunks[0] as string);
  assert.throws(() => readChunk(chunk, { ...contents, revision: "18" }), Outdated);
  assert.throws(() => requireReadable({ ...contents, version: 2 }), RangeError);
  const cut = chunk.slice(0, chunk.byteLength - 1);
  assert.throws(() => readChunk(cut, contents), RangeError);
  assert.throws(() => readColumnFile(new TextEncoder().encode("<!doctype html><title>x</title>").buffer), RangeError);
  const file: ColumnFile<object> = readColumnFile(chunk);
  assert.throws(() => file.numbers("id"), RangeError);
  assert.throws(() => file.lines("start"), RangeError);
});
