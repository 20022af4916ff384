import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoryEvent } from "../../main/web/story/event.ts";
import { createSlices } from "../../main/web/story/slice.ts";
import { axisOf } from "../../main/web/time/axis.ts";
import { zone } from "../../main/web/time/calendar.ts";
import { histogramOf } from "../../main/web/timeline/histogram.ts";
import { beginnings, nextAfter } from "../../main/web/timeline/incidents.ts";
import { wholeOf } from "../../main/web/timeline/step-range.ts";

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
    wholeOf(TEN_DAYS.grid("day")),
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
  const { series, size, bins } = histogramOf(events, [true, false, true], ["a"], wholeOf(TEN_DAYS.grid("day")), 3);
  assert.deepEqual([size, bins, series[0]?.certain], [4, 3, [1, 0, 1]]);
});

/** Numbers below a bound, the same ones in every run. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

const GRIDS = {
  "hours of ten days": TEN_DAYS.grid("hour"),
  "days across a change of clocks": axisOf(
    { extent: { temporal: { interval: [["2024-03-20T23:00:00Z", "2024-04-20T21:59:59.999Z"] as const] } } },
    zone("Europe/Paris"),
  ).grid("day"),
  "months of ninety years": axis("1929-12-01T00:00:00Z", "2019-12-31T23:59:59.999Z").grid("month"),
};

for (const [name, grid] of Object.entries(GRIDS)) {
  for (const seed of [1, 7, 42]) {
    test(`prefix sums tell the same as counting: ${name}, seed ${seed}`, () => {
      const random = randomFrom(seed);
      const [from, until] = [grid.startOf(0), grid.endOf(grid.last)];
      // Beyond both ends of the story too, and now and then the very edge of a step.
      const instant = () => {
        const index = random(grid.last + 1);
        if (random(4) === 0) return random(2) ? grid.startOf(index) : grid.endOf(index);
        return from + Math.floor(((random(1200) - 100) / 1000) * (until - from));
      };
      const ordered = (count: number) => Array.from({ length: count }, instant).sort((a, b) => a - b);
      const some = () => {
        const [one = 0, two = 0, three = 0, four = 0] = ordered(4);
        switch (random(6)) {
          case 0: // one time of several
            return [one, four, one, four] as const;
          case 1: // end not known
            return [one, two, one, Infinity] as const;
          case 2: // start not known
            return [-Infinity, three, three, four] as const;
          case 3: // on or before
            return [-Infinity, four, -Infinity, four] as const;
          case 4: // nothing known
            return [-Infinity, Infinity, -Infinity, Infinity] as const;
          default:
            return [one, two, three, four] as const;
        }
      };
      const events = Array.from({ length: 300 }, () => event("ab".charAt(random(2)), ...some()));
      const admitted = events.map(() => random(3) > 0);
      const first = random(Math.floor(grid.last / 3));
      const last = grid.last - random(Math.floor(grid.last / 3));
      const { series, size, bins, highest, busiest } = histogramOf(
        events,
        admitted,
        ["a", "b"],
        { grid, first, last },
        40,
      );
      const totals = new Array<number>(bins).fill(0);
      for (const { category, certain, possible } of series) {
        for (let bin = 0; bin < bins; bin++) {
          const low = grid.startOf(first + bin * size);
          const high = grid.endOf(Math.min(last, first + (bin + 1) * size - 1));
          const here = events.filter((one, index) => admitted[index] && one.properties.category === category);
          const may = here.filter(({ start, end }) => start <= high && end >= low);
          const must = may.filter(
            ({ start, latestStart, earliestEnd, end }) =>
              Math.min(latestStart, end) <= high && Math.max(earliestEnd, start) >= low,
          );
          assert.deepEqual(
            [certain[bin], possible[bin]],
            [must.length, may.length - must.length],
            `${category} ${bin}`,
          );
          totals[bin] = (totals[bin] ?? 0) + may.length;
        }
      }
      assert.equal(highest, Math.max(...totals));
      assert.equal(busiest, totals.indexOf(highest));
    });
  }
}

test("a bar is as high as what the list shows of its step alone", () => {
  const random = randomFrom(3);
  const grid = TEN_DAYS.grid("day");
  const events = Array.from({ length: 120 }, () => {
    const [one = 0, two = 0, three = 0, four = 0] = [0, 0, 0, 0]
      .map(() => day(1) + random(11 * 24) * (DAY / 24))
      .sort((a, b) => a - b);
    return { ...event("a", one, two, three, four), kind: "incident" };
  });
  const admitted = events.map(() => random(3) > 0);
  const { series } = histogramOf(events, admitted, ["a"], wholeOf(grid), 50);
  const slices = createSlices(events as unknown as StoryEvent[]);
  slices.admit(Uint8Array.from(admitted, Number));
  for (let index = 0; index <= grid.last; index++) {
    const span = { from: grid.startOf(index), t: grid.endOf(index) };
    const { counts } = slices.at(span, "moment", span.from);
    assert.equal((series[0]?.certain[index] ?? 0) + (series[0]?.possible[index] ?? 0), counts.incidents);
  }
});

test("twenty thousand years of ten thousand events are told of at once", () => {
  const long = axis("-018000-01-01T00:00:00Z", "2022-01-01T00:00:00Z");
  const events = Array.from({ length: 10_000 }, (_, index) => {
    const start = long.start + ((long.end - long.start) / 10_000) * index;
    return event("a", start, start + 300 * 365 * DAY, start, Infinity);
  });
  const grid = long.grid(long.unit);
  const { bins } = histogramOf(
    events,
    events.map(() => true),
    ["a"],
    wholeOf(grid),
    150,
  );
  assert.ok(bins <= 150);
});

test("the next incident is the next that may begin, among those that the filters let through", () => {
  const events = [onDay("a", 2), onDay("a", 2), onDay("b", 5), event("a", -Infinity, day(7), 0, day(8))];
  const times = beginnings(events, [true, true, false, true]);
  assert.deepEqual(times, [day(2), day(7)]);
  assert.equal(nextAfter(times, day(3), 1), day(7));
  assert.equal(nextAfter(times, day(7), -1), day(2));
  assert.equal(nextAfter(times, day(7), 1), undefined);
});
