import assert from "node:assert/strict";
import { test } from "node:test";
import { viewOf } from "../../main/web/narrative/scene.ts";

/** Where a position lies in a map of the given size that shows a view, px from its upper left corner. */
function placed(
  view: { lat: number; lon: number; zoom: number },
  width: number,
  height: number,
  lon: number,
  lat: number,
) {
  const world = 256 * 2 ** view.zoom;
  const y = (degrees: number) => {
    const sin = Math.sin((degrees * Math.PI) / 180);
    return world * (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI));
  };
  return { x: width / 2 + ((lon - view.lon) / 360) * world, y: height / 2 + y(lat) - y(view.lat) };
}

for (const [width, height, covered] of [
  [900, 500, 0],
  [360, 460, 230],
] as const) {
  test(`a view of ${width} × ${height} px shows the whole extent above what covers ${covered} px of it`, () => {
    const view = viewOf([44, 38, 90, 57], width, height, covered);
    const northWest = placed(view, width, height, 44, 57);
    const southEast = placed(view, width, height, 90, 38);

    assert.ok(northWest.x >= -0.001 && northWest.y >= -0.001, JSON.stringify(northWest));
    assert.ok(southEast.x <= width + 0.001 && southEast.y <= height - covered + 0.001, JSON.stringify(southEast));
    const closer = placed({ ...view, zoom: view.zoom + 0.25 }, width, height, 90, 38);
    const further = placed({ ...view, zoom: view.zoom + 0.25 }, width, height, 44, 57);
    assert.ok(closer.x - further.x > width || closer.y - further.y > height - covered, "as large as it can be");
  });
}

test("an extent across ±180° is shown as one piece", () => {
  const { lon, zoom } = viewOf([170, -20, -170, 0], 800, 800);
  assert.equal(lon, 180);
  assert.ok(zoom > 4);
});

test("a point has a view as well", () => {
  const view = viewOf([76.9, 43.2, 76.9, 43.2], 800, 600);
  assert.ok(Math.abs(view.lat - 43.2) < 1e-6 && Math.abs(view.lon - 76.9) < 1e-6);
  assert.ok(Number.isFinite(view.zoom));
});
