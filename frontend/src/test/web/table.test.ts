import assert from "node:assert/strict";
import { test } from "node:test";
import { facetsOf } from "../../main/web/filter/facets.ts";
import { failuresOf } from "../../main/web/filter/failures.ts";
import { type Filters, NO_FILTERS } from "../../main/web/filter/filters.ts";
import { groupByDay } from "../../main/web/list/groups.ts";
import { type Contents, readChunk } from "../../main/web/story/columns/columns.ts";
import { readFacets } from "../../main/web/story/columns/facets.ts";
import { rowsOf, tableOf, withMovements } from "../../main/web/story/columns/table.ts";
import { createTexts } from "../../main/web/story/columns/texts.ts";
import { incidentOf, inStoryOrder, type Movement, type StoryEvent } from "../../main/web/story/event.ts";
import { createSlices } from "../../main/web/story/slice.ts";
import type { Config, IncidentFeature, IncidentProperties, PlaceFeature } from "../../main/web/story/types.ts";
import { whenOf } from "../../main/web/story/when.ts";
import { ascending } from "../../main/web/time/ascending.ts";
import { zone } from "../../main/web/time/calendar.ts";
import { MODES } from "../../main/web/time/span.ts";
import { beginnings } from "../../main/web/timeline/incidents.ts";
// Written by ColumnsTest.java.
import golden from "./columns.json";
import { random } from "./random.ts";

const contents = golden.contents as unknown as Contents;
const bufferOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64")).buffer;
const places = contents.places.map((id) => ({ id, properties: { name: `Place ${id}` } }) as unknown as PlaceFeature);

const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
/** As the server tells it whole. */
const features = golden.incidents.map((incident) => {
  const { id, start, latestStart, earliestEnd, end, publishers, place, ...rest } = incident;
  const times = { start: iso(start ?? null), latestStart: iso(latestStart ?? null) };
  const told = { ...times, earliestEnd: iso(earliestEnd ?? null), end: iso(end ?? null) };
  const sources = publishers.map((publisher) => ({ publisher }));
  const named = { title: `Title of ${id}`, placeName: place && `Place ${place}` };
  const when = JSON.stringify([told, rest.timePrecision, "timeQualifiers" in rest ? rest.timeQualifiers : []]);
  return {
    type: "Feature",
    id,
    geometry: "at" in rest ? { type: "Point", coordinates: rest.at } : null,
    properties: { ...rest, ...told, ...named, place, sources, whenText: when },
  } as unknown as IncidentFeature;
});

const loaded: string[][] = [];
const told = { times: 0 };
const waiting: (() => void)[] = [];
const texts = createTexts<IncidentProperties>(
  async (ids) => {
    loaded.push([...ids]);
    const found = features.filter(({ id }) => ids.includes(String(id)));
    return new Map(found.map(({ id, properties }) => [String(id), properties]));
  },
  () => told.times++,
  (run) => waiting.push(run),
);
const table = tableOf({
  contents,
  chunks: golden.chunks.map((chunk) => readChunk(bufferOf(chunk), contents)),
  facets: readFacets(bufferOf(golden.facets), contents),
  places,
  config: { lang: "ru", story: { languages: ["en", "ru"] } } as unknown as Config,
  texts,
});
const rows = rowsOf(table);
const byId = new Map(features.map(incidentOf).map((event) => [event.id, event]));
/** The incidents that were told whole, in the order of the rows: what begins alike is in no order. */
const whole = rows.map(({ id }) => byId.get(id) as StoryEvent);

test("rows are in the order of the story, with the movements between them", () => {
  assert.equal(rows.length, golden.incidents.length);
  assert.deepEqual(inStoryOrder(whole), whole);
  const at = rows[150]?.latestStart ?? 0;
  const movement = { kind: "movement", key: "movements/a", start: at, latestStart: at } as Movement;
  const all = withMovements(rows, [movement]);
  assert.equal(all.length, rows.length + 1);
  assert.equal(inStoryOrder(all).indexOf(movement), all.indexOf(movement));
});

test("what rows tell is what incidents tell, but for their words", () => {
  rows.forEach((row, index) => {
    const event = whole[index] as StoryEvent;
    for (const member of ["kind", "id", "key", "start", "latestStart", "earliestEnd", "end"] as const) {
      assert.equal(row[member], event[member], `${member} of ${row.id}`);
    }
    assert.deepEqual(row.places, event.places);
    assert.deepEqual(whenOf(row), whenOf(event));
    for (const member of ["category", "status", "geoPrecision", "timePrecision", "placeName"] as const) {
      assert.equal(row.properties[member], (event.properties as IncidentProperties)[member], `${member} of ${row.id}`);
    }
  });
  assert.deepEqual(loaded, []);
});

test("rows tell between which figures the number is that marks are sized by", () => {
  const told: readonly { readonly id: string; readonly low?: number; readonly high?: number }[] = golden.incidents;
  const known = new Map(told.map((one) => [one.id, one]));
  assert.equal(rows.filter((row) => row.range()).length, 200);
  for (const row of rows) {
    const { low, high = Infinity } = known.get(row.id) ?? {};
    assert.deepEqual(row.range(), low === undefined ? undefined : [low, high]);
  }
});

