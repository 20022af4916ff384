import assert from "node:assert/strict";
import { before, test } from "node:test";
import { keptAt } from "../../main/web/edit/desk/kept.ts";
import { clashesOf, itemsOf, unsaved } from "../../main/web/edit/desk/state.ts";
import type { Item } from "../../main/web/edit/story/item.ts";
import { valueAt } from "../../main/web/edit/story/merge.ts";
import { enOf, FakeStorage, inNoPage, kinds, MARCH, march, opened, serverWithStory, titleAt } from "./edit-server.ts";

before(inNoPage);

test("what is typed is kept at once, saved as a draft, and then kept no more", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  desk.set(march, "title", { en: "A march" });
  assert.equal(storage.length, 1);
  await desk.save();
  assert.equal(enOf(server, march), "A march");
  assert.equal(storage.length, 0);
  assert.deepEqual(unsaved(desk.state), []);
});

test("a place is saved before the incident that names it; what lacks something waits", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  const rally = desk.create("incidents", { title: { en: "Rally" }, category: "protest", status: "reported" });
  const at = { type: "Point", coordinates: [76.9, 43.2] };
  const place = desk.createPlace({ name: { en: "Old Square" }, kind: "site", geometry: at });
  desk.set(rally, "place", place);
  await desk.save();
  assert.deepEqual(server.log, ["PUT places/old-square"]);
  desk.set(rally, "when", "2022-01-07");
  await desk.save();
  assert.deepEqual(server.log, ["PUT places/old-square", "PUT incidents/rally"]);
});

test("an answer that is lost makes nothing twice, and no clash with oneself who wrote on", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  const rally = desk.create("incidents", { ...MARCH, title: { en: "Rally" } });
  server.fate = () => "answer is lost";
  await desk.save();
  desk.set(rally, "title", { en: "Rallies" });
  desk.set(march, "title", { en: "A march" });
  await desk.save();
  desk.set(march, "title", { en: "The march" });
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual(kinds(desk), []);
  assert.deepEqual([...server.rows.keys()], ["story", march, "incidents/rally"]);
  assert.deepEqual([enOf(server, "incidents/rally"), enOf(server, march)], ["Rallies", "The march"]);
});

test("the same after the browser was closed in between", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  const rally = desk.create("incidents", { ...MARCH, title: { en: "Rally" } });
  server.fate = () => "answer is lost";
  await desk.save();
  desk.set(rally, "title", { en: "Rallies" });
  desk.set(march, "title", { en: "A march" });
  desk.close();
  server.fate = () => "arrives";
  const again = opened(server, storage);
  await again.save();
  assert.deepEqual(kinds(again), []);
  assert.deepEqual([...server.rows.keys()], ["story", march, "incidents/rally"]);
  assert.deepEqual([enOf(server, "incidents/rally"), enOf(server, march)], ["Rallies", "A march"]);
  assert.equal(storage.length, 0);
});

test("two who make something of the same name at once have two of it", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  desk.create("incidents", { ...MARCH, title: { en: "Rally" }, when: "2022-01-09" });
  server.put("incidents/rally", { ...MARCH, title: { en: "Rally" }, when: "2022-01-07" });
  await desk.save();
  assert.equal(server.rows.get("incidents/rally")?.fields["when"], "2022-01-07");
  assert.equal(server.rows.get("incidents/rally-2")?.fields["when"], "2022-01-09");
});

test("both versions of what two changed stay until one is chosen, also when the page is opened anew", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  server.put(march, { ...MARCH, title: { en: "Theirs", fr: "La leur" }, status: "claimed" });
  desk.set(march, "title", { en: "Mine" });
  await desk.save();
  const clash = [{ path: "title/en", mine: "Mine", theirs: "Theirs" }];
  assert.deepEqual(clashesOf(desk.state, march), clash);
  desk.close();
  const again = opened(server, storage);
  await again.save();
  assert.deepEqual(clashesOf(again.state, march), clash);
  assert.equal(enOf(server, march), "Theirs");
  // A third version of theirs is told of, and the first is no longer what would be overwritten.
  server.put(march, { ...MARCH, title: { en: "Theirs again" } });
  await again.refresh([march]);
  assert.deepEqual(clashesOf(again.state, march), [{ path: "title/en", mine: "Mine", theirs: "Theirs again" }]);
  again.choose(march, "title/en", "Mine");
  await again.save();
  assert.equal(enOf(server, march), "Mine");
  again.undo();
  again.undo();
  assert.deepEqual(titleAt(again, march), { en: "Mine" });
});

