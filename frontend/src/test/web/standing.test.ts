import assert from "node:assert/strict";
import { test } from "node:test";
import { facetsOf } from "../../main/web/filter/facets.ts";
import { incidentOf, inStoryOrder, type StoryEvent } from "../../main/web/story/event.ts";
import { createSlices, isVisible, standingOf } from "../../main/web/story/slice.ts";
import { countsOf } from "../../main/web/story/standing.ts";
import type { IncidentFeature, Status } from "../../main/web/story/types.ts";
import type { Mode, Span } from "../../main/web/time/span.ts";
import { beginnings } from "../../main/web/timeline/incidents.ts";

function incident(
  id: string,
  start: string | null,
  latestStart: string | null,
  end: string | null,
  status: Status = "reported",
) {
  const feature: IncidentFeature = {
    type: "Feature",
    id,
    geometry: null,
    properties: {
      title: id,
      whenText: "",
      start,
      latestStart,
      earliestEnd: null,
      end,
      category: "protest",
      status,
      place: null,
      placeName: null,
    },
  };
  return incidentOf(feature);
}

const at = Date.parse;
const sliceAt = (events: readonly StoryEvent[], span: Span, mode: Mode, stepStart = span.t) =>
  createSlices(events).at(span, mode, stepStart);
const standingAt = (event: StoryEvent, t: number) =>
  standingOf(sliceAt([event], { from: -Infinity, t }, "cumulative"), 0);
const set = incident("call-for-help", "2022-01-02T00:00:00Z", "2022-01-06T23:59:59.999Z", "2022-01-06T23:59:59.999Z");

test("an event is not begun, possibly begun, begun and over in turn; every bound is inclusive", () => {
  assert.equal(standingAt(set, at("2022-01-01T23:59:59.999Z")), "not-begun");
  assert.equal(standingAt(set, at("2022-01-02T00:00:00Z")), "possibly-begun");
  assert.equal(standingAt(set, at("2022-01-06T23:59:59.998Z")), "possibly-begun");
  assert.equal(standingAt(set, at("2022-01-06T23:59:59.999Z")), "begun");
  assert.equal(standingAt(set, at("2022-01-07T00:00:00Z")), "over");
});

test("what has no known start may have begun at any time", () => {
  const dismissal = incident("dismissal", null, "2022-01-08T23:59:59.999Z", "2022-01-08T23:59:59.999Z");
  assert.equal(standingAt(dismissal, at("1991-12-16T00:00:00Z")), "possibly-begun");
  assert.equal(standingAt(dismissal, at("2022-01-08T23:59:59.999Z")), "begun");
});

test("what has no known end is never over", () => {
  const protests = incident("protests", "2022-01-02T00:00:00Z", "2022-01-02T23:59:59.999Z", null);
  assert.equal(standingAt(protests, at("2099-01-01T00:00:00Z")), "begun");
});

test("an event of which nothing is known of when it was is seen at no moment, and counted apart", () => {
  const events = [incident("unknown", null, null, null), incident("open", "2022-01-02T00:00:00Z", null, null)];
  for (const mode of ["cumulative", "window", "moment"] as const) {
    const slice = sliceAt(events, { from: 0, t: at("2099-01-01T00:00:00Z") }, mode, 0);
    assert.deepEqual([standingOf(slice, 0), isVisible(slice, 0)], ["undated", false]);
    const { incidents, possible, undated } = slice.counts;
    assert.deepEqual([incidents, possible, undated], [1, 1, 1]);
  }
  assert.equal(standingAt(incident("unknown", null, null, null), -1e15), "undated");
  assert.deepEqual(beginnings(events.slice(0, 1), [true]), []);
});

test("the story's order is by latest start, then by earliest", () => {
  const open = incident("open", null, "2022-01-06T23:59:59.999Z", null);
  const exact = incident("exact", "2022-01-06T00:00:00Z", "2022-01-06T23:59:59.999Z", null);
  const first = incident("first", "2022-01-02T00:00:00Z", "2022-01-02T23:59:59.999Z", null);
  const unknown = incident("unknown", null, null, null);
  const after = incident("after", "2022-01-08T00:00:00Z", null, null);
  const ordered = inStoryOrder([unknown, exact, after, open, first, incident("unknown too", null, null, null)]);
  assert.deepEqual(
    ordered.map(({ id }) => id),
    ["first", "open", "exact", "after", "unknown", "unknown too"],
  );
});

