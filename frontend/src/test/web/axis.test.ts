import assert from "node:assert/strict";
import { test } from "node:test";
import { dateWords } from "../../main/web/i18n/dates.ts";
import english from "../../main/web/i18n/en.json";
import french from "../../main/web/i18n/fr.json";
import kazakh from "../../main/web/i18n/kk.json";
import russian from "../../main/web/i18n/ru.json";
import { axisOf, unitsFor } from "../../main/web/time/axis.ts";
import { type CivilDate, dateOfEpochDay, epochDayOf, isoDate, parseDate, zone } from "../../main/web/time/calendar.ts";
import { instantOf } from "../../main/web/time/instant.ts";
import { formatMoment, parseLastInstant } from "../../main/web/time/moment.ts";
import { UNITS, type Unit } from "../../main/web/time/units.ts";
import { wholeOf } from "../../main/web/timeline/step-range.ts";
import { labelsOf } from "../../main/web/timeline/tick-marks.ts";
import { fittingTicks, placeLabels, type Tick, ticksOf } from "../../main/web/timeline/ticks.ts";

const axis = (start: string, end: string, name: string) =>
  axisOf({ extent: { temporal: { interval: [[start, end] as const] } } }, zone(name));
const STORY = axis("2022-01-01T18:00:00Z", "2022-01-22T17:59:59.999Z", "Asia/Almaty");
const THREE_DAYS = axis("2024-03-08T23:00:00Z", "2024-03-11T22:59:59.999Z", "Europe/Paris");
const NINETY_YEARS = axis("1929-12-31T23:50:39Z", "2019-12-31T22:59:59.999Z", "Europe/Paris");
const ARCHAEOLOGY = axis("-018000-01-01T00:00:00Z", "2022-01-01T00:00:00Z", "UTC");
const ACROSS_YEAR_0 = axis("-000050-01-01T00:00:00Z", "0050-12-31T23:59:59.999Z", "UTC");
const dayIn = (name: string, instant: number) => isoDate(dateOfEpochDay(zone(name).dayAt(instant)));

test("2 to 22 January are 21 days, each shown to its end in the story's zone", () => {
  const days = STORY.grid("day");
  assert.equal(STORY.unit, "day");
  assert.equal(days.last, 20);
  assert.equal(new Date(days.endOf(4)).toISOString(), "2022-01-06T17:59:59.999Z");
  assert.equal(days.indexAt(Date.parse("2022-01-06T17:59:59.999Z")), 4);
  assert.equal(days.indexAt(Date.parse("2022-01-06T18:00:00Z")), 5);
});

test("a story's length chooses its step, and what others are offered", () => {
  assert.deepEqual([THREE_DAYS.unit, NINETY_YEARS.unit, ARCHAEOLOGY.unit], ["hour", "year", "century"]);
  assert.deepEqual(unitsFor(STORY.end - STORY.start), ["hour", "day", "week"]);
  assert.ok(unitsFor(NINETY_YEARS.end - NINETY_YEARS.start).includes("month"));
  assert.ok(unitsFor(ARCHAEOLOGY.end - ARCHAEOLOGY.start).includes("decade"));
});

for (const one of [STORY, THREE_DAYS, NINETY_YEARS, ACROSS_YEAR_0]) {
  for (const unit of UNITS) {
    test(`steps of a ${unit} follow each other without gap, from ${new Date(one.start).toISOString()}`, () => {
      const grid = one.grid(unit);
      assert.equal(grid.startOf(0), one.start);
      assert.equal(grid.endOf(grid.last), one.end);
      const stride = Math.max(1, Math.floor(grid.last / 200));
      for (let index = 0; index < grid.last; index += stride) {
        assert.equal(grid.endOf(index) + 1, grid.startOf(index + 1));
        assert.equal(grid.indexAt(grid.startOf(index)), index);
        assert.equal(grid.indexAt(grid.endOf(index)), index);
      }
    });
  }
}

test("days are counted across a change of clocks; the hour left out is no step, the one repeated is two", () => {
  const spring = axis("2024-03-30T23:00:00Z", "2024-03-31T21:59:59.999Z", "Europe/Paris");
  assert.deepEqual([spring.grid("day").last, spring.grid("hour").last], [0, 22]);
  const autumn = axis("2024-11-03T02:30:00Z", "2024-11-04T03:29:59.999Z", "America/St_Johns");
  assert.deepEqual([autumn.grid("day").last, autumn.grid("hour").last], [0, 24]);
  assert.equal(autumn.grid("hour").startOf(1), Date.parse("2024-11-03T03:30:00Z"));
});

