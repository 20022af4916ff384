import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "../../main/web/timeline/keys.ts";

test("a key means what is written on it, in lower case", () => {
  assert.equal(keyOf({ key: "N", code: "KeyN" }), "n");
  assert.equal(keyOf({ key: "PageUp", code: "PageUp" }), "pageup");
  // Dvorak has its N where others have L; French keyboards write a comma with the key of M.
  assert.equal(keyOf({ key: "n", code: "KeyL" }), "n");
  assert.equal(keyOf({ key: "b", code: "KeyN" }), "b");
  assert.equal(keyOf({ key: ",", code: "KeyM" }), ",");
});

test("a letter of another script means what lies there on a Latin keyboard; a Latin one never", () => {
  assert.equal(keyOf({ key: "т", code: "KeyN" }), "n");
  assert.equal(keyOf({ key: "З", code: "KeyP" }), "p");
  assert.equal(keyOf({ key: "б", code: "Comma" }), ",");
  assert.equal(keyOf({ key: "ץ", code: "Period" }), ".");
  assert.equal(keyOf({ key: "ى", code: "KeyN" }), "n");
  assert.equal(keyOf({ key: "é", code: "Comma" }), "é");
  assert.equal(keyOf({ key: "я", code: "KeyZ" }), "я");
});
