import assert from "node:assert/strict";
import { test } from "node:test";
import { zone } from "../../main/web/timeline/calendar.ts";
import {
  clamp,
  dateAt,
  endOfDay,
  labelledPositions,
  positionAsked,
  stepOfKey,
  stepsOf,
} from "../../main/web/timeline/steps.ts";

const extentOf = (start: string, end: string) => ({ extent: { temporal: { interval: [[start, end] as const] } } });
const STORY = extentOf("2022-01-01T18:00:00Z", "2022-01-22T17:59:59.999Z");
const steps = stepsOf(STORY, zone("Asia/Almaty"));

test("2 to 22 January are 21 positions", () => {
  assert.equal(steps.last, 20);
  assert.deepEqual(dateAt(steps, 0), { year: 2022, month: 1, day: 2 });
  assert.deepEqual(dateAt(steps, 20), { year: 2022, month: 1, day: 22 });
});

test("a position is the end of its day in the story's zone", () => {
  assert.equal(new Date(endOfDay(steps, 4)).toISOString(), "2022-01-06T17:59:59.999Z");
});

test("positions are counted by days also across a change of clocks", () => {
  const spring = stepsOf(extentOf("2024-03-09T05:00:00Z", "2024-03-12T03:59:59.999Z"), zone("America/New_York"));
  assert.equal(spring.last, 2);
  assert.equal(endOfDay(spring, 1) - endOfDay(spring, 0), 23 * 3_600_000);
});

test("twenty thousand years are as quick to set up as three days", () => {
  const long = stepsOf(extentOf("-018000-01-01T00:00:00Z", "2022-01-01T00:00:00Z"), zone("UTC"));
  assert.deepEqual(dateAt(long, long.last), { year: 2022, month: 1, day: 1 });
  assert.ok(labelledPositions(long.last, 60, 600).length <= 11);
});

test("the address may ask for a day, a moment or an interval", () => {
  const asked: readonly (readonly [string, number])[] = [
    ["2022-01-06", 4],
    ["2022-01-06T23:30", 4],
    ["2022-01-06T23:30:00Z", 5],
    ["2022-01-06T23:30:00+06:00", 4],
    ["2022-01-03/2022-01-06", 4],
    ["../2022-01-06", 4],
    ["2022-01-06/..", 20],
    ["2021-06-01", 0],
    ["2023-06-01", 20],
  ];
  for (const [text, position] of asked) assert.equal(positionAsked(steps, text), position, text);
});

test("what is no date is not taken for one", () => {
  for (const text of ["", "..", "yesterday/..", "yesterday", "2022-02-30", "2022", "06/01/2022"]) {
    assert.equal(positionAsked(steps, text), undefined, text);
  }
});

test("Page keys go by a week; the rest is left to the browser", () => {
  assert.equal(stepOfKey("PageUp"), 7);
  assert.equal(stepOfKey("PageDown"), -7);
  assert.equal(stepOfKey("ArrowRight"), undefined);
});

test("positions stay within the story", () => {
  assert.equal(clamp(steps, -3), 0);
  assert.equal(clamp(steps, 25), 20);
});

test("labels get as many places as have room", () => {
  assert.deepEqual(labelledPositions(20, 50, 1000), [...Array(21).keys()]);
  assert.deepEqual(labelledPositions(20, 50, 300), [0, 5, 10, 15, 20]);
  assert.deepEqual(labelledPositions(0, 50, 300), [0]);
});

test("an extent without bounds is refused in words", () => {
  assert.throws(() => stepsOf(extentOf("..", "2022-01-22T00:00:00Z"), zone("UTC")), /Not a closed time interval/);
});
