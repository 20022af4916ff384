import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dateWords } from "../../main/web/i18n/dates.ts";
import english from "../../main/web/i18n/en.json";
import french from "../../main/web/i18n/fr.json";
import kazakh from "../../main/web/i18n/kk.json";
import { type Messages, translator } from "../../main/web/i18n/messages.ts";
import russian from "../../main/web/i18n/ru.json";
import { zone } from "../../main/web/time/calendar.ts";
import type { Mode } from "../../main/web/time/span.ts";
import type { Unit } from "../../main/web/time/units.ts";
import { countText, shownText, spokenMoment, zoneText } from "../../main/web/wording/moment.ts";
import { countedText, plainCount, rangeText } from "../../main/web/wording/numbers.ts";

/** Whatever languages there are files of; the tests run at the top of the front end. */
const FOLDER = "src/main/web/i18n";
const LANGUAGES: Readonly<Record<string, Messages>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.slice(0, -".json".length), JSON.parse(readFileSync(join(FOLDER, name), "utf8"))]),
);
/** Forms that a language may have beside those of English: "zero" and "two" in Arabic. */
const isFurtherForm = (key: string) =>
  /\.(zero|two)$/.test(key) && Object.hasOwn(english, key.replace(/[^.]+$/, "other"));
const isForm = (key: string) => /\.(zero|one|two|few|many|other)$/.test(key);
const DAY = { year: 2022, month: 1, day: 6 };
/** How a date is said within a sentence, in the forms that a language has for it. */
const isDateForm = (key: string) => /^span\.(in|near|from|until|to|months)\./.test(key);
/** Whatever form of a date is asked for. */
const holes = (text: string) => [...text.matchAll(/\{(\w+)(:\w+)?\}/g)].map(([, hole]) => hole).sort();

test("every file of messages is a language's, English among them", () => {
  for (const lang of ["ar", "de", "en", "es", "fr", "kk", "ru", "uk"]) assert.ok(LANGUAGES[lang], lang);
  assert.deepEqual(LANGUAGES["en"], english);
  for (const lang of Object.keys(LANGUAGES)) assert.equal(Intl.getCanonicalLocales(lang)[0], lang);
});

for (const [lang, messages] of Object.entries(LANGUAGES)) {
  test(`${lang} has the same messages as English, none empty`, () => {
    const keys = Object.keys(messages).filter((key) => !isFurtherForm(key) && !isDateForm(key));
    const wanted = Object.keys(english).filter((key) => !isDateForm(key));
    assert.deepEqual(keys.sort(), wanted.sort());
    for (const [key, text] of Object.entries(messages)) assert.ok(text.trim(), key);
  });

  test(`${lang} fills the same holes as English`, () => {
    for (const [key, text] of Object.entries(messages)) {
      if (isDateForm(key)) continue;
      const filled = holes(english[(isFurtherForm(key) ? key.replace(/[^.]+$/, "other") : key) as keyof Messages]);
      // One, or two, of something may be said without a figure.
      if (isForm(key) && holes(text).length === 0) assert.match(key, /\.(zero|one|two)$/);
      else assert.deepEqual(holes(text), filled, key);
    }
  });

  test(`${lang} names twelve months, twice, and seven days`, () => {
    assert.equal(messages["date.months"].split("|").length, 12);
    assert.equal(messages["date.monthsShort"].split("|").length, 12);
    assert.equal(messages["date.weekdays"].split("|").length, 7);
  });

  test(`${lang} has a form for every plural that its rules tell apart`, () => {
    const { plural, number } = translator(messages, lang);
    for (const category of new Intl.PluralRules(lang).resolvedOptions().pluralCategories) {
      assert.ok(Object.hasOwn(messages, `count.incidents.${category}`), category);
    }
    for (let count = 3; count < 130; count++) assert.ok(plural("count.incidents", count).includes(number(count)));
  });
}

test("a date in words, in each language's own order", () => {
  const long = (messages: Messages) => dateWords(messages).long(DAY);
  assert.equal(long(english), "Thursday 6 January 2022");
  assert.equal(long(french), "jeudi 6 janvier 2022");
  assert.equal(long(russian), "четверг, 6 января 2022 года");
  assert.equal(long(kazakh), "2022 жылғы 6 қаңтар, бейсенбі");
});

test("the first of the month in French, a year before Christ", () => {
  assert.equal(dateWords(french).medium({ ...DAY, day: 1 }), "1er janvier 2022");
  assert.equal(dateWords(english).medium({ year: -43, month: 3, day: 15 }), "15 March 44 BC");
});

