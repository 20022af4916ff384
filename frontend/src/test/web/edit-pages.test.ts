import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUpPassword, olderAt, passwordFault, usernameFault } from "../../main/web/edit/accounts/accounts.ts";
import { COLOURS } from "../../main/web/edit/form/colours.ts";
import { OFFERED } from "../../main/web/edit/form/language-tag.ts";
import { languageName } from "../../main/web/edit/language-names.ts";
import {
  changeOf,
  chosen,
  type Draft,
  faultsOf,
  fieldAt,
  groupsOf,
  type Missing,
  type Review,
} from "../../main/web/edit/publish/review.ts";
import { editorOf } from "../../main/web/edit/server/address.ts";
import { serverAt } from "../../main/web/edit/server/ask.ts";
import { inWords } from "../../main/web/edit/server/fault-words.ts";
import { READY_CATEGORIES } from "../../main/web/edit/stories/categories.ts";
import { extentOf, firstStory, isTimeZone, todayIn } from "../../main/web/edit/stories/first-story.ts";
import { languageChoices } from "../../main/web/edit/stories/languages.ts";
import { type EditedStory, matching, seqOf, titleIn, titleLang } from "../../main/web/edit/stories/stories.ts";
import type { Words } from "../../main/web/edit/words.ts";

const MARCH: EditedStory = {
  id: "march",
  title: { fr: "Une marche", ru: "Марш" },
  languages: ["fr", "ru"],
  published: true,
  drafts: 1,
  incidents: 3,
  edited: null,
  editedBy: null,
  revision: 4,
};
const SPILL: EditedStory = { ...MARCH, id: "spill", title: { en: "A spill on the Rhine" }, languages: ["en"] };

test("a story is called by its title in the interface's language, else in its own", () => {
  assert.equal(titleIn(MARCH, "ru"), "Марш");
  assert.equal(titleIn(MARCH, "kk"), "Une marche");
  assert.equal(titleLang(MARCH, "kk"), "fr");
  assert.equal(titleIn({ ...MARCH, title: {} }, "en"), "march");
});

test("stories are found by words of their titles in any language, and by id", () => {
  assert.deepEqual(matching([MARCH, SPILL], "rhine SPILL"), [SPILL]);
  assert.deepEqual(matching([MARCH, SPILL], "марш"), [MARCH]);
  assert.deepEqual(matching([MARCH, SPILL], " "), [MARCH, SPILL]);
  assert.deepEqual(matching([MARCH, SPILL], "march rhine"), []);
});

test("a story that is called as a page of the editor is edited elsewhere", () => {
  assert.equal(editorOf("march"), "/edit/march");
  assert.equal(editorOf("account"), "/edit/account/story");
  assert.equal(editorOf("accounts"), "/edit/accounts/story");
});

test("a deletion is undone by the change of the story itself", () => {
  const changes = [
    { seq: 7, collection: "incidents" },
    { seq: 8, collection: "story" },
  ];
  assert.equal(seqOf({ changes }), 8);
  assert.equal(seqOf({ changes: [] }), undefined);
});

test("a story spans the days that are chosen, in whichever order, or this month", () => {
  assert.equal(extentOf("2022-01-02", "2022-01-22", "2026-11-30"), "2022-01-02/2022-01-22");
  assert.equal(extentOf("2022-01-22", "2022-01-02", "2026-11-30"), "2022-01-02/2022-01-22");
  assert.equal(extentOf("", "2022-01-22", "2026-11-30"), "2022-01-22/2022-01-22");
  assert.equal(extentOf("", "", "2026-11-30"), "2026-11-01/2026-11-30");
  assert.equal(extentOf("", "", "2024-02-10"), "2024-02-01/2024-02-29");
});

test("today is the day of the story's time zone", () => {
  const now = new Date("2026-11-30T20:00:00Z");
  assert.equal(todayIn("Asia/Almaty", now), "2026-12-01");
  assert.equal(todayIn("America/St_Johns", now), "2026-11-30");
  assert.equal(isTimeZone("Asia/Almaty"), true);
  assert.equal(isTimeZone("Almaty"), false);
  assert.equal(isTimeZone(""), false);
});

