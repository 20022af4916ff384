import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsIn, isIn, type Projection } from "../../main/web/map/base/cells.ts";
import { dissolved } from "../../main/web/map/base/dissolve.ts";
import { fromWorld, toWorld } from "../../main/web/map/world.ts";
import type { LonLat } from "../../main/web/story/types.ts";

/** As Leaflet's map does it at zoom 0. */
const projection = {
  project([lat, lon]: [number, number]) {
    const [x, y] = toWorld(lon, lat);
    return { x, y };
  },
  unproject([x, y]: [number, number]) {
    const [lng, lat] = fromWorld(x, y);
    return { lng, lat };
  },
} as unknown as Projection;

function seen(west: number, south: number, east: number, north: number) {
  const [left, top] = toWorld(west, north);
  const [right, bottom] = toWorld(east, south);
  return { left, top, right, bottom };
}

const keys = (box: ReturnType<typeof seen>, level: number) => cellsIn(projection, box, level).map(({ key }) => key);

test("a view takes the cells that it lies in, from the south-west", () => {
  assert.deepEqual(keys(seen(71, 41, 79, 44), 1), ["2-25-13"]);
  assert.deepEqual(keys(seen(71, 38, 81, 44), 1), ["2-25-12", "2-26-12", "2-25-13", "2-26-13"]);
  assert.deepEqual(keys(seen(71, 41, 79, 44), 0), ["1-12-6"]);
});

test("beyond 180 the columns begin anew, in a copy of the world that has a number", () => {
  assert.deepEqual(
    cellsIn(projection, seen(175, -19, 184, -16), 1).map(({ key, turn }) => [key, turn]),
    [
      ["2-35-7", 0],
      ["2-0-7", 1],
    ],
  );
  assert.deepEqual(
    cellsIn(projection, seen(-184, 61, -176, 66), 1).map(({ key, turn }) => [key, turn]),
    [
      ["2-35-15", -1],
      ["2-0-15", 0],
    ],
  );
});

test("cells that lie side by side have one edge", () => {
  const [one, other] = cellsIn(projection, seen(71, 41, 81, 44), 1);
  assert.equal(one?.box.right, other?.box.left);
});

test("four cells stand in a digit, the first in its lowest bit", () => {
  const cell = (column: number, row: number) => ({ level: 0, column, row, turn: 0, key: "", box: seen(0, 0, 1, 1) });
  const cells = [`84${"0".repeat(39)}`];
  assert.deepEqual(
    [3, 4, 5, 6, 7].map((column) => isIn(cells, cell(column, 0))),
    [true, false, false, true, false],
  );
  assert.equal(isIn(cells, cell(17, 8)), false);
  assert.equal(isIn([], cell(3, 0)), false);
});

const square = (west: number, south: number, east: number, north: number): LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const corners = (ring: readonly LonLat[] | undefined) => new Set(ring?.map((point) => point.join(" ")));

test("a country in two cells is one ring without the side between them", () => {
  const rings = dissolved([square(2, 2, 10, 8), square(10, 2, 15, 8)], 10);
  assert.equal(rings.length, 1);
  assert.deepEqual(rings[0]?.[0], rings[0]?.at(-1));
  assert.deepEqual(corners(rings[0]), corners([...square(2, 2, 15, 8), [10, 2], [10, 8]]));
});

test("a side that one part has whole and others in pieces goes too", () => {
  const rings = dissolved([square(2, 1, 10, 9), square(10, 1, 15, 3), square(10, 6, 15, 9)], 10);
  assert.equal(rings.length, 1);
  assert.ok(corners(rings[0]).has("10 3") && corners(rings[0]).has("10 6"));
});

test("where four cells meet in a country nothing is left of their sides", () => {
  const four = [square(5, 5, 10, 10), square(10, 5, 15, 10), square(5, 10, 10, 15), square(10, 10, 15, 15)];
  const rings = dissolved(four, 10);
  assert.equal(rings.length, 1);
  assert.ok(!corners(rings[0]).has("10 10"));
});

test("where the cells end their sides stay, and islands are rings of their own", () => {
  const rings = dissolved([square(0, 2, 10, 8), square(3, 9, 4, 9.5)], 10);
  assert.equal(rings.length, 2);
  assert.ok(rings.some((ring) => corners(ring).has("0 2") && corners(ring).has("10 8")));
});

test("a country on both sides of 180 is one ring", () => {
  const rings = dissolved([square(176, -18, 180, -16), square(180, -18, 183, -16)], 10);
  assert.equal(rings.length, 1);
});