test("counts, beginnings and groups of rows are those of the incidents, at every moment and with every filter", () => {
  const next = random(19);
  const [ofRows, ofWhole] = [createSlices(rows), createSlices(whole)];
  const span = { first: 1_638_295_200_000, length: 60 * 86_400_000 };
  const pick = (values: readonly string[]) => values.filter(() => next() < 0.4);
  for (let round = 0; round < 200; round++) {
    const filters: Filters =
      round % 4 === 0
        ? NO_FILTERS
        : {
            ...NO_FILTERS,
            category: next() < 0.5 ? pick(contents.categories) : [],
            status: next() < 0.5 ? pick(contents.statuses) : [],
            actor: next() < 0.3 ? ["погромщики", "CSTO"] : [],
            place: next() < 0.3 ? pick(contents.places) : [],
            source: next() < 0.3 ? ["AFP"] : [],
          };
    const [one, other] = [rows, whole].map((events) => failuresOf(events, filters, () => true));
    assert.deepEqual(one, other);
    const admitted = (one as Uint8Array).map((failed) => (failed === 0 ? 1 : 0));
    ofRows.admit(admitted);
    ofWhole.admit(admitted);
    const t = span.first + Math.floor(span.length * next());
    const from = t - Math.floor(10 * 86_400_000 * next());
    const mode = MODES[round % MODES.length] ?? "moment";
    assert.deepEqual(ofRows.at({ from, t }, mode, from).counts, ofWhole.at({ from, t }, mode, from).counts);
    assert.deepEqual(beginnings(rows, admitted), beginnings(whole, admitted));
    const counted = [rows, whole].map((events) => {
      const { options, counts } = facetsOf(events);
      const numbers = counts(one as Uint8Array, () => true);
      return options.map(({ facet, value }, index) => `${facet} ${value} ${numbers[index]}`).sort();
    });
    assert.deepEqual(counted[0], counted[1]);
  }
  const groups = [rows, whole].map((events) => groupByDay(events, zone("Asia/Almaty")).map(({ members }) => members));
  assert.deepEqual(groups[0], groups[1]);
  assert.deepEqual(loaded, [], "nothing of this needs words");
});

const settle = async () => {
  while (waiting.length > 0) {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
};

test("words are asked for when they are read, a hundred at once, and those first that were read last", async () => {
  for (const row of rows.slice(0, 150)) assert.equal(row.properties.title, "…");
  assert.ok(rows.slice(0, 150).every(({ said }) => said === undefined));
  await settle();
  const asked = rows.slice(0, 150).map(({ id }) => id);
  assert.deepEqual(loaded, [asked.slice(50).reverse(), asked.slice(0, 50).reverse()]);
  assert.equal(told.times, 2);
  for (const [index, row] of rows.slice(0, 150).entries()) {
    assert.equal(row.properties.title, `Title of ${row.id}`);
    assert.equal(row.properties.whenText, whole[index]?.properties.whenText);
    assert.deepEqual(row.properties.sources, whole[index]?.properties.sources);
  }
  await settle();
  assert.equal(loaded.length, 2);
});

test("words that may have changed are told until they are here anew", async () => {
  const [row] = rows as [(typeof rows)[0]];
  const { said } = row;
  loaded.length = 0;
  texts.outdate();
  assert.equal(row.properties.title, `Title of ${row.id}`);
  await settle();
  assert.deepEqual(loaded, [[row.id]]);
  assert.equal(row.said, said);
});

test("what the server does not know is not asked for again, and what it could not answer is", async () => {
  let failing = true;
  const asked: string[] = [];
  const run: (() => void)[] = [];
  const some = createTexts<string>(
    async (ids) => {
      asked.push(ids.join());
      if (failing) throw new Error("down");
      return new Map([["a", "A"]]);
    },
    () => undefined,
    (next) => run.push(next),
  );
  const step = async () => {
    run.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  assert.equal(some.of("a") ?? some.of("gone"), undefined);
  await step();
  failing = false;
  await step();
  assert.deepEqual(asked, ["gone,a", "a,gone"]);
  assert.equal(some.of("a"), "A");
  assert.equal(some.of("gone"), undefined);
  assert.equal(run.length, 0);
});

test("instants are put in order, and those that are equal stay in theirs", () => {
  const next = random(5);
  for (let round = 0; round < 50; round++) {
    const times = Float64Array.from({ length: Math.floor(300 * next()) }, () => {
      const kind = next();
      if (kind < 0.1) return kind < 0.05 ? -Infinity : Infinity;
      return Math.floor((next() - 0.5) * (kind < 0.5 ? 20 : 1e15)) + (kind > 0.9 ? next() : 0);
    });
    const expected = [...times.keys()].sort((one, other) => {
      const [a, b] = [times[one] as number, times[other] as number];
      return a < b ? -1 : a > b ? 1 : 0;
    });
    assert.deepEqual([...ascending(times)], expected);
    const reversed = Uint32Array.from(times.keys()).reverse();
    const stable = [...reversed].sort((one, other) => {
      const [a, b] = [times[one] as number, times[other] as number];
      return a < b ? -1 : a > b ? 1 : 0;
    });
    assert.deepEqual([...ascending(times, reversed)], stable);
  }
});
