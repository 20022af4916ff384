import assert from "node:assert/strict";
import { test } from "node:test";
import { createLevels, type Gathering, gather as gatherTo, type Points } from "../../main/web/map/marks/clusters.ts";
import { RING_PX as ALONE, clusterSize, PIN_HEAD_PX as PIN, SIZES } from "../../main/web/map/marks/mark-sizes.ts";
import { toWorld, WORLD } from "../../main/web/map/world.ts";
import { briefCount } from "../../main/web/wording/numbers.ts";
import { random } from "./random.ts";

const gather = (points: Points, zoom: number) => gatherTo(points, zoom, SIZES);

/** Half of them about some towns, half of them anywhere in a region; on both sides of ±180° where it lies there. */
function scattered(count: number, seed: number, [west, south]: readonly [number, number] = [45, 35]): Points {
  const next = random(seed);
  const towns = Array.from({ length: 40 }, () => [west + 40 * next(), south + 20 * next()] as const);
  const at = Array.from({ length: count }, (_, index) => {
    const [lon, lat] =
      index % 2 ? (towns[Math.floor(40 * next() ** 2)] ?? [0, 0]) : [west + 40 * next(), south + 20 * next()];
    const far = index % 2 ? 2 * next() ** 3 : 0;
    const turn = 2 * Math.PI * next();
    return toWorld(((lon + far * Math.cos(turn) + 540) % 360) - 180, lat + far * Math.sin(turn));
  });
  return pointsAt(
    at,
    () => 1 + Math.floor(20 * next() ** 4),
    () => (next() < 0.5 ? PIN : 0),
  );
}

function pointsAt(at: readonly (readonly [number, number])[], weight = () => 1, lift = () => 0): Points {
  return {
    x: Float64Array.from(at, ([x]) => x),
    y: Float64Array.from(at, ([, y]) => y),
    weight: at.map(weight),
    size: at.map(() => ALONE),
    lift: at.map(lift),
  };
}

/** As they are drawn: each a circle, in pixels. */
function circles(points: Points, { clusters }: Gathering, zoom: number) {
  return clusters.map(({ x, y, spots }) => {
    const [first] = spots as [number];
    const alone = spots.length === 1;
    const weight = spots.reduce((sum, spot) => sum + (points.weight[spot] as number), 0);
    const size = alone ? (points.size[first] as number) : clusterSize(weight);
    return { x: x * 2 ** zoom, y: y * 2 ** zoom - (alone ? (points.lift[first] as number) : 0), size };
  });
}

/** The least room between two of them, by comparing each with all that are not far north or south of it. */
function leastRoom(points: Points, gathering: Gathering, zoom: number): number {
  const all = circles(points, gathering, zoom).sort((one, other) => one.y - other.y);
  const world = WORLD * 2 ** zoom;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, one] of all.entries()) {
    for (let next = index + 1; next < all.length; next++) {
      const other = all[next] as (typeof all)[number];
      if (other.y - one.y > 100) break;
      const across = Math.abs(one.x - other.x);
      const room = Math.hypot(Math.min(across, world - across), other.y - one.y) - (one.size + other.size) / 2;
      least = Math.min(least, room);
    }
  }
  return least;
}

function holdsEachOnce({ clusters, clusterOf }: Gathering, count: number): void {
  const seen = new Int32Array(count);
  clusters.forEach(({ spots }, cluster) => {
    for (const spot of spots) {
      seen[spot] = (seen[spot] as number) + 1;
      assert.equal(clusterOf[spot], cluster);
    }
  });
  assert.ok(seen.every((times) => times === 1));
}

for (const [count, zooms] of [
  [10, [1, 2.75, 5, 8, 11]],
  [1_000, [1, 2.75, 5, 8, 11]],
  [10_000, Array.from({ length: 41 }, (_, quarter) => 1 + quarter / 4)],
  [100_000, [1, 3.5, 4.25, 6, 7.75, 9, 11]],
] as const) {
  test(`no two marks of ${count} spots overlap at any zoom, and each spot is in one`, () => {
    for (const west of [45, 160]) {
      const points = scattered(count, count + west, [west, -10]);
      for (const zoom of zooms) {
        const gathering = gather(points, zoom);
        holdsEachOnce(gathering, count);
        const room = leastRoom(points, gathering, zoom);
        assert.ok(room > 3.99, `${room} px at zoom ${zoom}, from ${west}° east`);
      }
    }
  });
}

test("a spot far from others stands alone, where it is", () => {
  const points = pointsAt([
    [100, 100],
    [100.1, 100],
    [120, 90.5],
  ]);
  const { clusters } = gather(points, 3);
  assert.deepEqual(
    clusters.map(({ spots }) => [...spots].sort()),
    [[0, 1], [2]],
  );
  assert.deepEqual([clusters[1]?.x, clusters[1]?.y], [120, 90.5]);
});

test("a cluster stands nearer to where more happened", () => {
  const points = pointsAt([
    [100, 100],
    [101, 100],
  ]);
  const { clusters } = gather({ ...points, weight: [9, 1] }, 3);
  assert.equal(clusters.length, 1);
  assert.ok(Math.abs((clusters[0]?.x ?? 0) - 100.1) < 1e-9);
});

test("spots on both sides of ±180° are one cluster, which stands there", () => {
  const at = [179.9, -179.9].map((lon) => toWorld(lon, 10));
  const { clusters } = gather(pointsAt(at), 4);
  assert.equal(clusters.length, 1);
  const x = clusters[0]?.x ?? 128;
  assert.ok(Math.min(x, WORLD - x) < 1e-6);
});

test("a pin stands above the ring of its town, and two pins at one spot do not", () => {
  const spot = toWorld(76.9, 43.25);
  const both = pointsAt([spot, spot]);
  assert.equal(gather({ ...both, lift: [0, PIN] }, 5).clusters.length, 2);
  assert.equal(gather({ ...both, lift: [PIN, PIN] }, 5).clusters.length, 1);
});

test("a cluster is divided at the first zoom that parts it, and never where its spots are one", () => {
  const spots = pointsAt([
    [100, 100],
    [100.1, 100],
    [100.1, 100],
  ]);
  const zooms = Array.from({ length: 21 }, (_, half) => 1 + half / 2);
  const levels = createLevels(spots, SIZES);
  const parted = levels.dividing([0, 1], zooms) ?? 0;
  assert.ok(0.1 * 2 ** parted > 40 && 0.1 * 2 ** (parted - 0.5) < 42, `zoom ${parted}`);
  assert.equal(levels.dividing([1, 2], zooms), undefined);
  assert.equal(levels.dividing([0, 1], []), undefined);
});

test("counts are brief in the language's own way", () => {
  const brief = (count: number, numberLocale: string) =>
    briefCount(count, { numberLocale, number: (value) => value.toLocaleString(numberLocale) });
  assert.deepEqual(
    [7, 999, 1000, 2436, 9_960, 12_436, 999_960].map((count) => brief(count, "en-GB")),
    ["7", "999", "1k", "2.4k", "10k", "12k", "1m"],
  );
  assert.deepEqual(
    [999, 2436, 12_436].map((count) => brief(count, "fr")),
    ["999", "2,4k", "12k"],
  );
  // "2,4 тыс." would be too long.
  assert.deepEqual(
    [999, 2436, 12_436].map((count) => brief(count, "ru")),
    ["999", "2436", "12436"],
  );
  assert.equal(brief(2436, "ar-EG"), "٢٤٣٦");
});