test("a new story has a title, and categories in those of its languages that there are words in", () => {
  const wanted = { title: " Spill ", lang: "en", also: ["fr", "en"], timeZone: "Europe/Berlin", from: "", to: "" };
  const { categories, ...others } = firstStory(wanted, "2026-11-30");
  assert.deepEqual(others, {
    title: { en: "Spill" },
    timeZone: "Europe/Berlin",
    extent: "2026-11-01/2026-11-30",
    languages: ["en", "fr"],
  });
  assert.deepEqual((categories as readonly { label: object }[])[0]?.label, { en: "Event", fr: "Événement" });
  const italian = firstStory({ ...wanted, lang: "it", also: [] }, "2026-11-30");
  assert.deepEqual((italian["categories"] as readonly { label: object }[])[0]?.label, { en: "Event" });
});

test("the ready categories are told apart by colour, and by pattern", () => {
  const offered: readonly string[] = COLOURS;
  for (const { id, colour, label } of READY_CATEGORIES) {
    assert.ok(offered.includes(colour), id);
    assert.deepEqual(Object.keys(label).sort(), ["ar", "de", "en", "es", "fr", "kk", "ru", "uk"], id);
  }
  for (const of of ["id", "colour", "pattern"] as const) {
    assert.equal(new Set(READY_CATEGORIES.map((one) => one[of])).size, READY_CATEGORIES.length, of);
  }
});

test("languages have names in Kazakh whatever the browser has", () => {
  const had = Intl.DisplayNames.supportedLocalesOf;
  try {
    Intl.DisplayNames.supportedLocalesOf = (locales) =>
      [locales]
        .flat()
        .map(String)
        .filter((one) => one !== "kk");
    assert.equal(languageName("fr", "kk"), "француз тілі");
    assert.equal(languageName("fr", "ru"), "французский");
    assert.deepEqual(
      languageChoices([], "kk").filter(([tag, name]) => tag === name),
      [],
    );
    assert.ok(OFFERED.every((tag) => languageName(tag, "kk").endsWith(" тілі")));
  } finally {
    Intl.DisplayNames.supportedLocalesOf = had;
  }
});

test("a story is written in the interface's languages, or in another", () => {
  const choices = languageChoices(["fr", "kk"], "en");
  assert.deepEqual(choices.slice(0, 2), [
    ["fr", "French"],
    ["kk", "Kazakh"],
  ]);
  assert.equal(choices.filter(([tag]) => tag === "fr").length, 1);
  assert.ok(choices.some(([tag]) => tag === "de"));
});

const draft = (collection: Draft["collection"], id: string, isNew = false): Draft => ({
  collection,
  id,
  title: id,
  new: isNew,
  by: "anna",
  revision: 3,
  differences: [],
});
const missing = (code: Missing["code"], id: string, blocks = false): Missing => ({
  code,
  blocks,
  collection: "incidents",
  id,
  title: id,
  field: "",
  detail: "",
});
const REVIEW: Review = {
  drafts: [draft("story", "march", true), draft("incidents", "one"), draft("incidents", "two")],
  missing: [missing("alt", "one"), missing("source", "one", true), missing("source", "two", true)],
  counts: { alt: 1, source: 700 },
};

test("what keeps a draft from being published comes first, and counts what is not told", () => {
  const groups = groupsOf(REVIEW, new Set());
  assert.deepEqual(
    groups.map(({ code, blocks, count }) => [code, blocks, count]),
    [
      ["source", true, 700],
      ["alt", false, 1],
    ],
  );
});

test("what is wrong with a draft that stays one is in nobody's way", () => {
  const groups = groupsOf(REVIEW, new Set(["incidents/one"]));
  assert.deepEqual(
    groups.map(({ code, blocks, items }) => [code, blocks, items.map(({ id }) => id)]),
    [
      ["source", true, ["two"]],
      ["source", false, ["one"]],
      ["alt", false, ["one"]],
    ],
  );
});

test("drafts that are not ticked stay drafts, but for the text of a story that nobody sees yet", () => {
  const left = new Set(["story/march", "incidents/one"]);
  assert.deepEqual(chosen(REVIEW, left).map(changeOf), [
    { method: "PUBLISH", collection: "story", id: "march", ifMatch: 3 },
    { method: "PUBLISH", collection: "incidents", id: "two", ifMatch: 3 },
  ]);
  const seen: Review = { ...REVIEW, drafts: [draft("story", "march")] };
  assert.deepEqual(chosen(seen, left), []);
});

test("what the server refuses is told at its item", () => {
  const errors = [
    { pointer: "/changes/1/body/properties/sources", detail: "is missing" },
    { pointer: "", detail: "places/x is named" },
  ];
  const faults = faultsOf({ status: 422, errors }, REVIEW.drafts);
  assert.deepEqual(Object.fromEntries(faults), { "incidents/one": ["is missing"], "": ["places/x is named"] });
  const alone = faultsOf({ status: 422, errors: [{ pointer: "/properties/when", detail: "?" }] }, [
    draft("scenes", "a"),
  ]);
  assert.deepEqual(Object.fromEntries(alone), { "scenes/a": ["?"] });
  assert.deepEqual(Object.fromEntries(faultsOf({ status: 409, detail: "no draft" }, [])), { "": ["no draft"] });
});

