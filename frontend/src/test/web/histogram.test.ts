import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf } from "../../main/web/timeline/axis.ts";
import { zone } from "../../main/web/timeline/calendar.ts";
import { histogramOf } from "../../main/web/timeline/histogram.ts";
import { beginnings, nextAfter } from "../../main/web/timeline/incidents.ts";

const DAY = 86_400_000;
const axis = (start: string, end: string) =>
  axisOf({ extent: { temporal: { interval: [[start, end] as const] } } }, zone("UTC"));
const TEN_DAYS = axis("2022-01-01T00:00:00Z", "2022-01-10T23:59:59.999Z");
const day = (number: number) => Date.UTC(2022, 0, number);
const event = (category: string, start: number, latestStart: number, earliestEnd: number, end: number) => ({
  properties: { category },
  start,
  latestStart,
  earliestEnd,
  end,
});
const onDay = (category: string, number: number) =>
  event(category, day(number), day(number + 1) - 1, day(number), day(number + 1) - 1);

test("an event counts on every day that it may overlap, for certain only where it must", () => {
  const events = [
    onDay("a", 2),
    event("a", day(3), day(5) - 1, day(7), day(9) - 1),
    event("b", -Infinity, day(3) - 1, -Infinity, day(3) - 1),
    event("b", day(9), day(10) - 1, -Infinity, Infinity),
  ];
  const { series, highest, busiest } = histogramOf(
    events,
    [true, true, true, true],
    ["a", "b"],
    TEN_DAYS.grid("day"),
    0,
    9,
    50,
  );
  assert.deepEqual(series[0]?.certain, [0, 1, 0, 1, 1, 1, 1, 0, 0, 0]);
  assert.deepEqual(series[0]?.possible, [0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
  assert.deepEqual(series[1]?.certain, [0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
  assert.deepEqual(series[1]?.possible, [1, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
  assert.deepEqual([highest, busiest], [2, 1]);
});

test("what a filter keeps out is not counted, and few pixels mean few bins", () => {
  const events = [onDay("a", 2), onDay("a", 3), onDay("a", 10)];
  const { series, size, bins } = histogramOf(events, [true, false, true], ["a"], TEN_DAYS.grid("day"), 0, 9, 3);
  assert.deepEqual([size, bins, series[0]?.certain], [4, 3, [1, 0, 1]]);
});

test("prefix sums tell the same as counting", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const grid = TEN_DAYS.grid("hour");
  const events = Array.from({ length: 300 }, () => {
    const [one, two, three, four] = [0, 0, 0, 0]
      .map(() => day(1) + random(12 * 24) * (DAY / 24) - DAY)
      .sort((a, b) => a - b);
    return event("ab".charAt(random(2)), one ?? 0, two ?? 0, three ?? 0, four ?? 0);
  });
  const admitted = events.map(() => random(3) > 0);
  const { series, size, bins } = histogramOf(events, admitted, ["a", "b"], grid, 24, 200, 40);
  for (const { category, certain, possible } of series) {
    for (let bin = 0; bin < bins; bin++) {
      const low = grid.startOf(24 + bin * size);
      const high = grid.endOf(Math.min(200, 24 + (bin + 1) * size - 1));
      const here = events.filter((one, index) => admitted[index] && one.properties.category === category);
      const may = here.filter(({ start, end }) => start <= high && end >= low);
      const must = may.filter(({ latestStart, earliestEnd }) => latestStart <= high && earliestEnd >= low);
      assert.deepEqual([certain[bin], possible[bin]], [must.length, may.length - must.length], `${category} ${bin}`);
    }
  }
});

test("twenty thousand years of ten thousand events are told of at once", () => {
  const long = axis("-018000-01-01T00:00:00Z", "2022-01-01T00:00:00Z");
  const events = Array.from({ length: 10_000 }, (_, index) => {
    const start = long.start + ((long.end - long.start) / 10_000) * index;
    return event("a", start, start + 300 * 365 * DAY, start, Infinity);
  });
  const grid = long.grid(long.unit);
  const began = performance.now();
  const { bins } = histogramOf(
    events,
    events.map(() => true),
    ["a"],
    grid,
    0,
    grid.last,
    150,
  );
  assert.ok(bins <= 150);
  assert.ok(performance.now() - began < 2000);
});

test("the next incident is the next that may begin, among those that the filters let through", () => {
  const events = [onDay("a", 2), onDay("a", 2), onDay("b", 5), event("a", -Infinity, day(7), 0, day(8))];
  const times = beginnings(events, [true, true, false, true]);
  assert.deepEqual(times, [day(2), day(7)]);
  assert.equal(nextAfter(times, day(3), 1), day(7));
  assert.equal(nextAfter(times, day(7), -1), day(2));
  assert.equal(nextAfter(times, day(7), 1), undefined);
});
