import assert from "node:assert/strict";
import { test } from "node:test";
import * as states from "../../main/web/edit/desk/state.ts";
import { type Fields, isSaved, itemOf, type SentItem } from "../../main/web/edit/story/item.ts";

const sent = (collection: SentItem["collection"], id: string, fields: Fields, revision = 1): SentItem => ({
  collection,
  id,
  revision,
  published: true,
  draft: false,
  draftedBy: null,
  feature: collection === "story" ? fields : { geometry: null, properties: fields },
});
const STORY = sent("story", "almaty", {
  title: { en: "January" },
  languages: ["en", "kk"],
  timeZone: "Asia/Almaty",
  extent: "2022",
});
const MARCH = { title: { en: "March" }, when: "2022-01-06", category: "protest", status: "reported", place: "almaty" };
const march = "incidents/march";

const opened = () => states.initialState([STORY, sent("incidents", "march", MARCH)].map(itemOf), 1, "fr");
const fieldsOf = (state: states.DeskState) => state.items.get(march)?.fields;
const typed = (state: states.DeskState, en: string, at: number) =>
  states.edited(state, march, { ...fieldsOf(state), title: { en } }, "title", at);

test("the language that is written is the interface's where the story has it, else the story's first", () => {
  assert.equal(opened().lang, "en");
  assert.equal(states.initialState([itemOf(STORY)], 1, "kk").lang, "kk");
});

test("what is typed in one go is one step, what comes after a rest or in another field is the next", () => {
  let state = typed(typed(typed(opened(), "M", 0), "Ma", 1_000), "Mar", 2_000);
  assert.equal(state.undo.length, 1);
  state = typed(state, "A march", 9_000);
  state = states.edited(state, march, { ...fieldsOf(state), when: "2022" }, "when", 9_100);
  assert.equal(state.undo.length, 3);
  assert.deepEqual(fieldsOf(states.undone(states.undone(state))), { ...MARCH, title: { en: "Mar" } });
  const all = states.undone(states.undone(states.undone(state)));
  assert.deepEqual(fieldsOf(all), MARCH);
  assert.deepEqual(fieldsOf(states.redone(states.redone(states.redone(all)))), fieldsOf(state));
});

test("a step that is taken back takes back nothing of what somebody else wrote since", () => {
  let state = typed(opened(), "A march", 0);
  const item = state.items.get(march);
  assert.ok(item);
  // What came from the server meanwhile.
  state = states.withItem(state, {
    ...item,
    fields: { ...item.fields, summary: { en: "Theirs" }, title: { en: "A march", kk: "Шеру" } },
  });
  assert.deepEqual(fieldsOf(states.undone(state)), {
    ...MARCH,
    summary: { en: "Theirs" },
    title: { en: "March", kk: "Шеру" },
  });
});

test("a new edit forgets what could be done again", () => {
  const state = typed(states.undone(typed(opened(), "A", 0)), "B", 9_000);
  assert.equal(states.redone(state), state);
  assert.deepEqual(state.redo, []);
});

test("what was deleted is there again with a step back, selected", () => {
  const gone = states.edited(opened(), march, null, null, 0);
  assert.deepEqual(states.itemsOf(gone, "incidents"), []);
  const back = states.undone(gone);
  assert.deepEqual(fieldsOf(back), MARCH);
  assert.equal(back.selected, march);
});

test("an edit makes another thing of what was refused, and leaves open what is to be chosen", () => {
  const refused = states.withTrouble(opened(), march, { kind: "refused", faults: new Map([["when", "no date"]]) });
  assert.equal(typed(refused, "A", 0).troubles.size, 0);
  const clash = states.withTrouble(opened(), march, {
    kind: "clash",
    at: null,
    by: "bo",
    clashes: [
      { path: "title/en", mine: "March", theirs: "Rally" },
      { path: "when", mine: "2022-01-06", theirs: "2022-01-07" },
    ],
  });
  const open = typed(clash, "Marches", 0);
  assert.equal(open.troubles.size, 1);
  const half = states.chosen(open, march, "title/en", "Rally", 1);
  assert.deepEqual(
    states.clashesOf(half, march).map(({ path }) => path),
    ["when"],
  );
  const all = states.chosen(half, march, "when", "2022-01-06", 2);
  assert.equal(all.troubles.size, 0);
  assert.deepEqual(fieldsOf(all), { ...MARCH, title: { en: "Rally" } });
  // What was not chosen is a step back.
  assert.deepEqual(fieldsOf(states.undone(states.undone(all))), { ...MARCH, title: { en: "Marches" } });
});

test("what lacks something waits, what waits for somebody waits, what is on its way is found out", () => {
  const state = typed(opened(), "", 0);
  const item = state.items.get(march);
  assert.ok(item);
  assert.equal(isSaved(item), false);
  assert.equal(states.isDue(state, item), false);
  assert.equal(states.isDue(state, { ...item, sent: MARCH }), true);
  assert.equal(states.isDue(state, { ...item, fields: { ...MARCH, when: "2021" } }), true);
  const waiting = states.withTrouble(state, march, { kind: "gone", by: null });
  assert.equal(states.isDue(waiting, { ...item, fields: { ...MARCH, when: "2021" } }), false);
});

test("an id is made of the English title, else of the story's first language, and is free", () => {
  let state = states.created(opened(), "incidents", "new/1", { title: { en: "March" } }, 0);
  const item = state.items.get("new/1");
  assert.ok(item);
  assert.equal(states.idFor(state, item), "march-2");
  state = states.created(state, "places", "new/2", { name: { kk: "Ақтөбе" } }, 0);
  const place = state.items.get("new/2");
  assert.ok(place);
  assert.equal(states.idFor(state, place), "aqtobe");
  assert.equal(states.idFor(state, { ...place, fields: {} }), "place");
});
