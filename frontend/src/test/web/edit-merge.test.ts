import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, stillOpen, together, valueAt, withValue } from "../../main/web/edit/story/merge.ts";
import { random } from "./random.ts";

test("what one of both changed is taken, of texts language by language", () => {
  const base = { title: { en: "March", fr: "Marche" }, when: "2022-01-06", category: "protest" };
  const mine = { ...base, title: { en: "A march", fr: "Marche" }, when: "2022-01-07" };
  const theirs = { title: { en: "March", fr: "Une marche" }, when: "2022-01-06", category: "violence" };
  assert.deepEqual(merge(base, mine, theirs), {
    fields: { title: { en: "A march", fr: "Une marche" }, when: "2022-01-07", category: "violence" },
    clashes: [],
  });
});

test("what both changed clashes, and mine stands until one is chosen", () => {
  const { fields, clashes } = merge(
    { title: { en: "March" } },
    { title: { en: "A march", kk: "Шеру" } },
    { title: { en: "The march", fr: "Marche" } },
  );
  assert.deepEqual(fields, { title: { en: "A march", fr: "Marche", kk: "Шеру" } });
  assert.deepEqual(clashes, [{ path: "title/en", mine: "A march", theirs: "The march" }]);
});

test("what one took away and the other left goes; what the other changed clashes", () => {
  const base = { title: { en: "March" }, summary: { en: "Many" }, when: "2022" };
  assert.deepEqual(merge(base, { title: { en: "March" } }, base), { fields: { title: { en: "March" } }, clashes: [] });
  const { fields, clashes } = merge(base, { when: "2022" }, { ...base, title: { en: "A march" } });
  assert.deepEqual(fields, { when: "2022" });
  assert.deepEqual(clashes, [{ path: "title/en", mine: undefined, theirs: "A march" }]);
});

test("a position is one thing: no point gets the longitude of one and the latitude of the other", () => {
  const point = (...coordinates: number[]) => ({ geometry: { type: "Point", coordinates } });
  const { fields, clashes } = merge(point(1, 1), point(2, 1), point(1, 2));
  assert.deepEqual(fields, point(2, 1));
  assert.deepEqual(
    clashes.map(({ path }) => path),
    ["geometry"],
  );
});

test("what the server makes the same is no change: white space around a text, a source that was begun and left", () => {
  const base = { sources: [], title: { en: "March" } };
  const mine = { sources: [{ publisher: "AFP " }, { publisher: "", title: {} }], title: { en: "March " } };
  const theirs = { sources: [{ publisher: "AFP" }], title: { en: "March" } };
  assert.deepEqual(merge(base, mine, theirs), { fields: mine, clashes: [] });
});

test("what was sent and not answered is not somebody else's", () => {
  const merged = merge(
    { title: { en: "M" } },
    { title: { en: "Marches" } },
    { title: { en: "March" } },
    { title: { en: "March" } },
  );
  assert.deepEqual(merged, { fields: { title: { en: "Marches" } }, clashes: [] });
});

test("whoever is first: one merges as the other does, but for what clashes", () => {
  const next = random(7);
  const pick = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T;
  const some = () => {
    const fields: Record<string, string | { en?: string; fr?: string }> = {};
    for (const name of ["when", "place"]) if (next() < 0.7) fields[name] = pick(["a", "b", "c"]);
    for (const name of ["title", "summary"]) {
      if (next() < 0.8)
        fields[name] = {
          ...(next() < 0.6 ? { en: pick(["x", "y"]) } : {}),
          ...(next() < 0.6 ? { fr: pick(["x", "y"]) } : {}),
        };
    }
    return fields;
  };
  for (let nth = 0; nth < 2_000; nth++) {
    const [base, mine, theirs] = [some(), some(), some()];
    const here = merge(base, mine, theirs);
    const there = merge(base, theirs, mine);
    assert.deepEqual(
      here.clashes.map(({ path, mine: one, theirs: other }) => [path, other, one]).sort(),
      there.clashes.map(({ path, mine: one, theirs: other }) => [path, one, other]).sort(),
    );
    // When all of theirs is chosen both have the same.
    const chosen = here.clashes.reduce(
      (fields, { path, theirs: value }) => withValue(fields, path, value),
      here.fields,
    );
    assert.deepEqual(merge(base, chosen, there.fields).clashes, []);
    for (const { path, mine: one } of here.clashes) assert.deepEqual(valueAt(here.fields, path), one);
  }
});

test("a clash stays open until both say the same, and follows what they say now", () => {
  const open = [
    { path: "title/en", mine: "A", theirs: "B" },
    { path: "when", mine: "2021", theirs: "2022" },
  ];
  assert.deepEqual(stillOpen(open, { title: { en: "A2" }, when: "2022" }, { title: { en: "B2" }, when: "2022" }), [
    { path: "title/en", mine: "A2", theirs: "B2" },
  ]);
});

test("two lists together: nothing is lost and nothing stands twice", () => {
  const [afp, tass, kaz] = [{ publisher: "AFP" }, { publisher: "TASS" }, { publisher: "KazTAG" }];
  assert.deepEqual(together([{ publisher: "AFP ", url: "" }, kaz], [afp, tass]), [afp, tass, kaz]);
});

test("a value at a path, of names that have a slash too", () => {
  assert.equal(valueAt({ extra: { "a/b": "c" } }, "extra/a/b"), "c");
  assert.deepEqual(withValue({ extra: { "a/b": "c", d: 1 } }, "extra/a/b", undefined), { extra: { d: 1 } });
  assert.deepEqual(withValue({}, "title/fr", "Marche"), { title: { fr: "Marche" } });
});
