import assert from "node:assert/strict";
import { test } from "node:test";
import { languageName } from "../../main/web/i18n/languages.ts";
import { linesIn, topsOf } from "../../main/web/list/window.ts";

test("the lines in view are those that overlap it", () => {
  const tops = topsOf([10, 20, 30, 40]);
  assert.deepEqual([...tops], [0, 10, 30, 60, 100]);
  assert.deepEqual(linesIn(tops, 0, 100), [0, 4]);
  assert.deepEqual(linesIn(tops, 10, 30), [1, 2]);
  assert.deepEqual(linesIn(tops, 9, 31), [0, 3]);
  assert.deepEqual(linesIn(tops, -50, 0), [0, 0]);
  assert.deepEqual(linesIn(tops, 100, 200), [4, 4]);
  assert.deepEqual(linesIn(topsOf([]), 0, 100), [0, 0]);
});

test("a language is named in the interface's language, or as it calls itself, or by its tag", () => {
  assert.equal(languageName("fr", "en"), "French");
  assert.equal(languageName("fr", "ru"), "французский");
  assert.equal(languageName("not a tag", "en"), "not a tag");
});
