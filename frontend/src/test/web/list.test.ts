import assert from "node:assert/strict";
import { test } from "node:test";
import { linkable } from "../../main/web/details/source.ts";
import { groupByDay } from "../../main/web/list/groups.ts";
import type { Incident } from "../../main/web/story/event.ts";
import { epochDayOf, zone } from "../../main/web/timeline/calendar.ts";

const at = (id: string, latestStart: string | number) =>
  ({ id, latestStart: typeof latestStart === "number" ? latestStart : Date.parse(latestStart) }) as Incident;

test("events are grouped by the story's own day of their latest start, in the order given", () => {
  const events = [
    at("a", "2022-01-05T18:00:00Z"),
    at("b", "2022-01-06T17:59:59.999Z"),
    at("c", "2022-01-06T18:00:00Z"),
    at("d", Number.POSITIVE_INFINITY),
  ];
  const groups = groupByDay(events, zone("Asia/Almaty"));
  const sixth = epochDayOf({ year: 2022, month: 1, day: 6 });
  assert.deepEqual(
    groups.map(({ day, events: members }) => [day, members.map(({ id }) => id).join("")]),
    [
      [sixth, "ab"],
      [sixth + 1, "c"],
      [undefined, "d"],
    ],
  );
});

test("only web addresses become links", () => {
  assert.equal(linkable("https://example.org/a"), "https://example.org/a");
  for (const url of ["javascript:alert(1)", "data:text/html,x", "/local", "", null, undefined]) {
    assert.equal(linkable(url), undefined);
  }
});
