import assert from "node:assert/strict";
import { test } from "node:test";
import { failuresOf } from "../../main/web/filter/failures.ts";
import { activeCount, NO_FILTERS } from "../../main/web/filter/filters.ts";
import { roundSizes } from "../../main/web/map/marks/round-sizes.ts";
import { isRetracted, type StoryEvent } from "../../main/web/story/event.ts";
import { parseRange, rangeIn } from "../../main/web/story/range.ts";
import { createFollower, createSlices, shownCode } from "../../main/web/story/slice.ts";
import { figuresOf, nothing } from "../../main/web/story/sum.ts";
import type { NumberRange } from "../../main/web/story/types.ts";
import { isShownAt, POSSIBLY_BEGUN } from "../../main/web/time/standings.ts";
import { random } from "./random.ts";

const event = (killed: NumberRange | undefined, status = "reported", start = 0, latestStart = start): StoryEvent =>
  ({
    kind: "incident",
    key: `incidents/${start}`,
    id: String(start),
    places: [],
    start,
    latestStart,
    earliestEnd: -Infinity,
    end: Infinity,
    properties: { category: "a", status, numbers: killed ? { killed } : {} },
  }) as unknown as StoryEvent;

test("a number is between its bounds, a figure by itself is both", () => {
  const range = (killed: NumberRange) => rangeIn(event(killed), "killed");
  assert.deepEqual(range({ low: 10, high: 50 }), [10, 50]);
  assert.deepEqual(range({ low: 10, best: 20, high: 50 }), [10, 50]);
  assert.deepEqual(range({ best: 20 }), [20, 20]);
  assert.deepEqual(range({ low: 10 }), [10, Infinity]);
  assert.deepEqual(range({ low: 10, best: 20 }), [10, Infinity]);
  assert.deepEqual(range({ high: 50 }), [0, 50]);
  assert.deepEqual(range({ best: 20, high: 50 }), [20, 50]);
  assert.deepEqual(range({ low: 0, high: 0 }), [0, 0]);
  assert.equal(range({ words: "dozens" }), undefined);
  assert.equal(rangeIn(event(undefined), "killed"), undefined);
});

test("ranges are read as the server reads them", () => {
  assert.deepEqual(parseRange("10/50"), [10, 50]);
  assert.deepEqual(parseRange("10"), [10, 10]);
  assert.deepEqual(parseRange("10/.."), [10, Infinity]);
  assert.deepEqual(parseRange("10/"), [10, Infinity]);
  assert.deepEqual(parseRange("../50.5"), [0, 50.5]);
  assert.deepEqual(parseRange("/"), [0, Infinity]);
  for (const no of ["", "..", "50/10", "-1/5", "1e3", "1/2/3", "NaN/1", ".../1", " 1/5", "9999999999999999"]) {
    assert.equal(parseRange(no), undefined, no);
  }
});

test("a filter lets through what may be within its range", () => {
  const events = [{ low: 1, high: 3 }, { low: 5 }, { best: 4 }, undefined, { words: "dozens" }].map((one) =>
    event(one),
  );
  const through = (number: string) =>
    [...failuresOf(events, { ...NO_FILTERS, number }, () => true, "killed")].flatMap((bits, at) => (bits ? [] : [at]));
  assert.deepEqual(through(""), [0, 1, 2, 3, 4]);
  assert.deepEqual(through("3/4"), [0, 2]);
  assert.deepEqual(through("6/.."), [1]);
  assert.deepEqual(through("../.."), [0, 1, 2]);
  assert.equal(activeCount({ ...NO_FILTERS, number: "3/4" }), 1);
});

test("the sum that is kept up from step to step is that of what shows, added one by one", () => {
  const next = random(7);
  const whole = (most: number) => Math.floor(next() * most);
  const statuses = ["reported", "claimed", "planned", "retracted"];
  const events = Array.from({ length: 300 }, () => {
    const low = whole(40) / 2;
    const killed = [undefined, { words: "some" }, { low }, { low, high: low + whole(3) }, { best: low }][whole(5)];
    const start = whole(100);
    return event(killed, statuses[whole(4)], start, start + whole(3));
  }).sort((a, b) => a.latestStart - b.latestStart || a.start - b.start);
  const figures = figuresOf(events, "killed", {
    createFollower,
    isRetracted,
    isShownAt,
    POSSIBLY_BEGUN,
    rangeIn,
    shownCode,
  });
  const slices = createSlices(events);
  let sum = nothing();
  let wholes = 0;
  const follower = createFollower(
    (slice) => {
      wholes++;
      sum = nothing();
      for (const at of events.keys()) figures.add(sum, at, shownCode(slice, at), 1);
    },
    (at, before, after) => {
      figures.add(sum, at, before, -1);
      figures.add(sum, at, after, 1);
    },
  );
  for (let step = 0; step < 300; step++) {
    if (step % 20 === 0) slices.admit(Uint8Array.from(events, () => (next() < 0.7 ? 1 : 0)));
    const t = whole(110);
    const slice = slices.at({ from: t - whole(20), t }, next() < 0.5 ? "cumulative" : "window", t);
    follower.follow(slice);
    const expected = nothing();
    events.forEach(({ start, latestStart, properties: { status, numbers } }, at) => {
      if (start > t || !slice.admitted[at] || status === "planned" || status === "retracted") return;
      const { low, best, high, words } = numbers?.["killed"] ?? { words: "none" };
      if (words) {
        expected.without++;
        return;
      }
      expected.incidents++;
      if (latestStart <= t) expected.low += low ?? best ?? 0;
      if (high == null && best == null) expected.open++;
      else expected.high += high ?? best ?? 0;
    });
    assert.deepEqual(sum, expected, `step ${step}`);
  }
  assert.equal(wholes, 1);
});

test("a legend has round numbers of which each circle can be told from the next", () => {
  assert.deepEqual(roundSizes(238, 56 / Math.sqrt(238)), [200, 100, 50]);
  assert.deepEqual(roundSizes(100_000, 56 / Math.sqrt(100_000)), [100_000, 50_000, 20_000]);
  assert.deepEqual(roundSizes(1, 56), [1]);
  assert.deepEqual(roundSizes(0, 0), []);
});