test("a pointer into an item leads to a field of its form", () => {
  assert.equal(fieldAt("/properties/sources/0/publisher"), "sources/0/publisher");
  assert.equal(fieldAt("/title"), "title");
  assert.equal(fieldAt("/geometry/coordinates"), "place");
});

test("a password is judged as the server does", () => {
  assert.equal(passwordFault("short", "anna"), "edit.password.short");
  assert.equal(passwordFault("ж".repeat(37), "anna"), "edit.password.long");
  assert.equal(passwordFault("ANNA and her dog", "anna"), "edit.password.named");
  assert.equal(passwordFault("four words in a row", "anna", "four words in a row"), "edit.password.same");
  assert.equal(passwordFault("four words in a row", "anna"), undefined);
});

test("a username has letters, digits and some signs", () => {
  assert.equal(usernameFault(" Anna.K "), undefined);
  assert.equal(usernameFault("анна"), "edit.username.wrong");
  assert.equal(usernameFault("-a"), "edit.username.wrong");
});

test("a password is made up of letters that are each as likely, in groups", () => {
  let next = 0;
  const made = madeUpPassword((numbers) => numbers.map(() => next++ % 256));
  assert.equal(made, "abcde-fghjk-mnpqr-stuvw");
  assert.equal(passwordFault(made, "anna"), undefined);
  // Those beyond the last whole alphabet are drawn anew.
  let high = 250;
  assert.equal(
    madeUpPassword((numbers) => numbers.map(() => (high < 256 ? high++ : 0))),
    "aaaaa-aaaaa-aaaaa-aaaaa",
  );
});

test("older entries are asked for at this server, whatever it is called elsewhere", () => {
  assert.equal(olderAt("https://maps.example/news/audit?limit=50&before=17"), "/audit?limit=50&before=17");
});

/** Answers requests in turn, and keeps what was asked. */
async function answered<T>(
  answers: readonly Response[],
  run: () => Promise<T>,
): Promise<{ asked: string[]; result: T }> {
  const { fetch } = globalThis;
  const asked: string[] = [];
  const left = [...answers];
  globalThis.fetch = async (address, { method = "GET", headers = {} } = {}) => {
    asked.push(`${method} ${address} ${(headers as Record<string, string>)["X-CSRF-Token"] ?? ""}`.trim());
    return left.shift() ?? Response.error();
  };
  try {
    return { asked, result: await run() };
  } finally {
    globalThis.fetch = fetch;
  }
}

test("who signed in again in another tab goes on in this one", async () => {
  const server = serverAt("");
  const token = (csrf: string) => Response.json({ csrf });
  const refused = () => Response.json({ detail: "no" }, { status: 403 });
  const change = () => server.ask("/x", { method: "POST", body: {} });
  const elsewhere = await answered([token("one"), refused(), token("two"), Response.json({})], change);
  assert.deepEqual(elsewhere.asked, ["GET /account", "POST /x one", "GET /account", "POST /x two"]);
  assert.equal(elsewhere.result.kind, "ok");
  const forbidden = await answered([refused(), token("two")], change);
  assert.deepEqual(forbidden.asked, ["POST /x two", "GET /account"]);
  assert.equal(forbidden.result.kind, "refused");
  const gone = await answered([refused(), new Response(null, { status: 401 })], change);
  assert.equal(gone.result.kind, "signed-out");
});

test("what the server finds wrong is told in the words of the interface, and as it is where it has no code", () => {
  const find = (key: string) => (key === "edit.fault.address" ? "« {0} » n’est pas une adresse" : undefined);
  const problem = inWords(
    {
      status: 422,
      detail: "all of it",
      errors: [
        { pointer: "/properties/sources/0/url", detail: '"$&" must be …', code: "address", given: "$&" },
        { pointer: "/properties/title", detail: "as nobody foresaw" },
      ],
    },
    { find } as unknown as Words,
  );
  assert.deepEqual(
    problem.errors?.map(({ detail }) => detail),
    ["« $& » n’est pas une adresse", "as nobody foresaw"],
  );
  assert.deepEqual(inWords({ status: 400, title: "Bad Request" }, { find } as unknown as Words), {
    status: 400,
    title: "Bad Request",
  });
});
