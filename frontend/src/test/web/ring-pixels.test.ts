import assert from "node:assert/strict";
import { test } from "node:test";
import { mix, paintRing, type RingOf, type Share } from "../../main/web/map/marks/ring-pixels.ts";

const SIDE = 40;
const EDGES = [8, 16] as const;
const PLATE = 100;
/** Of three columns: rings of 1, 2, 3, with lines of 11, 12, 13. */
const SQUARES = [PLATE, 1, 2, 3, 11, 12, 13];
const RING: RingOf = {
  side: SIDE,
  pixels: Uint32Array.from({ length: SQUARES.length * SIDE ** 2 }, (_, at) => SQUARES[Math.floor(at / SIDE ** 2)] ?? 0),
};

function painted(shares: readonly Share[], line = 0): Uint32Array {
  const into = new Uint32Array(SIDE * SIDE);
  paintRing(
    into,
    RING,
    shares,
    EDGES,
    () => line,
    (one, other) => one > other,
  );
  return into;
}

/** At an angle in turns from the top, clockwise. */
const at = (pixels: Uint32Array, turn: number, radius = 12) => {
  const x = Math.floor(SIDE / 2 + radius * Math.sin(2 * Math.PI * turn));
  const y = Math.floor(SIDE / 2 - radius * Math.cos(2 * Math.PI * turn));
  return pixels[y * SIDE + x];
};

const THREE: readonly Share[] = [
  { column: 0, from: 0, to: 0.25 },
  { column: 2, from: 0.25, to: 0.5 },
  { column: 1, from: 0.5, to: 1 },
];

test("each direction is of the share that lies there, clockwise from the top", () => {
  const pixels = painted(THREE);
  assert.deepEqual(
    [0.06, 0.125, 0.19, 0.31, 0.44, 0.56, 0.75, 0.94].map((turn) => at(pixels, turn)),
    [1, 1, 1, 3, 3, 2, 2, 2],
  );
});

test("nothing but the ring is a share's; without shares there is the plate alone", () => {
  const pixels = painted(THREE);
  assert.equal(at(pixels, 0.125, 5), PLATE);
  assert.equal(at(pixels, 0.125, 18), PLATE);
  assert.deepEqual([...new Set(painted([]))], [PLATE]);
});

test("where two meet stands the line of the one that lies above", () => {
  const pixels = painted(THREE, 2);
  assert.deepEqual(
    [0.25, 0.5, 0].map((turn) => at(pixels, turn + 0.001)),
    [13, 13, 12],
  );
  assert.equal(at(pixels, 0.125), 1);
});

test("a share of all has one line at the top, and is whole else", () => {
  const pixels = painted([{ column: 1, from: 0, to: 1 }], 2);
  assert.deepEqual(
    [0.001, 0.25, 0.5, 0.75].map((turn) => at(pixels, turn)),
    [12, 2, 2, 2],
  );
});

test("pixels are mixed byte by byte", () => {
  assert.equal(mix(0xff000000, 0xff204060, 0.5), 0xff102030);
  assert.equal(mix(0x80ff00ff, 0xffffffff, 0), 0x80ff00ff);
  assert.equal(mix(0, 0xffffffff, 1), 0xffffffff);
});
