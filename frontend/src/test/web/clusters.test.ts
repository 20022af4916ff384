import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CERTAIN,
  DOUBTS,
  gridOf,
  HIDDEN,
  PLANNED,
  POSSIBLE,
  RETRACTED,
  Tally,
  UNSETTLED,
} from "../../main/web/map/clusters.ts";
import { spotsOf } from "../../main/web/map/spots.ts";
import { toWorld } from "../../main/web/map/world.ts";
import { createYield } from "../../main/web/map/yielding.ts";
import type { Incident, StoryEvent } from "../../main/web/story/event.ts";
import type { PlaceFeature } from "../../main/web/story/types.ts";

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test("spots in one cell are gathered at their middle, others are not", () => {
  const { cells, cellOf } = gridOf(Float64Array.of(1, 3, 11), Float64Array.of(1, 5, 1), 10);
  assert.deepEqual([...cellOf], [0, 0, 1]);
  assert.deepEqual(cells, [
    { x: 2, y: 3, spots: [0, 1] },
    { x: 11, y: 1, spots: [2] },
  ]);
});

test("finer cells divide, and no spot is lost", () => {
  const next = random(3);
  const x = Float64Array.from({ length: 5000 }, () => next() * 256);
  const y = Float64Array.from({ length: 5000 }, () => next() * 256);
  const coarse = gridOf(x, y, 16);
  const fine = gridOf(x, y, 4);
  assert.ok(fine.cells.length > coarse.cells.length);
  for (const grid of [coarse, fine]) {
    assert.equal(
      grid.cells.reduce((sum, { spots }) => sum + spots.length, 0),
      5000,
    );
  }
});

test("numbers counted only where they changed are those of a whole count", () => {
  const next = random(11);
  const events = 500;
  const cellOf = Int32Array.from({ length: events }, () => Math.floor(next() * 8) - 1);
  const categoryOf = Uint8Array.from({ length: events }, () => Math.floor(next() * 3));
  const tally = new Tally(cellOf, categoryOf, 7, 3);
  const codes = new Uint8Array(events);
  for (let step = 0; step < 40; step++) {
    for (let change = 0; change < 30; change++) {
      codes[Math.floor(next() * events)] = [HIDDEN, POSSIBLE, PLANNED, UNSETTLED, CERTAIN, RETRACTED][
        Math.floor(next() * 6)
      ] as number;
    }
    tally.update(codes);
    for (let cell = 0; cell < 7; cell++) {
      const expected = [0, 0, 0, 0, 0, 0, 0];
      codes.forEach((code, event) => {
        if (code === HIDDEN || cellOf[event] !== cell) return;
        const begun = code === CERTAIN ? DOUBTS + (categoryOf[event] as number) : code - POSSIBLE;
        const column = code === RETRACTED ? 6 : begun;
        expected[column] = (expected[column] as number) + 1;
      });
      assert.deepEqual([...tally.of(cell)], expected);
    }
  }
});

test("only the cells that changed are told of", () => {
  const tally = new Tally(Int32Array.of(0, 1, -1), Uint8Array.of(0, 0, 0), 2, 1);
  assert.deepEqual([...tally.update(Uint8Array.of(HIDDEN, CERTAIN, CERTAIN))], [1]);
  assert.deepEqual([...tally.update(Uint8Array.of(HIDDEN, CERTAIN, CERTAIN))], []);
  assert.deepEqual([...tally.update(Uint8Array.of(HIDDEN, POSSIBLE, CERTAIN))], [1]);
});

const ALMATY: PlaceFeature = {
  type: "Feature",
  id: "almaty",
  geometry: { type: "Point", coordinates: [76.9115, 43.2525] },
  properties: { name: "Almaty", kind: "city" },
};

function incident(id: string, place: string | null, at?: readonly [number, number]): StoryEvent {
  const properties = { title: id, place, placeName: null, geoPrecision: "exact" };
  return {
    kind: "incident",
    key: `incidents/${id}`,
    id,
    places: place ? [place] : [],
    properties,
    at,
  } as unknown as Incident;
}

test("an incident stands at its place, or at a spot of its own where it has one", () => {
  const spots = spotsOf(
    [ALMATY],
    [
      incident("at the place", "almaty", [76.9115, 43.2525]),
      incident("close by", "almaty", [76.95, 43.24]),
      incident("on the same spot", null, [76.95, 43.24]),
      incident("nowhere", null),
    ],
  );
  assert.deepEqual(
    spots.map(({ id, events, named }) => [id, events, named]),
    [
      ["almaty", [0], true],
      ["@76.95,43.24", [1, 2], false],
    ],
  );
});

test("the world is 256 units wide and high, and ends where Web Mercator does", () => {
  assert.deepEqual(toWorld(0, 0), [128, 128]);
  assert.deepEqual(toWorld(-180, 0)[0], 0);
  assert.ok(Math.abs(toWorld(0, 90)[1]) < 1e-6);
  assert.ok(Math.abs(toWorld(0, -90)[1] - 256) < 1e-6);
});

test("a task ends when it has taken long enough, and not before", async () => {
  let now = 0;
  let ended = 0;
  const yieldToPage = createYield(
    () => now,
    async () => {
      ended++;
    },
  );
  await yieldToPage();
  assert.equal(ended, 0);
  now = 7;
  await yieldToPage();
  assert.equal(ended, 1);
  await yieldToPage();
  assert.equal(ended, 1);
  await yieldToPage.now();
  assert.equal(ended, 2);
});
