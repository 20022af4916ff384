import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, rangesOf, termsOf } from "../../main/web/search/fold.ts";
import { excerpt } from "../../main/web/search/highlight.ts";
import { passagesOf } from "../../main/web/search/passages.ts";
import { createRowSearch } from "../../main/web/search/row-search.ts";
import { createSearch, type LoadItems } from "../../main/web/search/search.ts";
import type { StoryEvent } from "../../main/web/story/event.ts";

const marked = (text: string, query: string) =>
  rangesOf(text, termsOf(query)).map(([from, to]) => text.slice(from, to));

test("case, marks and letters typed without them make no difference", () => {
  for (const [one, other] of [
    ["ÉMEUTES", "emeutes"],
    ["Ёлка", "елка"],
    ["ҚАЗАҚСТАН", "казакстан"],
    ["Ақтөбе", "актобе"],
    ["مُظَاهَرَةٌ", "مظاهرة"],
    ["أحمد", "احمد"],
    ["تــظاهر", "تظاهر"],
    ["Straße", "STRASSE"],
    ["İstanbul", "istanbul"],
    ["ﬁn", "fin"],
  ] as const) {
    assert.equal(fold(one), fold(other));
  }
  assert.notEqual(fold("казак"), fold("казан"));
});

test("a search is words, and phrases in quotation marks", () => {
  assert.deepEqual(termsOf("  Almaty   ALMATY  aéroport "), ["almaty", "aeroport"]);
  assert.deepEqual(termsOf('gunfire "state of  emergency"'), ["gunfire", "state of emergency"]);
  assert.deepEqual(termsOf("«чрезвычайное положение»"), ["чрезвычаиное положение"]);
  assert.deepEqual(termsOf(' " \u0301'), []);
});

test("what is found is marked as it is written", () => {
  assert.deepEqual(marked("L’aéroport d’Almaty, Aeroport", "AEROPORT"), ["aéroport", "Aeroport"]);
  assert.deepEqual(marked("cafe\u0301s", "cafe"), ["cafe\u0301"]);
  assert.deepEqual(marked("Қазақстан президенті", "казак президент"), ["Қазақ", "президент"]);
  assert.deepEqual(marked("مُظَاهَرَةٌ في ألماتي", "المات"), ["ألمات"]);
  assert.deepEqual(marked("Große Straße", "strass"), ["Straß"]);
  assert.deepEqual(marked("🔥 Almaty 🔥", "almaty"), ["Almaty"]);
  assert.deepEqual(marked("abcabc", "abca bcab"), ["abcab"]);
  assert.deepEqual(marked("Almaty", "Astana"), []);
});

test("an excerpt is cut between words and says that it was cut", () => {
  const text = `${"before ".repeat(20)}Almaty ${"after ".repeat(40)}`.trim();
  const part = excerpt(text, ["almaty"]) ?? "";
  assert.match(part, /^…before .*before Almaty after .*after…$/);
  assert.ok(part.length < 150);
  assert.equal(excerpt("Almaty burns", ["almaty"]), "Almaty burns");
  assert.equal(excerpt("Almaty burns", ["astana"]), undefined);
  const unbroken = excerpt("字".repeat(300), ["字"]) ?? "";
  assert.ok(unbroken.startsWith("字"));
});

test("texts of one language and of all are both read, actors and tags too", () => {
  const texts = passagesOf(
    {
      title: { fr: "Émeutes", ru: "Беспорядки" },
      place: "almaty",
      actors: ["CSTO", { fr: "la police", ru: "полиция" }],
      tags: [{ fr: "pillages", kk: "тонау" }],
      sources: [{ publisher: "AFP", quote: "des dizaines", lang: "fr" }],
    },
    new Map([["almaty", { fr: "Almaty", kk: "Алматы" }]]),
  ).map(({ text, lang }) => `${lang ?? "-"} ${text}`);
  assert.deepEqual(texts, [
    "fr Émeutes",
    "ru Беспорядки",
    "fr Almaty",
    "kk Алматы",
    "- CSTO",
    "fr la police",
    "ru полиция",
    "fr pillages",
    "kk тонау",
    "- AFP",
    "fr des dizaines",
  ]);
});

