import assert from "node:assert/strict";
import { test } from "node:test";
import { actorNames } from "../../main/web/filter/actors.ts";
import { NO_FILTERS } from "../../main/web/filter/filters.ts";
import { addressOf } from "../../main/web/state/address.ts";
import { movesOn } from "../../main/web/state/moves.ts";
import type { ReaderState } from "../../main/web/state/state.ts";
import { axisOf } from "../../main/web/time/axis.ts";
import { zone } from "../../main/web/time/calendar.ts";
import { parseInterval } from "../../main/web/time/interval.ts";
import table from "./addresses.json";

const interval = [["2022-01-01T18:00:00Z", "2022-01-22T17:59:59.999Z"]] as const;
const ACTORS = [
  { fr: "autorités kazakhes", en: "Kazakh authorities", ru: "власти Казахстана" },
  { en: "rioters", fr: "émeutiers", ru: "участники беспорядков" },
];
const axis = axisOf({ extent: { temporal: { interval } } }, zone("Asia/Almaty"));
const moves = movesOn(axis);
const KNOWN = Date.parse("2022-01-13T17:59:59.999Z");
const addressIn = (actors: readonly string[]) =>
  addressOf(axis, moves, () => ({ ...NAMED, actors: actorNames(ACTORS, ["fr", "en", "ru"], new Set(actors)) }));
const NAMED = {
  languages: ["fr", "en", "ru", "kk"],
  categories: new Set(["protest", "violence"]),
  places: new Set(["almaty", "astana"]),
  events: new Map(["looting", "almaty-gunfire"].map((id) => [id, `incidents/${id}`] as const)),
  publishers: new Set(["AFP", "Le Monde, AFP"]),
  number: "killed:",
  scenes: 3,
  initialMoment: KNOWN,
};
const address = addressIn(["A, B & C", "Kazakh authorities", "rioters"]);
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
      number: "10/..",
      q: "gaz & pétrole",
    },
    selected: "incidents/looting",
    scene: 2,
    view: { lat: 43.2525, lon: -76.9115, zoom: 5.25 },
  },
};

for (const [name, state] of Object.entries(states)) {
  test(`an address opens the same state again: ${name}`, () => {
    const { state: again, rejected } = address.read(new URL(address.write(PAGE, state)).search);
    assert.deepEqual(again, state);
    assert.deepEqual(rejected, []);
  });
}

test("what else an address holds stays, and others' marks on a link are silently passed over", () => {
  const given = `${PAGE}?lang=fr&utm_source=y&theme=dark#z`;
  assert.equal(address.write(given, first), `${PAGE}?lang=fr&utm_source=y&theme=dark&t=2022-01-13#z`);
  assert.deepEqual(address.read("?lang=fr&utm_source=y&utm_campaign=&fbclid=1&theme=dark").rejected, []);
});

test("a name that holds a comma may stand as it is where only the whole is known", () => {
  const { read } = addressIn(["Smith, John", "Doe", "Roe", "Doe,Roe"]);
  const actors = (query: string) => read(query).state.filters.actor;
  assert.deepEqual(actors("?actor=Smith,%20John"), ["Smith, John"]);
  assert.deepEqual(actors("?actor=Smith%252C%20John,Doe"), ["Smith, John", "Doe"]);
  assert.deepEqual(actors("?actor=Smith,%20John&actor=Doe"), ["Smith, John", "Doe"]);
  assert.deepEqual(actors("?actor=Doe,Roe"), ["Doe", "Roe"]);
  assert.deepEqual(actors("?actor=Doe%252CRoe"), ["Doe,Roe"]);
});

