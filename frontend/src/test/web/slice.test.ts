import assert from "node:assert/strict";
import { test } from "node:test";
import { type Incident, inStoryOrder, type StoryEvent } from "../../main/web/story/event.ts";
import { createFollower, createSlices, isVisible, shownCode, standingOf } from "../../main/web/story/slice.ts";
import { MODES } from "../../main/web/time/span.ts";
import { isShownAt } from "../../main/web/time/standings.ts";
import { random } from "./random.ts";
import { countsOf, standingsOf } from "./reference.ts";

/** Of a hundred instants, so that bounds fall on one another and on the slider's. */
const LENGTH = 100;
const STATUSES = ["reported", "claimed", "planned", "retracted"] as const;

/** Some without any known date, some with open ends, some that may be over before they have begun at the latest. */
function storyOf(size: number, next: () => number): StoryEvent[] {
  const instant = () => Math.floor(LENGTH * next());
  const events = Array.from({ length: size }, (_, index) => {
    const start = [Infinity, -Infinity][Math.floor(15 * next())] ?? instant();
    const latestStart = next() < 0.1 ? Infinity : Math.max(start, instant());
    const end = next() < 0.2 ? Infinity : Math.max(start, next() < 0.9 ? latestStart : -Infinity, instant());
    return {
      key: String(index),
      kind: next() < 0.8 ? "incident" : "movement",
      ...{ start, latestStart, earliestEnd: start, end },
      properties: { status: STATUSES[Math.floor(STATUSES.length * next())], category: "" },
    } as Incident;
  });
  return inStoryOrder(events);
}

test("a story told step by step is what each moment shows: modes, spans, filters, forwards and backwards", () => {
  for (let seed = 0; seed < 60; seed++) {
    const next = random(seed);
    const events = storyOf(1 + Math.floor(80 * next()), next);
    const slices = createSlices(events);
    let admitted: Uint8Array = new Uint8Array(events.length).fill(1);
    let t = Math.floor(LENGTH * next());
    let mode = MODES[0] as (typeof MODES)[number];
    for (let step = 0; step < 60; step++) {
      t = next() < 0.2 ? Math.floor((LENGTH + 20) * next()) - 10 : t + Math.floor(9 * next()) - 4;
      if (next() < 0.15) mode = MODES[Math.floor(MODES.length * next())] ?? mode;
      if (next() < 0.2) {
        admitted = Uint8Array.from(events, () => Math.round(next()));
        slices.admit(admitted);
      }
      const stepStart = t - Math.floor(5 * next());
      const from = mode === "cumulative" ? 0 : mode === "moment" ? stepStart : t - Math.floor(30 * next());
      const slice = slices.at({ from, t }, mode, stepStart);
      const expected = standingsOf(events, { from, t }, mode);
      assert.deepEqual(
        events.map((_, event) => standingOf(slice, event)),
        expected,
        `seed ${seed}, step ${step}`,
      );
      assert.deepEqual(slice.counts, countsOf(events, expected, stepStart, admitted), `seed ${seed}, step ${step}`);
      expected.forEach((standing, event) => {
        const shows = admitted[event] === 1 && !["not-begun", "out", "undated"].includes(standing);
        assert.equal(isVisible(slice, event), shows);
      });
    }
  }
});

test("who follows the slices, or missed some, knows how every event stands", () => {
  const next = random(5);
  const events = storyOf(120, next);
  const slices = createSlices(events);
  const known = new Uint8Array(events.length);
  let wholes = 0;
  const follower = createFollower(
    (slice) => {
      wholes++;
      for (const event of events.keys()) known[event] = shownCode(slice, event);
    },
    (event, before, after) => {
      assert.equal(known[event], before);
      known[event] = after;
    },
  );
  for (let step = 0; step < 300; step++) {
    if (step % 17 === 0) slices.admit(Uint8Array.from(events, () => Math.round(next())));
    const t = Math.floor(LENGTH * next());
    const slice = slices.at({ from: t - 10, t }, MODES[Math.floor(step / 40) % 3] ?? "moment", t);
    assert.equal(slices.at({ from: t - 10, t }, slice.mode, t), slice, "nothing has changed");
    if (step % 50 === 49) continue;
    follower.follow(slice);
    follower.follow(slice);
    assert.deepEqual(
      [...known],
      events.map((_, event) => shownCode(slice, event)),
    );
  }
  assert.equal(wholes, 1 + 5, "the first, and each after one that was missed");
});

test("a step looks at what changes in it, not at the whole story", () => {
  const events = inStoryOrder(
    Array.from({ length: 1000 }, (_, start) => ({
      kind: "incident" as const,
      ...{ start, latestStart: start, earliestEnd: start, end: start + 3 },
      properties: { status: "reported", category: "" },
    })) as unknown as StoryEvent[],
  );
  const slices = createSlices(events);
  slices.at({ from: 0, t: 500 }, "cumulative", 500);
  for (const [t, changed] of [
    [501, [501, 497]],
    [500, [501, 497]],
    [502, [501, 502, 497, 498]],
  ] as const) {
    assert.deepEqual(slices.at({ from: 0, t }, "cumulative", t).changes.events, changed);
  }
});

test("what is over, filtered out or not begun does not show", () => {
  assert.deepEqual([0, 1, 2, 3, 4, undefined].map(isShownAt), [false, true, true, true, false, false]);
});
