import assert from "node:assert/strict";
import { test } from "node:test";
import { withMoment } from "../../main/web/state/address.ts";
import { atPlace, initialState, moveBy, moveTo, select, tick, togglePlay } from "../../main/web/state/state.ts";
import { createStore } from "../../main/web/state/store.ts";

const start = initialState(20, 11);

test("moving stops at both ends of the story", () => {
  assert.equal(moveBy(-50)(start).position, 0);
  assert.equal(moveTo(99)(start).position, 20);
});

test("a move that moves nothing is the same state", () => {
  assert.equal(moveTo(11)(start), start);
});

test("taking the slider stops play", () => {
  assert.equal(moveBy(1)(togglePlay(start)).playing, false);
});

test("play goes on day by day and stops on the last", () => {
  let state = togglePlay(moveTo(18)(start));
  state = tick(state);
  assert.deepEqual([state.position, state.playing], [19, true]);
  state = tick(state);
  assert.deepEqual([state.position, state.playing], [20, false]);
  assert.equal(tick(state), state);
});

test("play on the last day begins again at the first", () => {
  const state = togglePlay(moveTo(20)(start));
  assert.deepEqual([state.position, state.playing], [0, true]);
});

test("narrowing the list to a place closes the details", () => {
  const state = atPlace("almaty")(select("incidents/looting")(start));
  assert.deepEqual([state.place, state.selected], ["almaty", null]);
});

test("however many changes come in a frame, views are updated once, with what was shown before", () => {
  const frames: (() => void)[] = [];
  const shown: (readonly [number, number | undefined])[] = [];
  const store = createStore(
    start,
    (state, before) => shown.push([state.position, before?.position]),
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

test("the address keeps what else it holds", () => {
  const address = withMoment("https://example.org/stories/x?lang=fr&utm_source=y#z", "2022-01-06");
  assert.equal(address, "https://example.org/stories/x?lang=fr&utm_source=y&t=2022-01-06#z");
});
