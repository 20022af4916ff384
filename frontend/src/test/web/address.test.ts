import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../../main/web/filter/filters.ts";
import { addressOf } from "../../main/web/state/address.ts";
import { movesOn } from "../../main/web/state/moves.ts";
import type { ReaderState } from "../../main/web/state/state.ts";
import { axisOf } from "../../main/web/timeline/axis.ts";
import { zone } from "../../main/web/timeline/calendar.ts";
import table from "./addresses.json";

const interval = [["2022-01-01T18:00:00Z", "2022-01-22T17:59:59.999Z"]] as const;
const axis = axisOf({ extent: { temporal: { interval } } }, zone("Asia/Almaty"));
const moves = movesOn(axis);
const KNOWN = Date.parse("2022-01-13T17:59:59.999Z");
const address = addressOf(axis, moves, {
  categories: new Set(["protest", "violence"]),
  places: new Set(["almaty", "astana"]),
  events: new Map([["looting", "incidents/looting"]]),
  scenes: 3,
  first: KNOWN,
});
const PAGE = "https://example.org/stories/x";
const first = address.read("").state;
const isoOf = ({ from, t }: ReaderState) => [from, t].map((instant) => new Date(instant).toISOString());

const states: Readonly<Record<string, ReaderState>> = {
  "the first view": first,
  "another day": moves.to(4)(first),
  "an hour": moves.by(-5)(moves.toUnit("hour")(first)),
  "a moment of an hour": moves.by(-5)(moves.toUnit("hour")(moves.toMode("moment")(first))),
  "a window of days": moves.spanBy(-3)(moves.toMode("window")(first)),
  "a window of weeks": moves.toUnit("week")(moves.toMode("window")(first)),
  "a window of weeks to the end": moves.to(9)(moves.toUnit("week")(moves.toMode("window")(first))),
  "a window of hours": moves.fromTo(30)(moves.toUnit("hour")(moves.toMode("window")(first))),
  "filters, a search, a selection, a scene and a view": {
    ...first,
    filters: {
      category: ["protest", "violence"],
      status: ["claimed"],
      actor: ["A, B & C"],
      place: ["almaty"],
      source: ["Le Monde, AFP"],
      q: "gaz & pétrole",
    },
    selected: "incidents/looting",
    scene: 2,
    view: { lat: 43.2525, lon: -76.9115, zoom: 5.25 },
  },
};

for (const [name, state] of Object.entries(states)) {
  test(`an address opens the same state again: ${name}`, () => {
    const { state: again, refused } = address.read(new URL(address.write(PAGE, state)).search);
    assert.deepEqual(again, state);
    assert.deepEqual(refused, []);
  });
}

test("what else an address holds stays, and others' marks on a link are silently passed over", () => {
  const given = `${PAGE}?lang=fr&utm_source=y&theme=dark#z`;
  assert.equal(address.write(given, first), `${PAGE}?lang=fr&utm_source=y&theme=dark&t=2022-01-13#z`);
  assert.deepEqual(address.read("?lang=fr&utm_source=y&utm_campaign=&fbclid=1&theme=dark").refused, []);
});

test("what is unknown or malformed is left out, each by name, and the rest still holds", () => {
  const { state, refused } = address.read(
    "?t=soon&mode=sideways&window=P1Y2M&category=protest,none&status=sure&place=mars&incident=x&scene=3&lat=91&lon=a&z=&colour=red",
  );
  const names = refused.map(({ name, value }) => `${name}=${value}`);
  assert.deepEqual(names.sort(), [
    "category=none",
    "colour=red",
    "incident=x",
    "lat=91",
    "lon=a",
    "mode=sideways",
    "place=mars",
    "scene=3",
    "status=sure",
    "t=soon",
    "window=P1Y2M",
    "z=",
  ]);
  assert.deepEqual(state, { ...first, filters: { ...NO_FILTERS, category: ["protest"] } });
});

test("days, moments and intervals are read in the story's zone; beyond the story is its end", () => {
  const span = (search: string) => isoOf(address.read(search).state);
  const start = "2022-01-01T18:00:00.000Z";
  assert.deepEqual(span("?t=2022-01-06"), [start, "2022-01-06T17:59:59.999Z"]);
  assert.deepEqual(span("?t=2022-01-06T18:00"), [start, "2022-01-06T11:59:59.999Z"]);
  assert.deepEqual(span("?t=2022-01-06T12:00Z&mode=moment"), ["2022-01-06T11:00:00.000Z", "2022-01-06T11:59:59.999Z"]);
  assert.deepEqual(span("?t=2022-01-03/2022-01-06"), ["2022-01-02T18:00:00.000Z", "2022-01-06T17:59:59.999Z"]);
  assert.deepEqual(span("?t=2022-01-06&window=P3D"), ["2022-01-03T18:00:00.000Z", "2022-01-06T17:59:59.999Z"]);
  assert.deepEqual(span("?t=2023-06-01"), [start, "2022-01-22T17:59:59.999Z"]);
  assert.deepEqual(span("?t=2021-06-01"), [start, "2022-01-02T17:59:59.999Z"]);
});

test("time is read as the server reads it: the table stands for both", () => {
  for (const { search, mode, unit, from, t } of table) {
    const { state } = address.read(`?${search}`);
    assert.deepEqual([state.mode, state.unit, ...isoOf(state)], [mode, unit, from, t], search);
  }
});
