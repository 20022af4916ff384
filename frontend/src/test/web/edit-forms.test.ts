import assert from "node:assert/strict";
import { test } from "node:test";
import { barOf, fieldText, isModified, modified } from "../../main/web/edit/fields/date-words.ts";
import { COLOURS, contrast, difference, faintOn, looksLike } from "../../main/web/edit/form/colours.ts";
import { languageTag } from "../../main/web/edit/form/language-tag.ts";
import { positionAt } from "../../main/web/edit/form/position.ts";
import { boundsAt, spanBefore, takenFrom } from "../../main/web/edit/preview/taken.ts";
import { freeId, slug } from "../../main/web/edit/story/ids.ts";

test("an id is made of a title in any of the languages", () => {
  assert.equal(slug("The first flights: L’été, 2022!"), "the-first-flights-lete-2022");
  assert.equal(slug("Қазақстан — наразылық"), "qazaqstan-narazylyq");
  assert.equal(slug("Щедрый ёж"), "shchedryi-ezh");
  assert.equal(slug("ألماتي"), "");
  assert.ok(slug("word ".repeat(100)).length <= 60);
  assert.match(slug(`${"x".repeat(200)} y`), /^x{60}$/);
});

test("an id that is taken is given a number", () => {
  assert.equal(freeId("March", new Set(["march", "march-2"]), "incident"), "march-3");
  assert.equal(freeId("—", new Set(), "incident"), "incident");
});

test("a field holds no words that it would not understand", () => {
  const reading = { when: "2021-03-03", whenText: "3 مارس 2021", start: null, end: null };

  assert.equal(fieldText("2021-03-03", reading, "", false), "2021-03-03");
  assert.equal(fieldText("2021-03-03", undefined, "3 مارس 2021", false), "2021-03-03");
  assert.equal(fieldText("2021-03-03", { ...reading, whenText: "3 March 2021" }, "", true), "3 March 2021");
  assert.equal(fieldText("2021-03-03", undefined, "3 March 2021", true), "3 March 2021");
  assert.equal(fieldText("", undefined, "3 March 2021", true), "");
});

test("one click says of a date how closely it is known, and another takes it back", () => {
  assert.equal(modified("2022-01-06", "about"), "2022-01-06~");
  assert.equal(modified("2022-01-06~", "about"), "2022-01-06");
  assert.equal(modified("XXXX", "about"), null);
  assert.equal(modified("2022-01-03/2022-01-09", "about"), "2022-01-03~/2022-01-09~");
  assert.equal(modified("2022-01", "not-before"), "[2022-01..]");
  assert.equal(modified("[2022-01..]", "not-before"), "2022-01");
  assert.equal(modified("2022-01-22", "not-after"), "[..2022-01-22]");
  assert.equal(modified("[..2022-01-22]", "not-before"), "[2022-01-22..]");
  assert.equal(modified("2022-01-06", "going-on"), "2022-01-06/..");
  assert.equal(modified("2022-01-06/..", "going-on"), "2022-01-06");
  assert.equal(modified("2022-01-03/2022-01-09", "not-before"), null);
  assert.equal(modified("[2022-01-02..2022-01-06]", "about"), null);
  assert.equal(isModified("[2022-01-02..2022-01-06]", "not-before"), false);
  assert.equal(modified("[2022-01-02..2022-01-06]", "between"), "2022-01-02/2022-01-06");
  assert.equal(modified("2022-01-02/2022-01-06", "between"), "[2022-01-02..2022-01-06]");
  assert.equal(modified("2022-01-02/..", "between"), null);
});

test("a date's bar lies where the date lies on the timeline", () => {
  const extent = ["2022-01-01", "2022-01-10"] as const;
  assert.deepEqual(barOf(extent, { start: "2022-01-06T00:00:00Z", end: "2022-01-06T23:59:59.999Z" }), {
    left: 50,
    width: 10 - 100 / 864_000_000,
  });
  assert.deepEqual(barOf(extent, { start: null, end: "2022-01-06T00:00:00Z" }), { left: 0, width: 50 });
  assert.equal(barOf(extent, { start: "2023-01-01T00:00:00Z", end: null }), null);
  assert.equal(barOf(["2022-01-10", "2022-01-01"], { start: null, end: null }), null);
});

test("the colours that are offered are seen on light and dark, and told apart by the colour-blind", () => {
  for (const colour of COLOURS) assert.deepEqual(faintOn(colour), [], colour);
  for (const [at, one] of COLOURS.entries()) {
    for (const other of COLOURS.slice(at + 1))
      assert.equal(looksLike(one, other), false, `${one} ${other} ${difference(one, other)}`);
  }
  assert.deepEqual(faintOn("#ffff66"), ["light"]);
  assert.deepEqual(faintOn("#102030"), ["dark"]);
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
  // Red and green of one lightness.
  assert.equal(looksLike("#b4534b", "#6a7d4b"), true);
});

test("a scene takes what the preview's address says", () => {
  const map = { width: 800, height: 600 };
  assert.deepEqual(takenFrom("?t=2022-01-13&preview=true", map), {
    at: "2022-01-13",
    mode: "cumulative",
    highlight: [],
  });
  assert.deepEqual(takenFrom("?t=2022-01-13&mode=window&window=P3D&incident=march", map), {
    at: "2022-01-11/2022-01-13",
    mode: "window",
    highlight: ["march"],
  });
  assert.equal(takenFrom("", map).at, undefined);
  assert.deepEqual(takenFrom("?lat=0&lon=0&z=1", { width: 256, height: 256 }).view, [-90, -66.513, 90, 66.513]);
});

test("a span is counted back from its last day, by the calendar", () => {
  assert.equal(spanBefore("2022-01-31", { unit: "month", count: 1 }), "2022-01-01/2022-01-31");
  assert.equal(spanBefore("2024-03-01", { unit: "day", count: 2 }), "2024-02-29/2024-03-01");
  assert.equal(spanBefore("2022-01-09", { unit: "week", count: 1 }), "2022-01-03/2022-01-09");
  assert.equal(spanBefore("2022-12-31", { unit: "year", count: 2 }), "2021-01-01/2022-12-31");
  assert.equal(spanBefore("2022-01-06", { unit: "day", count: 1 }), "2022-01-06");
  assert.equal(spanBefore("2022-01-06T12:00", { unit: "hour", count: 6 }), "2022-01-06T06:00/2022-01-06T12:00");
});

test("a view over ±180° has its west greater than its east, and one wider than the world is the world", () => {
  const [west, , east] = boundsAt(0, 180, 3, { width: 512, height: 256 });
  assert.deepEqual([west, east], [135, -135]);
  assert.deepEqual(
    boundsAt(0, 10, 0, { width: 900, height: 256 }).filter((_, at) => at % 2 === 0),
    [-180, 180],
  );
});

test("a scene that is moved comes between its new neighbours", () => {
  assert.equal(positionAt([1, 2, 3], 2, 0), 0);
  assert.equal(positionAt([1, 2, 3], 0, 2), 4);
  assert.equal(positionAt([1, 2, 3], 0, 1), 2.5);
  assert.equal(positionAt([1, 2, 3], 2, 1), 1.5);
  assert.equal(positionAt([1, 2, 3], 1, 1), null);
  assert.equal(positionAt([1, 2, 3], 0, -1), null);
});

test("a language is named, or its tag is", () => {
  assert.equal(languageTag("German", "en"), "de");
  assert.equal(languageTag("deutsch", "en"), "de");
  assert.equal(languageTag("pt-br", "en"), "pt-BR");
  assert.equal(languageTag("no such language", "en"), undefined);
});
