import assert from "node:assert/strict";
import { test } from "node:test";
import { movesOn } from "../../main/web/state/moves.ts";
import { onlyPlace, type ReaderState, select, withLoop, withPlaces } from "../../main/web/state/state.ts";
import { createStore } from "../../main/web/state/store.ts";
import { axisOf } from "../../main/web/time/axis.ts";
import { zone } from "../../main/web/time/calendar.ts";

const ALMATY = zone("Asia/Almaty");
const interval = [["2022-01-01T18:00:00Z", "2022-01-22T17:59:59.999Z"]] as const;
const moves = movesOn(axisOf({ extent: { temporal: { interval } } }, ALMATY));
const moveTo = moves.to;
const moveBy = moves.by;
const tick = moves.tick;
const togglePlay = moves.togglePlay(1);
const start = moves.at(Date.parse("2022-01-13T23:59:59.999+06:00"), "cumulative");
const at = (state: ReaderState) => moves.indexOf(state);
/** The days shown, of January 2022. */
const days = ({ from, t }: ReaderState) =>
  [from, t].map((instant) => ALMATY.dayAt(instant) - ALMATY.dayAt(start.from) + 2);

test("moving stops at both ends of the story", () => {
  assert.equal(at(moveBy(-50)(start)), 0);
  assert.equal(at(moveTo(99)(start)), 20);
});

test("a move that moves nothing is the same state", () => {
  assert.equal(moveTo(11)(start), start);
});

test("taking the slider stops play", () => {
  assert.equal(moveBy(1)(togglePlay(start)).playing, 0);
});

test("play goes on day by day and stops on the last", () => {
  let state = togglePlay(moveTo(18)(start));
  state = tick(state);
  assert.deepEqual([at(state), state.playing], [19, 1]);
  state = tick(state);
  assert.deepEqual([at(state), state.playing], [20, 0]);
  assert.equal(tick(state), state);
});

test("play on the last day begins again at the first", () => {
  const state = togglePlay(moveTo(20)(start));
  assert.deepEqual([at(state), state.playing], [0, 1]);
});

test("play goes back as well, and round and round when looped", () => {
  const back = tick(moves.togglePlay(-1)(moveTo(1)(start)));
  assert.deepEqual([at(back), back.playing], [0, 0]);
  const again = moves.togglePlay(-1)(back);
  assert.deepEqual([at(again), again.playing], [20, -1]);
  const looped = tick(tick(togglePlay(withLoop(true)(moveTo(19)(start)))));
  assert.deepEqual([at(looped), looped.playing], [0, 1]);
});

test("a window keeps its length when moved, changes it at either end, and stays within the story", () => {
  const window = moves.toMode("window")(start);
  assert.deepEqual(days(window), [11, 13]);
  assert.deepEqual(days(moves.spanBy(4)(window)), [15, 17]);
  assert.deepEqual(days(moves.spanBy(99)(window)), [20, 22]);
  assert.deepEqual(days(moves.spanBy(-99)(window)), [2, 4]);
  assert.deepEqual(days(moves.to(13)(window)), [11, 15]);
  assert.deepEqual(days(moves.fromTo(5)(window)), [7, 13]);
  assert.deepEqual(days(moves.fromTo(15)(window)), [13, 13]);
  assert.deepEqual(days(moves.to(3)(window)), [5, 5]);
});

test("a moment is one step, and everything until it is what came before", () => {
  const moment = moves.toMode("moment")(start);
  assert.deepEqual(days(moment), [13, 13]);
  assert.deepEqual(days(moves.by(-2)(moment)), [11, 11]);
  assert.deepEqual(days(moves.toMode("cumulative")(moment)), [2, 13]);
});

test("a coarser step shows all of the step that holds the moment", () => {
  const weekly = moves.toUnit("week")(start);
  assert.deepEqual(days(weekly), [2, 16]);
  assert.deepEqual(days(moves.by(1)(weekly)), [2, 22]);
});

test("showing a place alone closes the details", () => {
  const state = withPlaces(["almaty"])(select("incidents/looting")(start));
  assert.deepEqual([onlyPlace(state), state.selected], ["almaty", null]);
});

test("however many changes come in a frame, views are updated once, with what was shown before", () => {
  const frames: (() => void)[] = [];
  const shown: (readonly [number, number | undefined])[] = [];
  const store = createStore(
    start,
    (state, before) => shown.push([at(state), before && at(before)]),
    (run) => frames.push(run),
  );
  frames.shift()?.();
  for (let position = 0; position < 5; position++) store.apply(moveTo(position));
  assert.equal(frames.length, 1);
  frames.shift()?.();
  assert.deepEqual(shown, [
    [11, undefined],
    [4, 11],
  ]);
  store.apply((state) => state);
  assert.equal(frames.length, 0);
});
