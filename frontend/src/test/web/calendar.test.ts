import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dateOfEpochDay,
  epochDayOf,
  isoDate,
  offsetText,
  parseDate,
  weekdayOf,
  zone,
} from "../../main/web/time/calendar.ts";
import { random } from "./random.ts";

const HOUR = 3_600_000;

test("a day of January 2022 begins in Almaty at 18:00 UTC of the day before, a day of today's Almaty at 19:00", () => {
  const almaty = zone("Asia/Almaty");
  const begins = (year: number, month: number, day: number) =>
    new Date(almaty.startOf(epochDayOf({ year, month, day }))).toISOString();
  assert.equal(begins(2022, 1, 6), "2022-01-05T18:00:00.000Z");
  assert.equal(begins(2024, 3, 2), "2024-03-01T19:00:00.000Z");
});

test("the offset is the one in force at the instant", () => {
  const almaty = zone("Asia/Almaty");
  assert.equal(offsetText(almaty.offsetAt(Date.parse("2022-01-06T12:00:00Z"))), "UTC+6");
  assert.equal(offsetText(almaty.offsetAt(Date.parse("2025-01-06T12:00:00Z"))), "UTC+5");
});

test("offsets are written with minutes only where there are some", () => {
  assert.equal(offsetText(0), "UTC");
  assert.equal(offsetText(5.75 * HOUR), "UTC+5:45");
  assert.equal(offsetText(-3.5 * HOUR), "UTC−3:30");
});

for (const id of [
  "Asia/Almaty",
  "America/St_Johns",
  "Asia/Kathmandu",
  "America/Sao_Paulo",
  "Asia/Beirut",
  "Pacific/Apia",
  "UTC",
]) {
  test(`every day of 2018 in ${id} begins where the day before ends`, () => {
    const here = zone(id);
    const first = epochDayOf({ year: 2018, month: 1, day: 1 });
    for (let day = first; day < first + 365; day++) {
      const start = here.startOf(day);
      assert.equal(here.dayAt(start), day);
      assert.equal(here.dayAt(start - 1), day - 1);
    }
  });
}

test("dates survive the way to days and back, before 1970 and before year 1 too", () => {
  for (const text of ["2022-01-06", "1969-12-31", "0099-03-01", "0000-02-29", "-0044-03-15".padStart(7, "-")]) {
    const date = parseDate(text);
    assert.ok(date, text);
    assert.deepEqual(dateOfEpochDay(epochDayOf(date)), date);
  }
});

test("weekdays count from Monday", () => {
  assert.equal(weekdayOf({ year: 2022, month: 1, day: 6 }), 3);
  assert.equal(weekdayOf({ year: 1969, month: 12, day: 29 }), 0);
});

test("a day that the calendar lacks is no date", () => {
  for (const text of ["2022-02-29", "2022-13-01", "2022-1-6", "yesterday", ""])
    assert.equal(parseDate(text), undefined);
});

test("ISO dates outside four digits carry a sign and six digits", () => {
  assert.equal(isoDate({ year: 2022, month: 1, day: 6 }), "2022-01-06");
  assert.equal(isoDate({ year: -43, month: 3, day: 15 }), "-000043-03-15");
  assert.equal(isoDate({ year: 12022, month: 1, day: 6 }), "+012022-01-06");
});

test("a zone's offset is that of every instant, however it is come by", () => {
  const next = random(7);
  for (const id of [
    "America/St_Johns",
    "Europe/Paris",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Almaty",
    "Africa/Cairo",
  ]) {
    const told = zone(id);
    const format = new Intl.DateTimeFormat("en", { timeZone: id, timeZoneName: "longOffset" });
    for (let one = 0; one < 400; one++) {
      const instant = Math.floor(Date.UTC(1975, 0, 1) + next() * (Date.UTC(2026, 0, 1) - Date.UTC(1975, 0, 1)));
      const text = format.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? "";
      const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])?(\d\d)?:?(\d\d)?/.exec(text) ?? [];
      const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
      assert.equal(told.offsetAt(instant), offset, `${id} ${new Date(instant).toISOString()}`);
    }
  }
});