test("what is deleted comes back with a step back, whether that was saved or not", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  desk.remove(march);
  desk.undo();
  await desk.save();
  assert.deepEqual(server.log, []);
  desk.redo();
  await desk.save();
  assert.equal(server.rows.has(march), false);
  desk.undo();
  await desk.save();
  assert.deepEqual(server.rows.get(march)?.fields, MARCH);
  // Whose answer is lost.
  server.fate = () => "answer is lost";
  desk.remove(march);
  await desk.save();
  desk.undo();
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual(server.rows.get(march)?.fields, MARCH);
  assert.deepEqual(kinds(desk), []);
});

test("what is deleted before it is known whether it arrived is deleted there too", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  const rally = desk.create("incidents", { ...MARCH, title: { en: "Rally" } });
  desk.set(march, "title", { en: "A march" });
  server.fate = () => "answer is lost";
  await desk.save();
  desk.remove(rally);
  await desk.save();
  desk.remove(march);
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual([...server.rows.keys()], ["story"]);
});

test("what was deleted in a page that was closed stays deleted; what was brought back in it is there", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  let desk = opened(server, storage);
  server.fate = () => "is lost";
  desk.remove(march);
  await desk.save();
  desk.close();
  desk = opened(server, storage);
  assert.deepEqual(itemsOf(desk.state, "incidents"), []);
  server.fate = () => "answer is lost";
  await desk.save();
  desk.close();
  desk = opened(server, storage);
  assert.equal(storage.length, 0);
  assert.equal(desk.state.items.has(march), false);
});

test("what may not be deleted is there again, to tell why", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  server.fate = () => "full";
  desk.set(march, "title", { en: "A march" });
  desk.remove(march);
  await desk.save();
  assert.deepEqual(titleAt(desk, march), { en: "A march" });
  assert.deepEqual(kinds(desk), ["refused"]);
  assert.equal(desk.state.selected, march);
});

test("what is wrong is told at its field until it is another thing; what was mended meanwhile is not", async () => {
  const server = serverWithStory();
  server.fault = (fields) => (valueAt(fields, "title/en") === "X" ? "too short" : undefined);
  const desk = opened(server, new FakeStorage());
  desk.set(march, "title", { en: "X" });
  const saving = desk.save();
  desk.set(march, "title", { en: "A march" });
  await saving;
  assert.equal(enOf(server, march), "A march");
  desk.set(march, "title", { en: "X" });
  await desk.save();
  const trouble = desk.state.troubles.get(march);
  assert.deepEqual(trouble?.kind === "refused" && [...trouble.faults], [["title/en", "too short"]]);
  desk.set(march, "title", { en: "Xs" });
  await desk.save();
  assert.equal(enOf(server, march), "Xs");
});

test("signed out: nothing is lost, and it goes on when somebody signs in", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  server.fate = () => "signed out";
  desk.set(march, "title", { en: "A march" });
  await desk.save();
  assert.equal(desk.state.line.kind, "signed-out");
  server.fate = () => "arrives";
  desk.resume();
  await desk.save();
  assert.equal(enOf(server, march), "A march");
  assert.equal(desk.state.line.kind, "up");
});

test("white space at the end of a text stays while it is typed on, and is nobody else's change", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  server.fate = () => "answer is lost";
  desk.set(march, "title", { en: "A " });
  await desk.save();
  desk.set(march, "title", { en: "A march " });
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual(kinds(desk), []);
  assert.deepEqual(titleAt(desk, march), { en: "A march " });
  assert.equal(enOf(server, march), "A march");
  assert.deepEqual(unsaved(desk.state), []);
});

