import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { leftIn, sizeIn } from "../../main/web/edit/import/amounts.ts";
import { NO_OPTIONS, optionsOf, query, type SampleRow } from "../../main/web/edit/import/imports.ts";
import {
  type Mapping,
  mostColumns,
  NOWHERE,
  ruleOf,
  shownFields,
  USUAL_FIELDS,
  unusedColumns,
  wayOf,
  waysOf,
  withColumn,
  withConstant,
  withKept,
  withMeaning,
  withPlace,
  withRule,
} from "../../main/web/edit/import/mapping.ts";
import { noteIn, rightFor } from "../../main/web/edit/import/notes.ts";
import { isZip, typeOfText } from "../../main/web/edit/import/pasted.ts";
import { columnsOf, kindOf, nameIn, titleIn, valuesOf, whereIn } from "../../main/web/edit/import/sample.ts";
import { addressOfTrial } from "../../main/web/edit/import/send.ts";
import { spokenOf } from "../../main/web/edit/import/spoken.ts";
import english from "../../main/web/edit/words/en.json";
import type { Words } from "../../main/web/edit/words.ts";
import ofReaders from "../../main/web/i18n/en.json";
import { translator } from "../../main/web/i18n/messages.ts";

const words = translator({ ...ofReaders, ...english }, "en") as Words;

