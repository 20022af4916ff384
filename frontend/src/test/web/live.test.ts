import assert from "node:assert/strict";
import { mock, test } from "node:test";
import english from "../../main/web/i18n/en.json";
import french from "../../main/web/i18n/fr.json";
import { type Messages, translator } from "../../main/web/i18n/messages.ts";
import russian from "../../main/web/i18n/ru.json";
import { delayMs } from "../../main/web/live/backoff.ts";
import { createConnection, type EventStream, SILENCE_MS } from "../../main/web/live/connection.ts";
import { isEqual } from "../../main/web/live/equal.ts";
import {
  ALL_CHANGED,
  type Change,
  type ChangeKind,
  isEmpty,
  MOST_PENDING,
  merged,
  NO_CHANGES,
  withChange,
} from "../../main/web/live/pending.ts";
import { changesText } from "../../main/web/live/words.ts";
import { movesOn } from "../../main/web/state/moves.ts";
import { axisOf } from "../../main/web/time/axis.ts";
import { zone } from "../../main/web/time/calendar.ts";

const change = (
  id: string,
  kind: ChangeKind,
  revision = 9,
  collection: Change["collection"] = "incidents",
): Change => ({
  collection,
  id,
  change: kind,
  revision,
});
/** The reader is shown the incidents a and b, in their second revision. */
const shown = (key: string) => (["incidents/a", "incidents/b"].includes(key) ? 2 : undefined);
const pendingOf = (...changes: readonly Change[]) =>
  changes.reduce((pending, one) => withChange(pending, one, shown), NO_CHANGES);
const kinds = (...changes: readonly Change[]) =>
  [...pendingOf(...changes).items].map(([key, one]) => `${key} ${one.change}`);

test("of several changes to an item the last counts, as the reader will see it", () => {
  assert.deepEqual(kinds(change("a", "updated"), change("a", "retracted")), ["incidents/a retracted"]);
  assert.deepEqual(kinds(change("new", "created", 1), change("new", "updated", 2)), ["incidents/new created"]);
  assert.deepEqual(kinds(change("a", "deleted"), change("a", "created", 1)), ["incidents/a updated"]);
});

test("what came and went while the reader did not look is nothing to tell", () => {
  assert.ok(isEmpty(pendingOf(change("new", "created", 1), change("new", "deleted", 2))));
  assert.ok(isEmpty(pendingOf(change("gone-before", "deleted"))));
});

test("what the page has been given already is not told again", () => {
  assert.ok(isEmpty(pendingOf(change("a", "updated", 2))));
  assert.deepEqual(kinds(change("a", "updated", 3)), ["incidents/a updated"]);
  const later = pendingOf(change("a", "updated", 3), change("new", "created", 1));
  const since = (key: string) => (key === "incidents/new" ? 1 : shown(key));
  assert.deepEqual([...merged(NO_CHANGES, later, since).items.keys()], ["incidents/a"]);
});

test("too many changes become one: everything", () => {
  const many = Array.from({ length: MOST_PENDING }, (_, index) => change(`new-${index}`, "created", 1));
  assert.equal(pendingOf(...many).items.size, MOST_PENDING);
  const more = pendingOf(...many, change("a", "updated"));
  assert.deepEqual(more, ALL_CHANGED);
  assert.equal(withChange(more, change("b", "updated"), shown), more);
  assert.equal(merged(more, NO_CHANGES, shown).all, true);
});

test("changes are counted apart, in words that fit their number", () => {
  const say = (messages: Messages, lang: string, ...changes: readonly Change[]) =>
    changesText(pendingOf(...changes), translator(messages, lang));
  const created = ["x", "y", "z"].map((id) => change(id, "created", 1));
  const all = [...created, change("a", "updated"), change("b", "deleted")];
  assert.equal(say(english, "en", ...all), "3 new incidents, 1 changed, 1 removed");
  assert.equal(say(french, "fr", ...all), "3 nouveaux faits, 1 modifié, 1 supprimé");
  assert.equal(say(russian, "ru", ...all), "3 новых события, 1 изменено, 1 удалено");
  assert.equal(say(english, "en", change("a", "retracted")), "1 incident withdrawn");
  assert.equal(say(english, "en", change("s", "updated", 2, "scenes")), "The story was updated");
  assert.equal(changesText(ALL_CHANGED, translator(english, "en")), "The story was updated");
});

test("waits between one and thirty seconds, longer each time, no two readers alike", () => {
  for (const attempt of [0, 1, 5, 100]) {
    assert.equal(
      delayMs(attempt, () => 0),
      1000,
    );
    assert.ok(delayMs(attempt, () => 0.999) <= 30_000);
  }
  assert.equal(
    delayMs(0, () => 1),
    2000,
  );
  assert.equal(
    delayMs(2, () => 1),
    8000,
  );
  assert.equal(
    delayMs(99, () => 1),
    30_000,
  );
});

class FakeSource implements EventStream {
  static all: FakeSource[] = [];
  readonly address: string;
  closed = false;
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  constructor(address: string) {
    this.address = address;
    FakeSource.all.push(this);
  }

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.closed = true;
  }

  tell(type: string, lastEventId = "", data = ""): void {
    this.listeners.get(type)?.({ lastEventId, data } as MessageEvent<string>);
  }
}

