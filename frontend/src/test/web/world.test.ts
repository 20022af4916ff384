import assert from "node:assert/strict";
import { test } from "node:test";
import { nextInWay } from "../../main/web/map/marks/roving.ts";
import { closestZoom, nearLongitude, turnsSeen } from "../../main/web/map/world.ts";
import longitudes from "./longitudes.json";

for (const { lon, to, near } of longitudes) {
  test(`${lon}° is ${near}° for one who looks at ${to}°`, () => {
    assert.ok(Math.abs(nearLongitude(lon, to) - near) < 1e-9, String(nearLongitude(lon, to)));
  });
}

test("what reaches across ±180° is drawn in each copy of the world in which it is seen", () => {
  assert.deepEqual(turnsSeen(19, 190, -60, 60), [0]);
  assert.deepEqual(turnsSeen(19, 190, -240, -120), [-1]);
  assert.deepEqual(turnsSeen(19, 190, -180, 180), [-1, 0]);
  assert.deepEqual(turnsSeen(40, 90, 100, 200), []);
});

test("one spot is shown with the land around it, two in a town are not", () => {
  assert.equal(closestZoom([178.44, -18.14, 178.44, -18.14]), 7);
  assert.equal(closestZoom([76.9, 43.2, 76.93, 43.25]), 11);
  assert.equal(closestZoom([179.99, -17, -179.99, -17]), 11);
  assert.equal(closestZoom([-180, -90, 180, 90]), 11);

  const streets = { url: "", minZoom: 0, maxZoom: 14, bounds: [76.8, 43.1, 77.1, 43.4], credits: "" } as const;
  const ground = { maxZoom: 18, streets };
  assert.equal(closestZoom([76.9, 43.2, 76.93, 43.25], ground), 18, "where there are streets");
  assert.equal(closestZoom([7.7, 48.5, 7.8, 48.6], ground), 11, "where there are none");
  assert.equal(closestZoom([76.9, 43.2, 76.9, 43.2], ground), 7, "one spot, with the land around it");
  const suva = { maxZoom: 18, streets: { ...streets, bounds: [177, -20, -178, -15] as const } };
  assert.equal(closestZoom([179.9, -17.1, -179.9, -17], suva), 18, "across the antimeridian");
  assert.equal(closestZoom([-179.9, -17.1, -179.8, -17], suva), 18);
  assert.equal(closestZoom([0, -17.1, 0.1, -17], suva), 11);
  assert.equal(
    closestZoom([7.7, 48.5, 7.8, 48.6], { maxZoom: 18, tiles: { url: "", credits: "" } }),
    18,
    "tiles are everywhere",
  );
});

test("an arrow key leads to what is nearest in its direction, and nowhere at the edge", () => {
  const marks = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 8, y: 40 },
    { x: -5, y: 0 },
  ];
  const from = { x: 0, y: 0 };
  assert.equal(nextInWay(from, { x: 1, y: 0 }, marks), 1);
  assert.equal(nextInWay(from, { x: 0, y: 1 }, marks), 2);
  assert.equal(nextInWay(from, { x: -1, y: 0 }, marks), 3);
  assert.equal(nextInWay(from, { x: 0, y: -1 }, marks), -1);
});
