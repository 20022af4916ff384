import assert from "node:assert/strict";
import { test } from "node:test";
import { linkable } from "../../main/web/details/source.ts";
import { groupByDay } from "../../main/web/list/groups.ts";
import type { Incident } from "../../main/web/story/event.ts";
import { epochDayOf, zone } from "../../main/web/time/calendar.ts";

const instant = (value: string | number) => (typeof value === "number" ? value : Date.parse(value));
const at = (id: string, latestStart: string | number, start = latestStart, precision = "day", end = latestStart) =>
  ({
    id,
    start: instant(start),
    latestStart: instant(latestStart),
    earliestEnd: instant(end === latestStart ? start : end),
    end: instant(end),
    properties: { whenText: `words of ${id}`, timePrecision: precision },
  }) as Incident;
const grouped = (events: readonly Incident[], name: string) =>
  groupByDay(events, zone(name)).map(({ day, words, members }) => [
    words ?? day,
    members.map((index) => events[index]?.id).join(""),
  ]);

test("events are grouped by the story's own day of their latest start, in the order given", () => {
  const events = [
    at("a", "2022-01-05T18:00:00Z"),
    at("b", "2022-01-06T17:59:59.999Z", "2022-01-05T18:00:00Z"),
    at("c", "2022-01-06T18:00:00Z"),
    at("d", Number.POSITIVE_INFINITY, "2022-01-08T00:00:00Z"),
    at("e", Number.POSITIVE_INFINITY),
  ];
  const sixth = epochDayOf({ year: 2022, month: 1, day: 6 });
  assert.deepEqual(grouped(events, "Asia/Almaty"), [
    [sixth, "ab"],
    [sixth + 1, "c"],
    [undefined, "d"],
    ["words of e", "e"],
  ]);
});

test("what began on no one day that is known stands under no day, but under the words of its date", () => {
  const last = "2099-12-31T23:59:59.999Z";
  const events = [
    at("a", "2099-12-31T23:59:59.999Z", "2099-12-31T00:00:00Z"),
    at("b", last, "2000-01-01T00:00:00Z", "century"),
    at("c", "2022-01-31T23:59:59.999Z", "2022-01-01T00:00:00Z", "month", "2022-03-31T23:59:59.999Z"),
    at("d", last, "2000-01-01T00:00:00Z", "century", "2199-12-31T23:59:59.999Z"),
    at("e", "2022-01-08T23:59:59.999Z", Number.NEGATIVE_INFINITY),
    at("f", "2022-05-31T23:59:59.999Z", "2022-03-01T00:00:00Z", "season"),
  ];
  assert.deepEqual(grouped(events, "UTC"), [
    [epochDayOf({ year: 2099, month: 12, day: 31 }), "a"],
    ["words of b", "b"],
    ["words of c", "c"],
    ["words of d", "d"],
    ["words of e", "e"],
    ["words of f", "f"],
  ]);
});

test("only web addresses become links", () => {
  assert.equal(linkable("https://example.org/a"), "https://example.org/a");
  for (const url of ["javascript:alert(1)", "data:text/html,x", "/local", "", null, undefined]) {
    assert.equal(linkable(url), undefined);
  }
});
