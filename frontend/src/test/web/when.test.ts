import assert from "node:assert/strict";
import { test } from "node:test";
import { whenOf } from "../../main/web/story/when.ts";

const at = (text: string | null, unbounded: number) => (text === null ? unbounded : Date.parse(text));
/** Bounds as the server sends them. */
const time = (
  bounds: readonly [string | null, string | null, string | null, string | null],
  timePrecision: string,
  ...timeQualifiers: string[]
) => ({
  start: at(bounds[0], -Infinity),
  latestStart: at(bounds[1], Infinity),
  earliestEnd: at(bounds[2], -Infinity),
  end: at(bounds[3], Infinity),
  properties: { timePrecision, timeQualifiers },
});
const single = (first: string | null, last: string | null, precision: string, ...qualifiers: string[]) =>
  time([first, last, first, last], precision, ...qualifiers);

test("a day, an hour or closer, and what is known no closer than a month", () => {
  const shape = (...asked: Parameters<typeof single>) => whenOf(single(...asked)).shape;
  assert.equal(shape("2022-01-05T18:00:00Z", "2022-01-06T17:59:59.999Z", "day"), "day");
  assert.equal(shape("2024-11-03T02:30:00Z", "2024-11-04T03:29:59.999Z", "day"), "day", "a day of 25 hours");
  assert.equal(shape("2022-01-06T17:00:00Z", "2022-01-06T17:59:59.999Z", "hour"), "hour");
  assert.equal(shape("2022-01-06T17:20:00Z", "2022-01-06T17:20:59.999Z", "minute"), "hour");
  assert.equal(shape("2021-12-31T18:00:00Z", "2022-01-31T17:59:59.999Z", "month"), "coarse");
  assert.equal(shape("2021-12-31T18:00:00Z", "2022-12-31T17:59:59.999Z", "year"), "coarse");
});

test("one day of several is a choice, however precisely they are written", () => {
  assert.equal(whenOf(single("2022-01-02T18:00:00Z", "2022-01-09T17:59:59.999Z", "day")).shape, "choice");
  assert.deepEqual(whenOf(single(null, "2022-01-08T17:59:59.999Z", "day")), {
    shape: "choice",
    start: ["open"],
    end: [],
  });
});

test("an interval has two ends, each sharp, soft, doubtful or open", () => {
  const [start, startDay] = ["2022-01-02T18:00:00Z", "2022-01-03T17:59:59.999Z"];
  const [endDay, end] = ["2022-01-08T18:00:00Z", "2022-01-09T17:59:59.999Z"];
  const sharp = { shape: "interval", start: [], end: [] };
  assert.deepEqual(whenOf(time([start, startDay, endDay, end], "day")), sharp);
  assert.deepEqual(whenOf(time([start, startDay, endDay, end], "day", "start-approximate", "end-uncertain")), {
    ...sharp,
    start: ["approximate"],
    end: ["uncertain"],
  });
  assert.deepEqual(whenOf(time([start, startDay, start, null], "day", "end-unknown")), { ...sharp, end: ["open"] });
  assert.deepEqual(whenOf(time([start, startDay, start, null], "day", "end-open")), { ...sharp, end: ["open"] });
  assert.deepEqual(whenOf(time([null, end, endDay, end], "day", "start-unknown")), { ...sharp, start: ["open"] });
});