test("Almaty's clocks went back at the end of 29 February 2024: that day has 25 hours", () => {
  const change = axis("2024-02-28T18:00:00Z", "2024-03-01T18:59:59.999Z", "Asia/Almaty");
  const days = change.grid("day");
  assert.equal(days.last, 1);
  assert.equal(days.startOf(1), Date.parse("2024-02-29T19:00:00Z"));
  assert.equal(change.grid("hour").last, 48);
  const almaty = zone("Asia/Almaty");
  const twice = [
    formatMoment(almaty, Date.parse("2024-02-29T17:30:00Z") - 1, "hour"),
    formatMoment(almaty, Date.parse("2024-02-29T18:30:00Z") - 1, "hour"),
  ];
  assert.equal(twice[0], "2024-02-29T23:30");
  assert.equal(twice[1], "2024-02-29T18:30Z");
});

const SKIPPED = [
  ["Pacific/Apia", "2011-12-27T10:00:00Z", "2012-01-02T09:59:59.999Z", "2011-12-30"],
  ["Pacific/Fakaofo", "2011-12-27T11:00:00Z", "2012-01-02T10:59:59.999Z", "2011-12-30"],
  ["Pacific/Kwajalein", "1993-08-19T12:00:00Z", "1993-08-24T11:59:59.999Z", "1993-08-21"],
  ["Pacific/Kiritimati", "1994-12-29T10:40:00Z", "1995-01-03T09:59:59.999Z", "1994-12-31"],
  ["Asia/Manila", "1844-12-29T15:56:08Z", "1845-01-02T15:55:51.999Z", "1844-12-31"],
] as const;

for (const [name, start, end, skipped] of SKIPPED) {
  test(`${name} has no step for ${skipped}, which it never had, and every other day has one`, () => {
    const there = axis(start, end, name);
    const days = there.grid("day");
    const named = Array.from({ length: days.last + 1 }, (_, index) => dayIn(name, days.startOf(index)));
    const first = epochDayOf(parseDate(dayIn(name, there.start)) as CivilDate);
    const last = epochDayOf(parseDate(dayIn(name, there.end)) as CivilDate);
    const calendar = Array.from({ length: last - first + 1 }, (_, nth) => isoDate(dateOfEpochDay(first + nth)));
    assert.ok(calendar.includes(skipped));
    assert.deepEqual(
      named,
      calendar.filter((day) => day !== skipped),
    );
    for (let index = 0; index <= days.last; index++) {
      assert.equal(dayIn(name, days.endOf(index)), named[index]);
      assert.equal(days.indexAt(days.startOf(index)), index);
      assert.equal(days.indexAt(days.endOf(index)), index);
      assert.equal(formatMoment(there.zone, days.endOf(index), "day"), named[index]);
      if (index > 0) assert.equal(days.startOf(index), days.endOf(index - 1) + 1);
    }
  });
}

test("a zone that never went over the date line skipped no day", () => {
  for (const name of ["Europe/Paris", "Africa/Cairo", "America/St_Johns", "UTC"]) {
    assert.deepEqual(zone(name).skippedDays(), [], name);
  }
});

test("what an address asks for is read in the story's zone and written so that it is read again", () => {
  const almaty = zone("Asia/Almaty");
  const asked: readonly (readonly [string, string])[] = [
    ["2022-01-06", "2022-01-06T17:59:59.999Z"],
    ["2022-01-06T23:30", "2022-01-06T17:29:59.999Z"],
    ["2022-01-06T23", "2022-01-06T16:59:59.999Z"],
    ["2022-01-06T24:00", "2022-01-06T17:59:59.999Z"],
    ["2022-01-06T23:30:00Z", "2022-01-06T23:29:59.999Z"],
    ["2022-01-06T23:30:00+06:00", "2022-01-06T17:29:59.999Z"],
    ["-0043-03-15", "-000043-03-15T18:52:11.999Z"],
  ];
  for (const [text, instant] of asked) {
    assert.equal(new Date(parseLastInstant(almaty, text) ?? Number.NaN).toISOString(), instant, text);
  }
  for (const name of ["Asia/Almaty", "Europe/Paris", "America/St_Johns"]) {
    const here = zone(name);
    for (const year of [1850, 2024]) {
      for (let hour = 0; hour < 366 * 24; hour += 3) {
        const last = Date.UTC(year, 0, 1, hour) - 1;
        const minutes = here.offsetAt(last) % 3_600_000;
        const instant = last - minutes;
        assert.equal(parseLastInstant(here, formatMoment(here, instant, "hour")), instant, name);
      }
    }
  }
});

test("what is no date is not taken for one", () => {
  for (const text of [
    "",
    "yesterday",
    "2022-02-30",
    "2022",
    "06/01/2022",
    "2022-01-06T25:00",
    "2022-01-06T24:30",
    "2022-01-06Tnoon",
  ]) {
    assert.equal(parseLastInstant(STORY.zone, text), undefined, text);
  }
});

test("labels get as many places as have room", () => {
  const days = STORY.grid("day");
  const labels = (room: number) => ticksOf(STORY, wholeOf(days), room).labelled.map(({ index }) => index);
  assert.deepEqual(labels(21), [...Array(21).keys()]);
  assert.deepEqual(labels(6), [0, 5, 10, 15, 20]);
  assert.deepEqual(labels(1), [0]);
});