const CODE_OF_NOTE = /(?:Note\.of(?:Column)?|new LeftOut)\(\s*(?:\w+,\s*)?"([a-z\d-]+)",/g;
const CODE_OF_FAULT =
  /(?:\b(?:fault|faulty|flaw|warn|warned)|new (?:\w+\.)?(?:RowFault|ShapeException|Trouble|Flaw))\(\s*[^;"]*"([a-z]+(?:-[a-z]+)*)",/g;

const GUESSED: Mapping = {
  rules: [
    { field: "title", columns: ["headline"] },
    { field: "when", columns: ["from", "to"], order: "day-first" },
    { field: "category", columns: ["type"], equals: { Flood: "rain" } },
  ],
  constants: { status: "reported" },
  ignored: ["notes"],
  language: "en",
};

test("a field taken from another column forgets what was said of the words of the one before", () => {
  const next = withColumn(GUESSED, "category", 0, "kind");
  assert.deepEqual(ruleOf(next, "category"), { field: "category", columns: ["kind"] });
  assert.deepEqual(next.rules.length, GUESSED.rules.length, "the others stay as they are");
  assert.equal(ruleOf(next, "title"), ruleOf(GUESSED, "title"));
});

test("a column behind the first keeps the order of day and month, and a way that goes with so many", () => {
  const three = withColumn(GUESSED, "when", 2, "day");
  assert.deepEqual(ruleOf(three, "when"), { field: "when", columns: ["from", "to", "day"], order: "day-first" });
  const said = withRule(GUESSED, "when", { way: "date-time" });
  assert.equal(ruleOf(withColumn(said, "when", 1, "hour"), "when")?.way, "date-time");
  assert.equal(ruleOf(withColumn(said, "when", 2, "day"), "when")?.way, undefined);
  assert.deepEqual(ruleOf(withColumn(GUESSED, "when", 1, ""), "when")?.columns, ["from"]);
});

test("a field is taken from a column or is the same in all rows, never both", () => {
  const constant = withConstant(GUESSED, "category", "rain");
  assert.equal(ruleOf(constant, "category"), undefined);
  assert.deepEqual(constant.constants, { status: "reported", category: "rain" });
  const column = withColumn(constant, "category", 0, "type");
  assert.deepEqual(column.constants, { status: "reported" });
  assert.deepEqual(withConstant(GUESSED, "status", " ").constants, {});
  assert.equal(ruleOf(withColumn(GUESSED, "title", 0, ""), "title"), undefined);
});

test("a column that is taken is not left out any more", () => {
  assert.deepEqual(withColumn(GUESSED, "summary", 0, "notes").ignored, []);
  assert.deepEqual(withKept(GUESSED, "notes", true).ignored, []);
  assert.deepEqual(withKept(GUESSED, "url", false).ignored, ["notes", "url"]);
});

test("an answer on a place or a word is one entry, and is taken back by an empty one", () => {
  const placed = withPlace(GUESSED, "Springfield", "town/US.IL/Springfield");
  assert.deepEqual(placed.places, { Springfield: "town/US.IL/Springfield" });
  assert.deepEqual(withPlace(placed, "Springfield", "").places, {});
  assert.deepEqual(withPlace(placed, "At sea", NOWHERE).places?.["At sea"], NOWHERE);
  const meant = withMeaning(GUESSED, "category", "Riot", "violence");
  assert.deepEqual(ruleOf(meant, "category")?.equals, { Flood: "rain", Riot: "violence" });
  assert.deepEqual(ruleOf(withMeaning(meant, "category", "Flood", ""), "category")?.equals, { Riot: "violence" });
});

test("what is said of a rule is left out again, so that it is found out", () => {
  const found = ruleOf(withRule(GUESSED, "when", { order: undefined }), "when");
  assert.deepEqual(found, { field: "when", columns: ["from", "to"] });
});

test("two columns of a date are its ends unless something else is said", () => {
  assert.equal(wayOf({ field: "when", columns: ["a", "b"] }), "start-end");
  assert.equal(wayOf({ field: "when", columns: ["a", "b", "c"] }), "year-month-day");
  assert.equal(wayOf({ field: "at", columns: ["a", "b"] }), "latitude-longitude");
  assert.equal(wayOf({ field: "title", columns: ["a", "b"] }), "value");
  assert.deepEqual(waysOf("at", 1), []);
  assert.equal(mostColumns("title.fr"), 3);
  assert.equal(mostColumns("status"), 1);
});

test("the usual fields are shown, those that are filled, and those that are asked for, each once", () => {
  const mapping = withConstant(GUESSED, "tags", "rain");
  assert.deepEqual(shownFields(mapping, ["summary", "title"]), [...USUAL_FIELDS, "tags", "summary"]);
});

test("columns that nothing is taken from are told, but not the one that says how closely dates are known", () => {
  const closely = withRule(GUESSED, "when", { precision: "prec" });
  assert.deepEqual(unusedColumns(closely, ["headline", "from", "to", "prec", "type", "notes"]), ["notes"]);
});

const ROW: SampleRow = {
  row: 2,
  cells: { headline: "Rain", where: "Basel", empty: null },
  becomes: { title: { de: "Regen", en: "Rain" }, place: "basel" },
  change: "new",
};

test("columns and samples are those of the rows, each value once", () => {
  const rows = [ROW, ROW, { ...ROW, cells: { ...ROW.cells, headline: "Snow" } }];
  assert.deepEqual(columnsOf(rows), ["headline", "where", "empty"]);
  assert.deepEqual(valuesOf(rows, "headline"), ["Rain", "Snow"]);
  assert.deepEqual(valuesOf(rows, "empty"), []);
  assert.deepEqual(columnsOf([]), []);
});

test("a place is told as it was written, a position as latitude and longitude", () => {
  assert.equal(whereIn(ROW, ["where"]), "Basel");
  assert.equal(whereIn(ROW, []), "basel");
  const at = { ...ROW, becomes: { geometry: { type: "Point", coordinates: [7.5886, 47.5596] } } };
  assert.equal(whereIn(at, []), "47.560, 7.589");
  assert.equal(titleIn(ROW, [], ["fr", "de"]), "Regen");
  assert.equal(titleIn({ ...ROW, becomes: null }, ["headline"], ["fr"]), "Rain");
});

test("the gazetteer's ids tell what kind of place it is", () => {
  assert.equal(kindOf({ id: "town/US.IL/Springfield" }), "city");
  assert.equal(kindOf({ id: "country/KZ" }), "country");
  assert.equal(kindOf({ id: "almaty" }), "");
  assert.equal(nameIn({ en: "Aktau", ru: "Актау" }, "kk"), "Актау");
  assert.equal(nameIn(undefined, "fr"), "");
});

test("what is pasted is a table with tabs, a table with commas, GeoJSON, or nothing", () => {
  assert.equal(typeOfText("a\tb\n1\t2"), "text/tab-separated-values");
  assert.equal(typeOfText("a,b\n1,2"), "text/csv");
  assert.equal(typeOfText(' {"type": "FeatureCollection", "features": []}'), "application/geo+json");
  assert.equal(typeOfText("hello"), null);
  assert.equal(typeOfText(" \n "), null);
  assert.ok(isZip({ name: "Story.ZIP", type: "" }));
  assert.ok(!isZip({ name: "table.xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));
});

test("a file is tried and never stored by being sent", () => {
  assert.equal(
    addressOfTrial("rain", { name: "a b.csv" }, false, { ...NO_OPTIONS, delimiter: ";" }, ""),
    "/stories/rain/imports?dry-run=true&name=a+b.csv&delimiter=%3B",
  );
  assert.match(addressOfTrial("rain", { name: "a.csv" }, true, NO_OPTIONS, "weekly"), /&draft=true.*&mapping=weekly$/);
  const long = addressOfTrial("rain", { name: `Storms ${"🌧".repeat(300)} 2022.csv` }, false, NO_OPTIONS, "");
  const name = new URLSearchParams(long.split("?")[1]).get("name") ?? "";
  assert.match(name, /^Storms 🌧+…🌧+ 2022\.csv$/u, "its beginning and its end are told, in whole characters");
  assert.ok(name.length <= 100);
  assert.equal(query({ q: "", limit: 10, warning: "true" }), "limit=10&warning=true");
});

test("the time that is left is told in words that a person would use", () => {
  assert.equal(leftIn(null, words), "");
  assert.equal(leftIn(0, words), "nearly done");
  assert.equal(leftIn(20, words), "about 20 s left");
  assert.equal(leftIn(200, words), "about 3 min left");
  assert.equal(sizeIn(12_000, "en"), "12 kB");
  assert.equal(sizeIn(3_400_000, "en"), "3.4 MB");
  assert.equal(sizeIn(10, "en"), "1 kB");
});

test("a screen reader hears of each quarter of what is sent, and not of each byte", () => {
  const at = (share: number) =>
    spokenOf({ stage: { kind: "sending", name: "a", share }, report: null, isBehind: false }, words);
  assert.equal(at(0.3), at(0.49));
  assert.notEqual(at(0.49), at(0.5));
});

test("what was said of a file is known by its import", () => {
  const said = optionsOf({ options: { encoding: "UTF-8", headerRow: 0, decimalComma: false } });
  assert.deepEqual(said, { ...NO_OPTIONS, encoding: "UTF-8", headerRow: "0", decimalComma: "false" });
  assert.deepEqual(optionsOf({}), NO_OPTIONS);
});

test("what was found out is said in the interface's words, where there are some", () => {
  const note = { column: null, text: "…" };
  assert.equal(
    noteIn({ ...note, code: "encoding", values: ["windows-1251"] }, words),
    "Encoding: \u2068windows-1251\u2069",
  );
  assert.equal(noteIn({ ...note, code: "delimiter", values: ["tab"] }, words), "Between the cells: \u2068⇥\u2069");
  assert.equal(
    noteIn({ ...note, code: "guessed-by-name", values: ["from, to", "when"] }, words),
    "When: \u2068from, to\u2069 – by its name",
  );
  assert.equal(
    noteIn({ ...note, column: "day", code: "date-order", values: ["day-first", "only"] }, words),
    "\u2068day\u2069: Dates: \u2068day first\u2069, \u2068no other order fits them all\u2069",
  );
  const eras = { ...note, code: "left-out-eras", values: ["War; Peace", "0"] };
  assert.match(noteIn(eras, words) ?? "", /: \u2068War; Peace\u2069$/);
  assert.match(
    noteIn({ ...eras, values: ["War", "12"] }, words) ?? "",
    /: \u2068War … \(\+12\)\u2069$/,
    "of many the first",
  );
  assert.match(noteIn({ ...note, code: "language", values: ["ru"] }, words) ?? "", /\u2068Russian\u2069/);
  assert.equal(noteIn({ ...note, code: "unheard-of", values: [] }, words), undefined);
});

test("what readers of files tell has words", () => {
  const codes = codesOf(CODE_OF_NOTE);
  assert.ok(codes.length > 50);
  assert.deepEqual(
    codes.filter((code) => words.find(`edit.import.note.${code}`) === undefined),
    [],
  );
});

test("what is wrong in a row has words, and so has what would be right", () => {
  const codes = codesOf(CODE_OF_FAULT);
  assert.ok(codes.length > 50);
  assert.deepEqual(
    codes.filter((code) => words.find(`edit.import.fault.${code}`) === undefined),
    [],
  );
  assert.deepEqual(
    [...new Set(codes)].filter((code) => rightFor(code, [], words) === undefined).sort(),
    ["broken-area", "broken-feature", "broken-json", "too-long"],
    "only the server knows where it is broken, and how much would fit",
  );
});

function codesOf(pattern: RegExp): readonly string[] {
  const ingest = "../geodata/src/main/java/org/chronomap/geodata/ingest";
  return readdirSync(ingest, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".java") && !name.endsWith("MappingJson.java"))
    .flatMap((name) => [...readFileSync(`${ingest}/${name}`, "utf8").matchAll(pattern)])
    .map(([, code = ""]) => code);
}