test("a year of one or two digits bears its era, alone and in a date, and no other after Christ does", () => {
  const augustus = { year: 14, month: 8, day: 19 };
  const { long, medium, month, noYear, short, year } = dateWords(english);
  assert.equal(long(augustus), "Tuesday 19 August 14 AD");
  assert.deepEqual(
    [medium, month, noYear, short, year].map((say) => say(augustus)),
    ["19 August 14 AD", "August 14 AD", "19 August", "19 Aug", "14 AD"],
  );
  assert.deepEqual(
    [0, 1, 99, 100].map((number) => year({ ...augustus, year: number })),
    ["1 BC", "1 AD", "99 AD", "100"],
  );
  assert.equal(dateWords(french).year(augustus), "14 apr. J.-C.");
  assert.equal(dateWords(russian).medium(augustus), "19 августа 14 года н. э.");
  assert.equal(dateWords(kazakh).medium(augustus), "б.з. 14 жылғы 19 тамыз");
});

test("Russian plurals", () => {
  const { plural } = translator(russian, "ru");
  const words = [1, 2, 5, 11, 21, 22].map((count) => plural("count.incidents", count));
  assert.deepEqual(words, ["1 событие", "2 события", "5 событий", "11 событий", "21 событие", "22 события"]);
});

const shown = (t: string, unit: Unit, mode: Mode = "cumulative", from = t) => ({
  mode,
  unit,
  from: Date.parse(from),
  t: Date.parse(t),
});

const timeWords = (id: string, messages: Messages, lang: string) => ({
  axis: { zone: zone(id) },
  dates: dateWords(messages),
  translator: translator(messages, lang),
});

test("the slider says its day, the zone by name and the offset then in force", () => {
  const said = (messages: Messages, lang: string) => {
    const sixth = shown("2022-01-06T17:59:59.999Z", "day");
    return spokenMoment(sixth, sixth.t, timeWords("Asia/Almaty", messages, lang));
  };
  assert.equal(said(english, "en"), "6 January 2022, Almaty time (UTC+6)");
  assert.equal(said(kazakh, "kk"), "2022 жылғы 6 қаңтар, Алматы уақыты (UTC+6)");
});

test("the slider says its step or span in every mode and unit", () => {
  const words = translator(english, "en");
  const almaty = zone("Asia/Almaty");
  const said = (mode: Mode, unit: Unit, from: string, t: string) => {
    const now = shown(`${t}:59.999Z`, unit, mode, `${from}:00Z`);
    // A step of an hour begins an hour before it ends; longer ones are told by the day.
    const step = unit === "hour" ? now.t - 3_599_999 : Math.max(now.from, now.t - 86_399_999);
    return spokenMoment(now, step, { axis: { zone: almaty }, dates: dateWords(english), translator: words });
  };
  assert.equal(
    said("cumulative", "hour", "2022-01-01T18:00", "2022-01-06T11:59"),
    "6 January 2022, 18:00, Almaty time (UTC+6)",
  );
  assert.equal(
    said("moment", "hour", "2022-01-06T11:00", "2022-01-06T11:59"),
    "6 January 2022, 17:00 – 18:00, Almaty time (UTC+6)",
  );
  assert.equal(
    said("window", "hour", "2022-01-05T11:00", "2022-01-06T11:59"),
    "5 January 2022, 17:00 – 6 January 2022, 18:00, Almaty time (UTC+6)",
  );
  assert.equal(
    said("window", "day", "2022-01-03T18:00", "2022-01-06T17:59"),
    "4 January – 6 January 2022, Almaty time (UTC+6)",
  );
  assert.equal(said("moment", "year", "2021-12-31T18:00", "2022-12-31T17:59"), "2022, Almaty time");
  assert.equal(said("moment", "day", "2022-01-05T18:00", "2022-01-06T17:59"), "6 January 2022, Almaty time (UTC+6)");
});

test("an hour that the clocks show twice is told by its offset, one that they show once is not", () => {
  const words = translator(english, "en");
  const paris = zone("Europe/Paris");
  const said = (from: string, t: string, mode: Mode = "moment") => {
    const now = shown(`${t}:59.999Z`, "hour", mode, `${from}:00Z`);
    return shownText(now, now.t - 3_599_999, { axis: { zone: paris }, dates: dateWords(english), translator: words });
  };
  assert.equal(said("2022-10-29T23:00", "2022-10-29T23:59"), "30 October 2022, 01:00 – 02:00");
  assert.equal(said("2022-10-30T00:00", "2022-10-30T00:59"), "30 October 2022, 02:00 (UTC+2) – 03:00 (UTC+2)");
  assert.equal(said("2022-10-30T01:00", "2022-10-30T01:59"), "30 October 2022, 02:00 (UTC+1) – 03:00 (UTC+1)");
  assert.equal(said("2022-10-30T02:00", "2022-10-30T02:59"), "30 October 2022, 03:00 – 04:00");
  assert.equal(said("2022-10-30T01:00", "2022-10-30T01:59", "cumulative"), "30 October 2022, 03:00 (UTC+1)");
  assert.equal(said("2022-03-27T01:00", "2022-03-27T01:59"), "27 March 2022, 03:00 – 04:00");
});