test("labels stand at round times on every scale, also before 1970 and before year 1", () => {
  const years = (one: typeof STORY, room: number) => {
    const grid = one.grid(one.unit);
    return ticksOf(one, wholeOf(grid), room).labelled.map(({ instant }) => dayIn(one.zone.id, instant).slice(0, -6));
  };
  assert.deepEqual(years(NINETY_YEARS, 10), ["1930", "1940", "1950", "1960", "1970", "1980", "1990", "2000", "2010"]);
  assert.deepEqual(years(ACROSS_YEAR_0, 6), ["-000039", "-000019", "0020", "0040"], "40 BC, 20 BC");
  assert.deepEqual(years(ARCHAEOLOGY, 5).slice(0, 2), ["-014999", "-009999"], "15000 BC");
  const grid = THREE_DAYS.grid("hour");
  assert.deepEqual(
    ticksOf(THREE_DAYS, wholeOf(grid), 6).labelled.map(({ index }) => index),
    [0, 12, 24, 36, 48, 60],
  );
});

test("twenty thousand years have as few labels as three days", () => {
  for (const unit of UNITS) {
    const grid = ARCHAEOLOGY.grid(unit);
    assert.ok(ticksOf(ARCHAEOLOGY, wholeOf(grid), 10).labelled.length <= 11, unit);
  }
});

test("instants are read as the server writes them, before year 1 and after 9999 too", () => {
  const read = (text: string) => new Date(instantOf(text)).toISOString();
  assert.equal(read("-000043-03-15T00:00:00Z"), "-000043-03-15T00:00:00.000Z");
  assert.equal(read("-018000-01-01T00:00:00.001Z"), "-018000-01-01T00:00:00.001Z");
  assert.equal(read("-180000-01-01T00:00:00Z"), "-180000-01-01T00:00:00.000Z");
  assert.equal(read("+012022-01-01T00:00:00Z"), "+012022-01-01T00:00:00.000Z");
  assert.equal(read("0050-12-31T23:59:59.999Z"), "0050-12-31T23:59:59.999Z");
  assert.equal(read("2022-01-06T18:00:00Z"), "2022-01-06T18:00:00.000Z");
  assert.ok(Number.isNaN(instantOf("soon")));
});

test("an extent without bounds is refused in words", () => {
  assert.throws(() => axis("..", "2022-01-22T00:00:00Z", "UTC"), /Not a closed time interval/);
});

const LANGUAGES = { en: english, fr: french, ru: russian, kk: kazakh };
const LONG_AGO = axis("-003000-01-01T00:00:00Z", "0476-09-04T23:59:59.999Z", "Europe/Rome");
const EMPIRE = axis("-000044-03-15T00:00:00Z", "0014-08-19T23:59:59.999Z", "Europe/Rome");
const MONTHS_BC = axis("-000044-03-15T00:00:00Z", "-000042-08-19T23:59:59.999Z", "Europe/Rome");

for (const [lang, messages] of Object.entries(LANGUAGES)) {
  test(`${lang}: labels never touch and stay within the axis, from a phone's width to a desktop's`, () => {
    const words = dateWords(messages);
    for (const one of [STORY, THREE_DAYS, NINETY_YEARS, ARCHAEOLOGY, ACROSS_YEAR_0, LONG_AGO, EMPIRE, MONTHS_BC]) {
      const labelOf = labelsOf(one, words);
      for (const unit of unitsFor(one.end - one.start)) {
        const grid = one.grid(unit);
        for (let width = 280; width <= 1280; width += 50) {
          // Wider than a letter of 12 px is on the average.
          const widthOf = (tick: Tick, by: Unit) => 7.5 * labelOf(tick, by).length;
          const ticks = fittingTicks(
            one,
            wholeOf(grid),
            width,
            ({ unit: by, labelled }) => Math.max(...labelled.map((tick) => widthOf(tick, by))) + 10,
          );
          const labels = ticks.labelled.map((tick) => ({
            at: (width * tick.index) / Math.max(1, grid.last),
            width: widthOf(tick, ticks.unit),
          }));
          const seen = placeLabels(labels, width, 12, 4).flatMap(({ left, hidden }, i) =>
            hidden ? [] : [{ left, right: left + (labels[i]?.width ?? 0) }],
          );
          assert.ok(seen.length > 0);
          for (const [i, { left, right }] of seen.entries()) {
            assert.ok(left >= -12 && right <= width + 12.001, `${lang} ${unit} at ${width}`);
            const next = seen[i + 1];
            assert.ok(
              !next || next.left >= right + 4,
              `${lang} ${unit} at ${width}: ${left} to ${right}, ${next?.left}`,
            );
          }
        }
      }
    }
  });
}
