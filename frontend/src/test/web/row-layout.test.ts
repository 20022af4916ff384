import assert from "node:assert/strict";
import { test } from "node:test";
import { createRowLayout, HEADING_PX, type RowLayout, renumbered } from "../../main/web/list/row-layout.ts";
import { random } from "./random.ts";

const all = (rows: RowLayout) => rows.between(-Infinity, Infinity);
const tops = (rows: RowLayout) => [...all(rows).map(({ top }) => top), rows.height];

/** Two groups, of which three rows show: 7, 8, and 3. */
const layout = () => {
  const made = createRowLayout();
  made.renew([{ members: [0, 7, 8, 5] }, { members: [1] }, { members: [2, 3, 4, 6, 9] }]);
  for (const event of [8, 7, 3]) made.show(event, true);
  made.place();
  return made;
};

test("rows stand below one another, the first of each group with its heading", () => {
  const rows = layout();
  assert.deepEqual(
    all(rows).map(({ event, group, nth }) => [event, group, nth]),
    [
      [7, 0, 0],
      [8, 0, 1],
      [3, 2, 0],
    ],
  );
  assert.equal(rows.count, 3);
  assert.deepEqual([0, 1, 2].map(rows.countIn), [2, 0, 1]);
  assert.equal(rows.at(4), undefined);
  assert.equal(rows.at(undefined), undefined);
  assert.equal(rows.at(8)?.nth, 1);
  const [first = 0, second = 0, third = 0] = tops(rows);
  assert.equal(first, 0);
  assert.equal(second - HEADING_PX, third - second);
  assert.equal(rows.topOf(2), third);
});

test("from row to row lead those that show, over all that do not", () => {
  const rows = layout();
  assert.deepEqual(
    [7, 8, 3].map((event) => [rows.beside(event, -1), rows.beside(event, 1)]),
    [
      [undefined, 8],
      [7, 3],
      [8, undefined],
    ],
  );
  assert.deepEqual([rows.end(1), rows.end(-1)], [7, 3]);
  for (const event of [7, 8, 3]) rows.show(event, false);
  rows.place();
  assert.deepEqual([rows.end(1), rows.end(-1), rows.height], [undefined, undefined, 0]);
});

test("what is measured moves what is below, and is the guess for what is not", () => {
  const rows = layout();
  assert.equal(rows.learn([[7, 100]]), true);
  assert.deepEqual(tops(rows), [0, 136, 236, 372]);
  assert.equal(rows.learn([[8, 50]]), true);
  assert.deepEqual(tops(rows), [0, 136, 186, 322]);
  assert.equal(
    rows.learn([
      [7, 100],
      [8, 50],
      [3, 0],
    ]),
    false,
  );
  assert.deepEqual(
    rows.between(136, 187).map(({ event }) => event),
    [8, 3],
  );
  assert.deepEqual(rows.between(322, 400), []);
});

test("heights go along with events that get another index, and are lost with those that go", () => {
  const rows = layout();
  rows.learn([
    [7, 100],
    [8, 50],
  ]);
  rows.renumber((event) => (event === 7 ? 1 : undefined));
  rows.renew([{ members: [0, 1] }]);
  rows.show(0, true);
  rows.show(1, true);
  rows.place();
  // The guess is the mean of the first that were measured.
  assert.deepEqual(tops(rows), [0, 75 + HEADING_PX, 175 + HEADING_PX]);
  const moved = renumbered(
    new Map([
      [2, "a"],
      [4, "b"],
    ]),
    (event) => (event === 2 ? 5 : undefined),
  );
  assert.deepEqual([...moved], [[5, "a"]]);
});

test("the sums of the groups are those of their rows, whatever comes, goes and is measured", () => {
  const next = random(3);
  const groups: { members: number[] }[] = Array.from({ length: 12 }, () => ({ members: [] }));
  for (let event = 0; event < 200; event++) groups[Math.floor(12 * next())]?.members.push(event);
  const rows = createRowLayout();
  rows.renew(groups);
  const shown = new Set<number>();
  const heights = new Map<number, number>();
  for (let step = 0; step < 60; step++) {
    for (let change = 0; change < 20; change++) {
      const event = Math.floor(200 * next());
      const now = next() < 0.5;
      rows.show(event, now);
      if (now) shown.add(event);
      else shown.delete(event);
    }
    rows.place();
    const measured = all(rows).flatMap(({ event }) =>
      next() < 0.2 ? [[event, 40 + Math.floor(9 * next())] as const] : [],
    );
    rows.learn(measured);
    for (const [event, height] of measured) heights.set(event, height);
    if (step === 40) {
      rows.forget();
      heights.clear();
      rows.place();
    }
    let top = 0;
    for (const { members } of groups) {
      const here = members.filter((event) => shown.has(event));
      for (const [nth, event] of here.entries()) {
        const placed = rows.at(event);
        assert.ok(Math.abs((placed?.top ?? Number.NaN) - top) < 1e-6);
        assert.equal(placed?.nth, nth);
        const own = heights.get(event);
        top = own === undefined ? (placed?.bottom ?? 0) : top + own + (nth === 0 ? HEADING_PX : 0);
      }
    }
    assert.ok(Math.abs(rows.height - top) < 1e-6);
    const [from, to] = [top * next(), top * next()];
    assert.deepEqual(
      rows.between(from, to),
      all(rows).filter(({ top: above, bottom }) => bottom > from && above < to),
    );
  }
});
