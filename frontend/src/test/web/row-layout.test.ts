import assert from "node:assert/strict";
import { test } from "node:test";
import { createRowLayout, HEADING_PX, renumbered } from "../../main/web/list/row-layout.ts";

const layout = () => {
  const made = createRowLayout();
  made.show([{ rows: [7, 8] }, { rows: [3] }]);
  return made;
};

test("rows stand below one another, the first of each block with its heading", () => {
  const rows = layout();
  assert.deepEqual(rows.order, [7, 8, 3]);
  assert.deepEqual([7, 8, 3, 4, undefined].map(rows.positionOf), [0, 1, 2, undefined, undefined]);
  assert.deepEqual([0, 1, 2].map(rows.blockOf), [0, 0, 1]);
  assert.deepEqual([0, 1, 2].map(rows.isFirst), [true, false, true]);
  assert.equal(rows.top(0), 0);
  assert.equal(rows.top(1) - HEADING_PX, rows.top(2) - rows.top(1));
});

test("what is measured moves what is below, and is the guess for what is not", () => {
  const rows = layout();
  assert.equal(rows.learn([[7, 100]]), true);
  assert.deepEqual([0, 1, 2, 3].map(rows.top), [0, 136, 236, 372]);
  assert.equal(rows.learn([[8, 50]]), true);
  assert.deepEqual([0, 1, 2, 3].map(rows.top), [0, 136, 186, 322]);
  assert.equal(
    rows.learn([
      [7, 100],
      [8, 50],
      [3, 0],
    ]),
    false,
  );
  assert.deepEqual(rows.between(136, 187), [1, 3]);
});

test("heights go along with events that get another index, and are lost with those that go", () => {
  const rows = layout();
  rows.learn([
    [7, 100],
    [8, 50],
  ]);
  rows.renumber((event) => (event === 7 ? 1 : undefined));
  rows.show([{ rows: [0, 1] }]);
  // The guess is the mean of the first that were measured.
  assert.deepEqual([0, 1, 2].map(rows.top), [0, 75 + HEADING_PX, 175 + HEADING_PX]);
  const moved = renumbered(
    new Map([
      [2, "a"],
      [4, "b"],
    ]),
    (event) => (event === 2 ? 5 : undefined),
  );
  assert.deepEqual([...moved], [[5, "a"]]);
});
