import assert from "node:assert/strict";
import { test } from "node:test";
import { createTally } from "../../main/web/map/marks/clusters.ts";
import { DOUBTS, HIDDEN, PLANNED, POSSIBLE, UNSETTLED } from "../../main/web/map/marks/codes.ts";
import { spotsOf } from "../../main/web/map/marks/spots.ts";
import { toWorld } from "../../main/web/map/world.ts";
import { createYield } from "../../main/web/map/yielding.ts";
import type { Incident, StoryEvent } from "../../main/web/story/event.ts";
import type { PlaceFeature } from "../../main/web/story/types.ts";
import { random } from "./random.ts";

/** Of two categories. */
const WIDTH = DOUBTS + 3;

function clustersOf(clusterOf: Int32Array, count: number) {
  return { clusterOf, clusters: Array.from({ length: count }, () => ({ x: 0, y: 0, spots: [] })) };
}

test("numbers counted only where they changed are those of a whole count", () => {
  const next = random(11);
  const events = 500;
  const spotOf = Int32Array.from({ length: events }, () => Math.floor(next() * 41) - 1);
  const clusterOf = Int32Array.from({ length: 40 }, () => Math.floor(next() * 7));
  const tally = createTally(spotOf, clustersOf(clusterOf, 7), WIDTH);
  const codes = new Uint16Array(events);
  for (let step = 0; step < 40; step++) {
    for (let change = 0; change < 30; change++) codes[Math.floor(next() * events)] = Math.floor(next() * (WIDTH + 1));
    tally.update(codes);
    for (let cluster = 0; cluster < 7; cluster++) {
      const expected = Array.from({ length: WIDTH }, () => 0);
      const places = new Set<number>();
      codes.forEach((code, event) => {
        const spot = spotOf[event] as number;
        if (code === HIDDEN || clusterOf[spot] !== cluster) return;
        places.add(spot);
        expected[code - 1] = (expected[code - 1] as number) + 1;
      });
      assert.deepEqual([...tally.of(cluster)], expected);
      assert.equal(tally.places(cluster), places.size);
    }
  }
});

test("only the clusters that changed are told of", () => {
  const tally = createTally(Int32Array.of(0, 1, -1), clustersOf(Int32Array.of(0, 1), 2), WIDTH);
  assert.deepEqual([...tally.update(Uint16Array.of(HIDDEN, UNSETTLED, PLANNED))], [1]);
  assert.deepEqual([...tally.update(Uint16Array.of(HIDDEN, UNSETTLED, PLANNED))], []);
  assert.deepEqual([...tally.update(Uint16Array.of(HIDDEN, POSSIBLE, PLANNED))], [1]);
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
    spots.map(({ id, events, incidents, named }) => [id, events, incidents, named]),
    [
      ["almaty", [0], 1, true],
      ["@76.95,43.24", [1, 2], 2, false],
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