test("what holds for every step and mode names no day", () => {
  const days: readonly (readonly [Messages, RegExp])[] = [
    [english, /day/i],
    [french, /jour(?!s\b)/i],
    [russian, /день|дня|дню/i],
    [kazakh, /күн/i],
  ];
  for (const [messages, day] of days) {
    for (const key of [
      "standing.over",
      "standing.not-begun",
      "list.empty",
      "list.emptyHere",
      "list.new",
      "legend.over",
      "timeline.day",
      "timeline.badMoment",
      "timeline.outside",
    ] as const) {
      assert.doesNotMatch(messages[key], day, key);
    }
  }
});

test("a zone without a name of its own goes by its city", () => {
  const day = shown("2022-01-02T03:29:59.999Z", "day");
  const said = spokenMoment(day, day.t, timeWords("America/St_Johns", english, "en"));
  assert.equal(said, "1 January 2022, St Johns time (UTC−3:30)");
});

test("counts in words", () => {
  const words = translator(english, "en");
  const counts = { incidents: 14, movements: 1, possible: 3, planned: 0, retracted: 0, undated: 0, newInStep: 2 };
  assert.equal(countText(counts, words), "14 incidents and 1 movement; 3 possibly begun");
  assert.equal(countText(counts, words, true), "14 incidents and 1 movement, 2 new; 3 possibly begun");
  assert.equal(
    countText({ incidents: 0, movements: 0, possible: 0, planned: 0, retracted: 0, undated: 0, newInStep: 0 }, words),
    "Nothing to show",
  );
});

test("numbers in words, as far as they are known", () => {
  const words = translator(english, "en");
  assert.equal(rangeText({ words: "dozens" }, words), "dozens");
  assert.equal(rangeText({ low: 12000 }, words), "at least 12,000");
  assert.equal(rangeText({ high: 5 }, words), "at most 5");
  assert.equal(rangeText({ best: 2030 }, words), "2,030");
  assert.equal(rangeText({ low: 1, high: 3 }, words), "1 to 3");
  assert.equal(rangeText({ low: 1, best: 2, high: 3 }, words), "2 (between 1 and 3)");
  assert.equal(plainCount({ best: 2030 }), 2030);
  assert.equal(plainCount({ low: 12000 }), undefined);
  assert.equal(plainCount({ words: "dozens" }), undefined);
});

test("what a number counts: in the story's words, else in the interface's, else by its key", () => {
  const words = translator(english, "en");
  assert.equal(countedText("killed", {}, words), "Killed");
  assert.equal(countedText("killed", { killed: "Dead" }, words), "Dead");
  assert.equal(countedText("tents", {}, words), "tents");
});

test("a zone that is nothing but its offset is named once", () => {
  const day = { mode: "cumulative", unit: "day", from: 0, t: Date.UTC(2022, 0, 6) } as const;
  const said = (id: string) => {
    const words = translator(english, "en");
    return [spokenMoment(day, day.t, timeWords(id, english, "en")), zoneText(zone(id), day, words)];
  };
  assert.deepEqual(said("UTC"), ["6 January 2022, UTC", "UTC"]);
  assert.deepEqual(said("Etc/GMT-5"), ["6 January 2022, UTC+5", "UTC+5"]);
});

test("what was withdrawn is counted apart, and alone where nothing else is shown", () => {
  const words = translator(english, "en");
  const none = { incidents: 0, movements: 0, possible: 0, planned: 0, retracted: 0, undated: 0, newInStep: 0 };
  assert.equal(countText({ ...none, incidents: 2, retracted: 1 }, words), "2 incidents; 1 retracted");
  assert.equal(countText({ ...none, retracted: 3 }, words), "3 retracted");
  assert.equal(countText({ ...none, incidents: 2, undated: 3 }, words), "2 incidents; 3 of unknown date");
  assert.equal(countText({ ...none, undated: 1 }, words), "1 of unknown date");
  assert.equal(countText(none, words), "Nothing to show");
});

