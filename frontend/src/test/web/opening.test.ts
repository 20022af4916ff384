import assert from "node:assert/strict";
import { test } from "node:test";
import { initialMomentOf } from "../../main/web/state/initial-moment.ts";
import { movesOn } from "../../main/web/state/moves.ts";
import { axisOf } from "../../main/web/time/axis.ts";
import { zone } from "../../main/web/time/calendar.ts";
import table from "./openings.json";

for (const row of table) {
  test(`a story opens on something: ${row.story}`, () => {
    const [start = "", end = ""] = row.interval;
    const axis = axisOf({ extent: { temporal: { interval: [[start, end]] } } }, zone(row.zone));
    const events = row.events.map(({ status, start, latestStart }) => ({
      properties: { category: "news", status },
      start: start === null ? (latestStart === null ? Infinity : -Infinity) : Date.parse(start),
      latestStart: latestStart === null ? Infinity : Date.parse(latestStart),
      earliestEnd: -Infinity,
      end: Infinity,
    }));
    const known = row.knownUntil === undefined ? undefined : Date.parse(row.knownUntil);
    const { t, unit } = movesOn(axis).at(initialMomentOf(axis, events, known), "cumulative");
    assert.equal(unit, row.unit);
    assert.equal(t, Date.parse(row.t));
  });
}
