import assert from "node:assert/strict";
import { test } from "node:test";
import { dateWords, isoDateText } from "../../main/web/i18n/dates.ts";
import english from "../../main/web/i18n/en.json";
import french from "../../main/web/i18n/fr.json";
import kazakh from "../../main/web/i18n/kk.json";
import { type Messages, translator } from "../../main/web/i18n/messages.ts";
import { countText, spokenMoment } from "../../main/web/i18n/moment.ts";
import russian from "../../main/web/i18n/ru.json";
import type { Mode } from "../../main/web/state/state.ts";
import { countedText, plainCount, rangeText } from "../../main/web/story/numbers.ts";
import { zone } from "../../main/web/timeline/calendar.ts";
import type { Unit } from "../../main/web/timeline/units.ts";

const LANGUAGES: Readonly<Record<string, Messages>> = { en: english, fr: french, ru: russian, kk: kazakh };
const DAY = { year: 2022, month: 1, day: 6 };
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

for (const [lang, messages] of Object.entries(LANGUAGES)) {
  test(`${lang} has the same messages as English, none empty`, () => {
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(messages)) assert.ok(text.trim(), key);
  });

  test(`${lang} fills the same holes as English`, () => {
    for (const [key, text] of Object.entries(messages)) {
      assert.deepEqual(holes(text), holes(english[key as keyof Messages]), key);
    }
  });

  test(`${lang} names twelve months, twice, and seven days`, () => {
    assert.equal(messages["date.months"].split("|").length, 12);
    assert.equal(messages["date.monthsShort"].split("|").length, 12);
    assert.equal(messages["date.weekdays"].split("|").length, 7);
  });

  test(`${lang} has a form for every plural that its rules tell apart`, () => {
    const { plural } = translator(messages, lang);
    for (let count = 0; count < 130; count++)
      assert.match(plural("count.incidents", count), new RegExp(`^${count}\\D`));
  });
}

test("a date in words, in each language's own order", () => {
  const long = (messages: Messages) => dateWords(messages).long(DAY);
  assert.equal(long(english), "Thursday 6 January 2022");
  assert.equal(long(french), "jeudi 6 janvier 2022");
  assert.equal(long(russian), "четверг, 6 января 2022 года");
  assert.equal(long(kazakh), "2022 жылғы 6 қаңтар, бейсенбі");
});

test("the first of the month in French, a year before Christ, a date short of its day", () => {
  assert.equal(dateWords(french).medium({ ...DAY, day: 1 }), "1er janvier 2022");
  assert.equal(dateWords(english).medium({ year: -43, month: 3, day: 15 }), "15 March 44 BC");
  assert.equal(isoDateText("2022-01", dateWords(english)), "2022-01");
  assert.equal(isoDateText("2022-01-13", dateWords(english)), "13 January 2022");
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

test("the slider says its day, the zone by name and the offset then in force", () => {
  const said = (messages: Messages, lang: string) => {
    const sixth = shown("2022-01-06T17:59:59.999Z", "day");
    return spokenMoment(sixth, sixth.t, zone("Asia/Almaty"), dateWords(messages), translator(messages, lang));
  };
  assert.equal(said(english, "en"), "6 January 2022, Almaty time (UTC+6)");
  assert.equal(said(kazakh, "kk"), "2022 жылғы 6 қаңтар, Алматы уақыты (UTC+6)");
});

test("a zone without a name of its own goes by its city", () => {
  const day = shown("2022-01-02T03:29:59.999Z", "day");
  const said = spokenMoment(day, day.t, zone("America/St_Johns"), dateWords(english), translator(english, "en"));
  assert.equal(said, "1 January 2022, St Johns time (UTC−3:30)");
});

test("counts in words", () => {
  const words = translator(english, "en");
  const counts = { incidents: 14, movements: 1, possible: 3, planned: 0, fresh: 2 };
  assert.equal(countText(counts, words), "14 incidents and 1 movement; 3 possibly begun");
  assert.equal(countText(counts, words, true), "14 incidents and 1 movement, 2 new; 3 possibly begun");
  assert.equal(countText({ incidents: 0, movements: 0, possible: 0, planned: 0, fresh: 0 }, words), "Nothing yet");
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