test("words of another language follow its plurals: a page in Japanese without Japanese messages", () => {
  const lent = { ...english, "count.incidents.language": "en" } as Messages;
  assert.equal(translator(lent, "ja").plural("count.incidents", 1), "1 incident");
  assert.equal(translator(lent, "ja").plural("count.incidents", 2), "2 incidents");
});

test("what the page says of a day, a month or a year is what the server says", () => {
  const rows = readFileSync("../geodata/docs/dates-in-words.md", "utf8").matchAll(
    /^\| `(-?\d{4})(?:-(0\d|1[012])(?:-(\d\d))?)?` \| (.*) \|$/gm,
  );
  const said = [...rows].map(([, year, month, day, cells = ""]) => ({
    date: { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) },
    form: day ? ("medium" as const) : month ? ("month" as const) : ("year" as const),
    cells: cells.split(" | "),
  }));
  assert.deepEqual(new Set(said.map(({ form }) => form)), new Set(["medium", "month", "year"]));
  assert.ok(said.some(({ date }) => date.year < 0));
  assert.ok(said.some(({ date }) => date.year > 0 && date.year < 100));
  for (const [at, lang] of ["en", "fr", "ru", "kk", "de", "es", "ar", "uk"].entries()) {
    const words = dateWords(LANGUAGES[lang] ?? english);
    for (const { date, form, cells } of said) assert.equal(words[form](date), cells[at], lang);
  }
});

test("scripts use no words that pages do not give them", () => {
  const root = "src/main/web";
  const scripts = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  // As ScriptConfig has it, which writes them into the data block.
  const withheld = /["'`](?:api|history|login|page|picture|problem|signedIn|span|table)\.[^"'`]*/g;
  const named = scripts.flatMap((file) => readFileSync(join(root, file), "utf8").match(withheld) ?? []);
  assert.deepEqual([...new Set(named)], ['"page.knownAsOf']);
});

/** The editor's own words, which its page alone is given beside the others. */
const EDITOR = "src/main/web/edit";
const EDITORS_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  readdirSync(join(EDITOR, "words"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.slice(0, -".json".length), JSON.parse(readFileSync(join(EDITOR, "words", name), "utf8"))]),
);

test("the editor has words in every language of the interface, none empty, and the same holes in each", () => {
  const ofEnglish = EDITORS_WORDS["en"] ?? {};
  const stem = (key: string) => (isForm(key) ? key.replace(/[^.]+$/, "") : key);
  const stems = (words: object) => [...new Set(Object.keys(words).map(stem))].sort();
  assert.deepEqual(Object.keys(EDITORS_WORDS).sort(), Object.keys(LANGUAGES).sort());
  for (const [lang, words] of Object.entries(EDITORS_WORDS)) {
    assert.deepEqual(stems(words), stems(ofEnglish), lang);
    for (const [key, text] of Object.entries(words)) {
      assert.match(key, /^edit\./);
      assert.ok(text.trim(), key);
      const wanted = holes(ofEnglish[isForm(key) ? `${stem(key)}other` : key] ?? "");
      if (isForm(key) && holes(text).length === 0) assert.match(key, /\.(zero|one|two)$/);
      else assert.deepEqual(holes(text), wanted, `${lang}: ${key}`);
    }
    for (const category of new Intl.PluralRules(lang).resolvedOptions().pluralCategories) {
      const lacking = stems(ofEnglish).filter((key) => key.endsWith(".") && !Object.hasOwn(words, key + category));
      assert.deepEqual(lacking, [], `${lang}: ${category}`);
    }
  }
});

test("each of the editor's words is used, and none is that is not there", () => {
  const texts = [
    ...readdirSync(EDITOR, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(EDITOR, file)),
    "src/main/web/edit.tsx",
    "src/main/web/pages/edit.mustache",
  ].map((file) => readFileSync(file, "utf8"));
  // A name that goes on with ${…} is that of several words.
  const named = texts.flatMap((text) => text.match(/(?<=["'`]|\{\{)edit\.[\w.-]+(\$\{)?/g) ?? []);
  const names = new Set(named);
  const isNamed = (key: string) =>
    names.has(key) ||
    (isForm(key) && names.has(key.replace(/\.[^.]+$/, ""))) ||
    named.some((name) => name.endsWith("${") && key.startsWith(name.slice(0, -2)));
  const keys = Object.keys(EDITORS_WORDS["en"] ?? {});
  assert.deepEqual(
    keys.filter((key) => !isNamed(key)),
    [],
  );
  const isThere = (name: string) =>
    name.endsWith("${")
      ? keys.some((key) => key.startsWith(name.slice(0, -2)))
      : keys.includes(name) || keys.includes(`${name}.other`);
  assert.deepEqual(
    [...names].filter((name) => !isThere(name)),
    [],
  );
});