test("what two tabs of a browser have of one item is joined by the next that is opened", () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const [one, other] = [opened(server, storage), opened(server, storage)];
  one.set(march, "title", { en: "A march" });
  other.set(march, "summary", { en: "Through the city" });
  const next = opened(server, storage);
  assert.deepEqual(titleAt(next, march), { en: "A march" });
  assert.deepEqual(next.state.items.get(march)?.fields?.["summary"], { en: "Through the city" });
  assert.deepEqual(kinds(next), []);
  // Taken over, it is kept once.
  assert.equal(storage.length, 1);
});

test("where two tabs of a browser differ, both texts stay until one is chosen", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const [one, other] = [opened(server, storage), opened(server, storage)];
  one.set(march, "title", { en: "A march" });
  other.set(march, "title", { en: "A rally" });
  const next = opened(server, storage);
  const [clash] = clashesOf(next.state, march);
  assert.deepEqual([clash?.mine, clash?.theirs].sort(), ["A march", "A rally"]);
  next.choose(march, "title/en", "A rally");
  await next.save();
  assert.equal(enOf(server, march), "A rally");
  assert.equal(storage.length, 0);
});

test("a tab that goes on writing keeps what another has taken over", () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const one = opened(server, storage);
  one.set(march, "title", { en: "A march" });
  opened(server, storage);
  one.set(march, "title", { en: "A longer march" });
  assert.ok(storage.holds("A longer march"));
});

test("a browser that keeps nothing says so; one tab drops nothing that another keeps", () => {
  const storage = new FakeStorage();
  storage.isFull = true;
  const desk = opened(serverWithStory(), storage);
  desk.set(march, "title", { en: "A march" });
  assert.equal(desk.state.keptNot, true);
  storage.isFull = false;
  const [one, other] = [keptAt("a", storage as unknown as Storage), keptAt("a", storage as unknown as Storage)];
  const item = desk.state.items.get(march) as Item;
  one.keep(item, []);
  other.list();
  one.keep({ ...item, fields: { ...MARCH, title: { en: "A longer march" } } }, []);
  other.drop(march);
  assert.equal(storage.length, 1);
  one.drop(march);
  assert.equal(storage.length, 0);
});

test("what is written stays as it is typed when the server tells what it has of it: without a space at the end", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  server.fate = () => "answer is lost";
  desk.set(march, "title", { en: "A march " });
  await desk.save();
  server.fate = () => "arrives";
  await desk.refresh([march]);
  assert.deepEqual(titleAt(desk, march), { en: "A march " });
  assert.deepEqual(unsaved(desk.state), []);
  desk.set(march, "title", { en: "A march of" });
  await desk.save();
  assert.equal(enOf(server, march), "A march of");
  assert.deepEqual([kinds(desk), storage.length], [[], 0]);
});

test("what is typed and is no value yet is kept with its item: in a page that is opened again, and after it was saved", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  desk.type(march, "when", "some day in spring");
  desk.set(march, "title", { en: "A march" });
  await desk.save();
  assert.equal(enOf(server, march), "A march");
  assert.deepEqual(
    unsaved(desk.state).map(({ handle }) => handle),
    [march],
  );
  server.put("incidents/rally", MARCH);

  const again = opened(server, storage);
  assert.deepEqual(again.state.items.get(march)?.typed, { when: "some day in spring" });
  await again.save();
  assert.deepEqual(server.log, [`PUT ${march}`]);
  again.type(march, "when", null);
  assert.deepEqual(unsaved(again.state), []);
  assert.equal(storage.length, 0);
});

test("what two tabs typed into one field is both kept; what somebody deleted is there as long as something is typed in it", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const [one, other] = [opened(server, storage), opened(server, storage)];
  one.type(march, "when", "in spring");
  one.type(march, "place", "Old Sq");
  other.type(march, "when", "in autumn");

  const desk = opened(server, storage);
  assert.deepEqual(desk.state.items.get(march)?.typed, { when: "in spring / in autumn", place: "Old Sq" });
  server.delete(march);
  await desk.refresh([march]);
  assert.deepEqual(kinds(desk), ["gone"]);
  assert.ok(storage.holds("Old Sq"));
  desk.letGo(march);
  assert.equal(storage.length, 0);
});