test("what is unknown or malformed is left out, each by name, and the rest still holds", () => {
  const { state, rejected } = address.read(
    "?t=soon&mode=sideways&window=P1Y2M&category=protest,none&actor=nobody&source=Reuters&status=sure&place=mars&incident=x&scene=3&lat=91&lon=a&z=&colour=red",
  );
  const names = rejected.map(({ name, value }) => `${name}=${value}`);
  assert.deepEqual(names.sort(), [
    "actor=nobody",
    "category=none",
    "colour=red",
    "incident=x",
    "lat=91",
    "lon=a",
    "mode=sideways",
    "place=mars",
    "scene=3",
    "source=Reuters",
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

test("intervals are read in each of their forms: by both ends, by one and a length, open at one", () => {
  const shown = (t: string) => {
    const { state, rejected } = address.read(`?t=${encodeURIComponent(t)}`);
    assert.deepEqual(rejected, [], t);
    assert.equal(state.mode, "window", t);
    return isoOf(state);
  };
  const [storyStart, storyEnd] = ["2022-01-01T18:00:00.000Z", "2022-01-22T17:59:59.999Z"];
  assert.deepEqual(shown("2022-01-04/P2D"), ["2022-01-03T18:00:00.000Z", "2022-01-05T17:59:59.999Z"]);
  assert.deepEqual(shown("P2D/2022-01-06"), ["2022-01-04T18:00:00.000Z", "2022-01-06T17:59:59.999Z"]);
  assert.deepEqual(shown("2022-01-04/P1W"), ["2022-01-03T18:00:00.000Z", "2022-01-10T17:59:59.999Z"]);
  assert.deepEqual(shown("2022-01-04T06:00/PT6H"), ["2022-01-04T00:00:00.000Z", "2022-01-04T05:59:59.999Z"]);
  assert.deepEqual(shown("P1DT12H/2022-01-06T12:00"), ["2022-01-04T18:00:00.000Z", "2022-01-06T05:59:59.999Z"]);
  assert.deepEqual(shown("2022-01-06/.."), ["2022-01-05T18:00:00.000Z", storyEnd]);
  assert.deepEqual(shown("2022-01-06/"), ["2022-01-05T18:00:00.000Z", storyEnd]);
  assert.deepEqual(shown("../2022-01-06"), [storyStart, "2022-01-06T17:59:59.999Z"]);
  assert.deepEqual(shown("2022-01-06/2022-01-06"), ["2022-01-05T18:00:00.000Z", "2022-01-06T17:59:59.999Z"]);
});

test("a length is counted by the calendar and the clock of the story's zone", () => {
  const interval = [["2024-01-30T23:00:00Z", "2024-05-31T21:59:59.999Z"]] as const;
  const paris = axisOf({ extent: { temporal: { interval } } }, zone("Europe/Paris"));
  const asked = (text: string) => {
    const { t, from } = parseInterval(paris, text) ?? { t: Number.NaN };
    return isoOf({ from: from ?? Number.NaN, t } as ReaderState);
  };
  assert.deepEqual(asked("2024-03-30/P2D"), ["2024-03-29T23:00:00.000Z", "2024-03-31T21:59:59.999Z"], "a day of 23 h");
  assert.deepEqual(asked("2024-03-31/PT24H"), ["2024-03-30T23:00:00.000Z", "2024-03-31T22:59:59.999Z"], "24 h is more");
  assert.deepEqual(asked("2024-01-31/P1M"), ["2024-01-30T23:00:00.000Z", "2024-02-28T22:59:59.999Z"], "no 31 February");
  assert.deepEqual(asked("P1M/2024-04-30"), ["2024-03-31T22:00:00.000Z", "2024-04-30T21:59:59.999Z"], "April");
});

test("a time outside the story is told of, and what is nearest is shown", () => {
  const outside = (t: string) => {
    const { state, rejected } = address.read(`?t=${encodeURIComponent(t)}`);
    assert.deepEqual(rejected, [{ name: "t", value: t, outside: true }]);
    return isoOf(state);
  };
  const [start, end] = ["2022-01-01T18:00:00.000Z", "2022-01-22T17:59:59.999Z"];
  assert.deepEqual(outside("2023-06-01"), [start, end]);
  assert.deepEqual(outside("2021-06-01"), [start, "2022-01-02T17:59:59.999Z"]);
  assert.deepEqual(outside("2021-12-25/2022-01-06"), [start, "2022-01-06T17:59:59.999Z"]);
  assert.deepEqual(outside("2022-01-20/P1M"), ["2022-01-19T18:00:00.000Z", end]);
  for (const within of ["2022-01-02", "2022-01-22", "2022-01-02T00:00", "2022-01-02T00:00/2022-01-22T24:00"]) {
    assert.deepEqual(address.read(`?t=${within}`).rejected, [], within);
  }
});

test("what is no time, or would end before it begins, is told of and the first view shown", () => {
  for (const t of [
    "2022-02-30",
    "2022-02-30/2022-03-01",
    "2022-01-04/2022-02-30",
    "2022-01-08/2022-01-06",
    "2022-01-06/../2022-01-08",
    "2022-01-06/P",
    "2022-01-06/P0D",
    "2022-01-06/PT",
    "2022-01-06/-P1D",
    "P2D/P2D",
    "P2D",
    "P2D/..",
    "../P2D",
    "../..",
    "/",
    "",
    "+275760-09-13",
    "-271821-04-20",
    "+271000-01-01/P99999Y",
  ]) {
    const { state, rejected } = address.read(`?t=${encodeURIComponent(t)}`);
    assert.deepEqual(rejected, [{ name: "t", value: t }], t);
    assert.deepEqual(state, first, t);
  }
});

test("an actor is read by its name in any language and written by that of the story's first", () => {
  const english = address.read(`?actor=${encodeURIComponent("власти Казахстана,émeutiers")}`);
  assert.deepEqual(english.rejected, []);
  assert.deepEqual(english.state.filters.actor, ["Kazakh authorities", "rioters"]);
  const link = address.write(PAGE, english.state);
  assert.equal(new URL(link).searchParams.get("actor"), "autorités kazakhes,émeutiers");

  const russian = addressIn(["власти Казахстана", "émeutiers"]).read(new URL(link).search);
  assert.deepEqual(russian.state.filters.actor, ["власти Казахстана", "émeutiers"]);
  assert.equal(addressIn(["власти Казахстана", "émeutiers"]).write(PAGE, russian.state), link, "one address in all");
  assert.deepEqual(address.read("?actor=rioters,%C3%A9meutiers").state.filters.actor, ["rioters"], "once");
});

test("a publisher has one name in all languages, and one that the story has not is told of", () => {
  assert.deepEqual(address.read("?source=AFP").state.filters.source, ["AFP"]);
  assert.deepEqual(address.read("?source=afp").rejected, [{ name: "source", value: "afp" }]);
});

test("an address is read as the server reads it: the table stands for both", () => {
  for (const { search, mode, unit, from, t, refused, written } of table) {
    const asked = address.read(`?${search}`);
    assert.deepEqual([asked.state.mode, asked.state.unit, ...isoOf(asked.state)], [mode, unit, from, t], search);
    const told = asked.rejected.map(({ name, value, outside }) => `${name}=${value}${outside ? " (outside)" : ""}`);
    assert.deepEqual(told.sort(), refused, search);
    assert.deepEqual(Object.fromEntries(new URL(address.write(PAGE, asked.state)).searchParams), written, search);
  }
});

test("what the server reads is told of where the server cannot have understood it", () => {
  const told = (search: string) => address.read(search).rejected;
  for (const search of ["?lang=fr", "?lang=FR-ca", "?theme=auto", "?theme=light", "?controls=false", "?f=html"]) {
    assert.deepEqual(told(search), [], search);
  }
  assert.deepEqual(told("?lang=de"), [{ name: "lang", value: "de" }]);
  assert.deepEqual(told("?lang=frr"), [{ name: "lang", value: "frr" }], "another language");
  assert.deepEqual(told("?theme=pink&controls=no&constructor=x"), [
    { name: "theme", value: "pink" },
    { name: "controls", value: "no" },
    { name: "constructor", value: "x" },
  ]);
});