function connected() {
  FakeSource.all = [];
  const heard: string[] = [];
  const connection = createConnection(
    "/changes",
    7,
    (name, data) => heard.push(`${name} ${data}`),
    (address) => new FakeSource(address),
  );
  const open = () => FakeSource.all.filter(({ closed }) => !closed);
  const last = () => FakeSource.all.at(-1) as FakeSource;
  return { connection, heard, open, last };
}

test("a connection that fails is opened again where it left off, and there is never more than one", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { connection, heard, open, last } = connected();
  connection.wake();
  connection.wake();
  assert.deepEqual(
    FakeSource.all.map(({ address }) => address),
    ["/changes?since=7"],
  );
  const first = last();
  first.tell("beat");
  first.tell("change", "12", "{}");
  first.tell("error");
  assert.equal(open().length, 0);
  first.tell("error");
  first.tell("change", "13", "late");
  context.mock.timers.tick(2000);
  assert.deepEqual(
    open().map(({ address }) => address),
    ["/changes?since=12"],
  );
  last().tell("error");
  context.mock.timers.tick(999);
  assert.equal(open().length, 0);
  context.mock.timers.tick(3001);
  assert.equal(open().length, 1);
  assert.deepEqual(heard, ["change {}"]);
});

test("when the server goes on refusing, what it last told is given up and all is loaded anew", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { connection, heard, last } = connected();
  connection.wake();
  for (let attempt = 0; attempt < 6; attempt++) {
    assert.equal(last().address, "/changes?since=7");
    last().tell("error");
    context.mock.timers.tick(30_000);
  }
  assert.equal(last().address, "/changes");
  assert.deepEqual(heard, []);
  last().tell("open");
  assert.deepEqual(heard, ["reset "]);
  last().tell("change", "3", "{}");
  last().tell("error");
  context.mock.timers.tick(2000);
  assert.equal(last().address, "/changes?since=3");
});

test("a silent connection is taken for dead; beats keep it alive", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { connection, open, last } = connected();
  connection.wake();
  const first = last();
  context.mock.timers.tick(SILENCE_MS - 1);
  first.tell("beat", "20");
  context.mock.timers.tick(SILENCE_MS - 1);
  assert.equal(first.closed, false);
  context.mock.timers.tick(1);
  assert.equal(first.closed, true);
  context.mock.timers.tick(2000);
  assert.deepEqual(
    open().map(({ address }) => address),
    ["/changes?since=20"],
  );
});

test("asleep it neither listens nor tries, and awake it hears what it has missed", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { connection, open, last } = connected();
  connection.wake();
  last().tell("change", "30", "{}");
  last().tell("error");
  connection.sleep();
  context.mock.timers.tick(600_000);
  assert.equal(open().length, 0);
  connection.wake();
  assert.equal(last().address, "/changes?since=30");
  connection.sleep();
  context.mock.timers.tick(600_000);
  assert.equal(open().length, 0);
  mock.restoreAll();
});

test("values are the same when they say the same", () => {
  const one = { id: "a", lines: [[1, 2]], none: undefined, start: -Infinity };
  assert.ok(isEqual(one, { start: -Infinity, lines: [[1, 2]], id: "a" }));
  assert.ok(!isEqual(one, { ...one, lines: [[1, 3]] }));
  assert.ok(!isEqual(one, { ...one, lines: [[1, 2], []] }));
  assert.ok(!isEqual(one, { ...one, more: 0 }));
  assert.ok(!isEqual([], {}));
  assert.ok(!isEqual(null, {}));
});

test("when the story's extent changes the reader stays where they are", () => {
  const almaty = zone("Asia/Almaty");
  const extent = (from: string, to: string) => ({ extent: { temporal: { interval: [[from, to]] as const } } });
  const january = extent("2022-01-01T18:00:00Z", "2022-01-22T17:59:59.999Z");
  const axis = axisOf(january, almaty);
  const moves = movesOn(axis);
  const state = {
    ...moves.at(Date.parse("2022-01-13T23:59:59.999+06:00"), "cumulative"),
    part: { from: axis.start, t: axis.end },
  };
  const grid = axis.grid("day");

  axis.renew(january, almaty);
  assert.equal(axis.grid("day"), grid);
  assert.equal(moves.settle(state), state);

  axis.renew(extent("2021-12-20T18:00:00Z", "2022-01-31T17:59:59.999Z"), almaty);
  const longer = moves.settle(state);
  assert.equal(longer.t, state.t);
  assert.equal(longer.from, axis.start);
  assert.equal(moves.indexOf(longer), 23);

  axis.renew(extent("2022-01-01T18:00:00Z", "2022-01-05T17:59:59.999Z"), almaty);
  const shorter = moves.settle(longer);
  assert.equal(shorter.t, axis.end);
  assert.deepEqual(shorter.part, { from: axis.start, t: axis.end });
  assert.throws(() => axis.renew(extent("2022-01-09T00:00:00Z", "2022-01-05T00:00:00Z"), almaty), RangeError);
  assert.equal(axis.end, Date.parse("2022-01-05T17:59:59.999Z"));
});