test("counts tell the possible and the planned apart", () => {
  const planned = incident("planned", "2022-01-03T00:00:00Z", "2022-01-21T00:00:00Z", null, "planned");
  const later = incident("later", "2022-02-01T00:00:00Z", "2022-02-01T00:00:00Z", null);
  const { counts } = sliceAt(
    [set, planned, later],
    { from: 0, t: at("2022-01-04T00:00:00Z") },
    "cumulative",
    at("2022-01-03T00:00:00Z"),
  );
  assert.deepEqual(counts, {
    incidents: 2,
    movements: 0,
    possible: 2,
    planned: 1,
    retracted: 0,
    undated: 0,
    newInStep: 1,
  });
  assert.deepEqual(countsOf([], []), {
    incidents: 0,
    movements: 0,
    possible: 0,
    planned: 0,
    retracted: 0,
    undated: 0,
    newInStep: 0,
  });
});

test("a time that cannot be read is refused by name", () => {
  assert.throws(() => incident("bad", "soon", null, null), /Not an RFC 3339 instant: soon/);
});

test("in a span shows what may overlap it, and nothing that ended before", () => {
  const day = (id: string, start: string, latestStart: string, end: string | null) =>
    incident(id, start, latestStart, end);
  const events = [
    day("before", "2022-01-02T00:00:00Z", "2022-01-02T23:59:59.999Z", "2022-01-02T23:59:59.999Z"),
    day("touches", "2022-01-02T00:00:00Z", "2022-01-02T23:59:59.999Z", "2022-01-03T00:00:00Z"),
    day("within", "2022-01-03T00:00:00Z", "2022-01-03T23:59:59.999Z", "2022-01-03T23:59:59.999Z"),
    day("possible", "2022-01-04T00:00:00Z", "2022-01-09T23:59:59.999Z", null),
    day("after", "2022-01-05T00:00:00Z", "2022-01-05T23:59:59.999Z", null),
  ];
  const span = { from: at("2022-01-03T00:00:00Z"), t: at("2022-01-04T23:59:59.999Z") };
  for (const mode of ["window", "moment"] as const) {
    const slice = sliceAt(events, span, mode, at("2022-01-04T00:00:00Z"));
    const { counts } = slice;
    const standings = events.map((_, event) => standingOf(slice, event));
    assert.deepEqual(standings, ["out", "begun", "begun", "possibly-begun", "not-begun"]);
    assert.deepEqual(counts, {
      incidents: 3,
      movements: 0,
      possible: 1,
      planned: 0,
      retracted: 0,
      undated: 0,
      newInStep: 1,
    });
  }
});

test("what a filter keeps out is neither seen nor counted", () => {
  const slices = createSlices([set, set]);
  slices.admit(Uint8Array.of(1, 0));
  const slice = slices.at({ from: 0, t: set.end }, "cumulative", set.end);
  assert.deepEqual([isVisible(slice, 0), isVisible(slice, 1), isVisible(slice, 2)], [true, false, false]);
  assert.equal(slice.counts.incidents, 1);
});

test("what was withdrawn is shown, and counts as nothing but withdrawn", () => {
  const day = ["2022-01-03T00:00:00Z", "2022-01-03T23:59:59.999Z", null] as const;
  const events = [incident("stands", ...day), incident("taken-back", ...day, "retracted")];
  const slice = sliceAt(events, { from: 0, t: at("2022-01-04T00:00:00Z") }, "cumulative", at("2022-01-03T00:00:00Z"));
  assert.deepEqual(slice.counts, {
    incidents: 1,
    movements: 0,
    possible: 0,
    planned: 0,
    retracted: 1,
    undated: 0,
    newInStep: 1,
  });
  assert.equal(isVisible(slice, 1), true);
  assert.deepEqual(beginnings([events[1] as StoryEvent], [true]), [], "no incident to go to");
});

test("a filter counts what was withdrawn as withdrawn alone", () => {
  const day = ["2022-01-03T00:00:00Z", "2022-01-03T23:59:59.999Z", null] as const;
  const events = [incident("stands", ...day), incident("taken-back", ...day, "retracted")];
  const facets = facetsOf(events);
  const counts = facets.counts(new Uint8Array(2), () => true);
  assert.deepEqual(
    facets.options.map(({ value }, id) => `${value} ${counts[id]}`),
    ["protest 1", "reported 1", "retracted 1"],
  );
});
