import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageOf } from "../../main/web/map/streets/coverage.ts";
import { nameProperties } from "../../main/web/map/streets/names.ts";

test("names are looked for in the reader's language, in one that they read too, and as they are written on the spot", () => {
  assert.deepEqual(nameProperties("kk"), ["name:kk", "name:kk-Cyrl", "name:ru", "name"]);
  assert.deepEqual(nameProperties("ru"), ["name:ru", "name:ru-Cyrl", "name"]);
  assert.deepEqual(nameProperties("fr"), ["name:fr", "name:fr-Latn", "name:en", "name"]);
  assert.deepEqual(nameProperties("en"), ["name:en", "name:en-Latn", "name"]);
  assert.deepEqual(nameProperties("ar"), ["name:ar", "name:ar-Arab", "name"]);
  assert.deepEqual(nameProperties("zh-TW"), ["name:zh-TW", "name:zh-Hant", "name:zh", "name"]);
});

test("a file is met in whatever copy of the world the map shows", () => {
  const almaty = coverageOf([76.8, 43.1, 77.1, 43.4]);
  assert.equal(almaty([76.9, 43.2, 76.95, 43.25]), true, "inside");
  assert.equal(almaty([70, 40, 80, 50]), true, "around");
  assert.equal(almaty([77.1, 43.4, 78, 44]), true, "at the corner");
  assert.equal(almaty([77.2, 43.2, 78, 44]), false, "to the east");
  assert.equal(almaty([76.9, 43.5, 77, 44]), false, "to the north");
  assert.equal(almaty([76.9 + 360, 43.2, 77 + 360, 43.3]), true);
  assert.equal(almaty([76.9 - 720, 43.2, 77 - 720, 43.3]), true);
  assert.equal(almaty([-300, 43.2, -284, 43.3]), false);
  assert.equal(almaty([-300, 43.2, -280, 43.3]), true);
});

test("a file across the antimeridian is met on either side of it", () => {
  const suva = coverageOf([177, -20, -178, -15]);
  assert.equal(suva([178, -18, 178.5, -17]), true);
  assert.equal(suva([-179, -18, -178.5, -17]), true);
  assert.equal(suva([181, -18, 181.5, -17]), true);
  assert.equal(suva([-183.5, -18, -183.2, -17]), false);
  assert.equal(suva([-177, -18, 176, -17]), false);
  assert.equal(coverageOf([-180, -85, 180, 85])([7, 48, 8, 49]), true);
});