const events = [
  { key: "incidents/a", properties: { title: "Riots", lang: "en", place: "almaty", sources: [{ publisher: "AFP" }] } },
  { key: "movements/b", properties: { title: "Planes", lang: "en", from: ["moscow"], to: ["almaty"], sources: [] } },
] as unknown as StoryEvent[];
const everything: Record<string, unknown[]> = {
  incidents: [
    {
      id: "a",
      properties: { title: { en: "Riots", ru: "Беспорядки" }, place: "almaty", sources: [{ publisher: "AFP" }] },
    },
  ],
  movements: [{ id: "b", properties: { title: { en: "Planes" }, from: ["moscow"], to: ["almaty"], sources: [] } }],
  places: [
    { id: "almaty", properties: { name: { en: "Almaty", kk: "Алматы" } } },
    { id: "moscow", properties: { name: { en: "Moscow", fr: "Moscou" } } },
  ],
};
const found = (finds: (index: number) => boolean) => events.flatMap((_, index) => (finds(index) ? [index] : []));

test("a search begins in the page's language and reaches all languages once they are loaded", async () => {
  let changes = 0;
  const load = (async (collection: string) => everything[collection]) as unknown as LoadItems;
  const search = createSearch({ events }, load, () => changes++);
  assert.deepEqual(found(search.finder("riot")), [0]);
  assert.deepEqual(found(search.finder("беспорядки")), []);

  await search.widen();

  assert.equal(search.reach, "all");
  assert.equal(changes, 2);
  assert.deepEqual(found(search.finder("беспорядки")), [0]);
  assert.deepEqual(found(search.finder("алматы")), [0, 1]);
  assert.deepEqual(found(search.finder("moscou planes")), [1]);
  assert.deepEqual(found(search.finder("riot planes")), []);
  assert.deepEqual(found(search.finder("  ")), [0, 1]);
  assert.deepEqual(search.elsewhere(0, termsOf("беспорядки"), ["Riots", "Almaty"]), { text: "Беспорядки", lang: "ru" });
  assert.equal(search.elsewhere(0, termsOf("riots"), ["Riots", "Almaty"]), undefined);
});

test("a search that cannot reach the other languages says so, still finds its own, and may try again", async () => {
  let down = true;
  const load = (async (collection: string) => {
    if (down) throw new Error("unreachable");
    return everything[collection];
  }) as unknown as LoadItems;
  const search = createSearch({ events }, load, () => undefined);

  await search.widen();
  assert.equal(search.reach, "failed");
  assert.deepEqual(found(search.finder("riot")), [0]);

  down = false;
  await search.widen();
  assert.equal(search.reach, "all");
});

test("a search that the server does not answer finds nothing, says so, and is made again", async () => {
  const answers: (() => Promise<ReadonlySet<string>>)[] = [
    () => Promise.reject(new Error("no network")),
    () => Promise.resolve(new Set(["flood"])),
  ];
  const events = ["flood", "fire"].map((id) => ({ id, kind: "incident" }) as unknown as StoryEvent);
  const later: (() => void)[] = [];
  const search = createRowSearch(
    { events },
    {
      find: () => answers.shift()?.() ?? Promise.reject(),
      reload: () => Promise.reject(),
      texts: { of: () => undefined, known: () => undefined, have: () => Promise.resolve(), outdate: () => {} },
      load: () => Promise.resolve([]),
    },
    () => {},
    (run) => later.push(run),
  );
  const found = async () => {
    const finds = search.finder("water");
    await new Promise((resolve) => setTimeout(resolve));
    return [0, 1].filter((index) => search.finder("water")(index) && finds);
  };
  assert.deepEqual(await found(), []);
  assert.equal(search.reach, "unanswered");
  later.shift()?.();
  assert.deepEqual(await found(), [0]);
  assert.notEqual(search.reach, "unanswered");
});
