package org.chronomap.geodata.time;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads dates in the Extended Date/Time Format: ISO 8601-2:2019, as the Library of Congress describes it
 * (https://www.loc.gov/standards/datetime/). The calendar is the proleptic Gregorian one, year 0000 is 1 BC.
 *
 * <ul>
 *   <li>Level 0: dates, date-times (with or without minutes, seconds and fraction), intervals. A time without an offset
 *       is in the story's zone: where clocks were put back it may be either of two, where they were put forward over it
 *       it is an error. A second is the whole of it; one with a fraction is one millisecond.
 *   <li>Level 1: years beyond four digits ({@code Y-50000}; as ISO 8601 expands them, {@code -050000}, with a month and a day
 *       too), the qualifiers {@code ?}, {@code ~} and {@code %} behind a
 *       date, unspecified digits from the right ({@code 201X}, {@code 2004-XX}), {@code XXXX} alone for what is not
 *       known at all, unknown and open ends of an interval, and the seasons 21 to 24, taken as the meteorological ones of the northern hemisphere (winter 2021-24 is
 *       December 2021 to February 2022) and always marked approximate.
 *   <li>Of level 2: one of a set, {@code [2022-01-02,2022-01-05..2022-01-08]}.
 * </ul>
 *
 * Not supported, with an error that says what to write instead: all of a set ({@code {…}}), exponents, significant
 * digits, qualifiers in front of or within a date, X left of a known digit, quarters and the like.
 */
public final class Edtf {
    /** A year of which no digit is known, alone: a date that is not known at all. */
    public static final String UNKNOWN = "XXXX";

    private final DateReader dates;

    private Edtf(ZoneId zone) {
        dates = new DateReader(new ZoneCalendar(zone), TimeReader.Second.WHOLE);
    }

    /**
     * The span of an expression.
     *
     * <ul>
     *   <li>A date: began and ended in that day, month …
     *   <li>{@code a/b}: began in a, ended in b, not before it began (so of {@code 2022-01-13/2022-01} the end is the
     *       13th at the earliest).
     *   <li>{@code a/} and {@code a/..}: ended at any time since a began; {@code /b} and {@code ../b}: began at any
     *       time until b ended. The qualifiers tell unknown from open; neither says that it lasts for ever.
     *   <li>{@code [a..b]}: one date from the first moment of a to the last of b, gaps in a list not counted.
     *       {@code [..b]} and {@code [a..]} are unbounded on that side, for start and end alike, without a qualifier of
     *       their own. A qualifier on any member counts for start and end.
     *   <li>{@code XXXX}: began and ended at any time whatever.
     * </ul>
     *
     * @param zone the story's zone: its days begin and end there
     * @throws EdtfException for any text that is not a date
     */
    public static TimeSpan parse(String text, ZoneId zone) {
        EdtfText whole = EdtfText.of(text);
        EdtfAdvice.requireForm(whole);
        if (text.equals(UNKNOWN)) {
            return new TimeSpan(Interval.ALWAYS, Interval.ALWAYS, Precision.UNKNOWN, Set.of(), text);
        }
        Edtf edtf = new Edtf(zone);
        if (text.startsWith("[")) {
            return edtf.oneOf(whole);
        }
        return text.indexOf('/') >= 0 ? edtf.interval(whole) : edtf.single(whole);
    }

    private TimeSpan single(EdtfText whole) {
        EdtfDate date = dates.read(whole);
        Set<Qualifier> qualifiers = EnumSet.noneOf(Qualifier.class);
        qualifyStart(qualifiers, date);
        qualifyEnd(qualifiers, date);
        return new TimeSpan(date.bounds(), date.bounds(), date.precision(), qualifiers, whole.whole());
    }

    private TimeSpan interval(EdtfText whole) {
        List<EdtfText> ends = whole.split("/");
        if (ends.size() != 2) {
            throw whole.error(
                    ends.get(2).from() - 1,
                    "a second / follows",
                    "An interval has one / between its two ends, for example 2022-01-03/2022-01-09.");
        }
        EdtfText left = ends.get(0);
        EdtfText right = ends.get(1);
        if (isLimitless(left) && isLimitless(right)) {
            throw whole.error(
                    0,
                    "the interval has no date at either end",
                    "Give at least one, for example 2022-01-02/ or ../2022-01-08.");
        }
        if (isLimitless(left)) {
            return until(left, right);
        }
        return isLimitless(right) ? from(left, right) : between(whole, left, right);
    }

    private static boolean isLimitless(EdtfText end) {
        return end.isEmpty() || end.text().equals("..");
    }

    private TimeSpan until(EdtfText left, EdtfText right) {
        EdtfDate end = dates.read(right);
        Set<Qualifier> qualifiers = EnumSet.of(left.isEmpty() ? Qualifier.START_UNKNOWN : Qualifier.START_OPEN);
        qualifyEnd(qualifiers, end);
        Interval start = new Interval(Interval.UNBOUNDED_BEFORE, end.bounds().last());
        return new TimeSpan(start, end.bounds(), end.precision(), qualifiers, left.whole());
    }

    private TimeSpan from(EdtfText left, EdtfText right) {
        EdtfDate start = dates.read(left);
        Set<Qualifier> qualifiers = EnumSet.of(right.isEmpty() ? Qualifier.END_UNKNOWN : Qualifier.END_OPEN);
        qualifyStart(qualifiers, start);
        Interval end = new Interval(start.bounds().first(), Interval.UNBOUNDED_AFTER);
        return new TimeSpan(start.bounds(), end, start.precision(), qualifiers, left.whole());
    }

    private TimeSpan between(EdtfText whole, EdtfText left, EdtfText right) {
        EdtfDate from = dates.read(left);
        EdtfDate to = dates.read(right);
        requireOrder(left, from, right, to);
        Set<Qualifier> qualifiers = EnumSet.noneOf(Qualifier.class);
        qualifyStart(qualifiers, from);
        qualifyEnd(qualifiers, to);
        long latestStart = Math.min(from.bounds().last(), to.bounds().last());
        long earliestEnd = Math.max(from.bounds().first(), to.bounds().first());
        return new TimeSpan(
                new Interval(from.bounds().first(), latestStart),
                new Interval(earliestEnd, to.bounds().last()),
                from.precision().coarser(to.precision()),
                qualifiers,
                whole.whole());
    }

    private TimeSpan oneOf(EdtfText whole) {
        EdtfDate hull = new SetReader(dates).read(whole);
        Set<Qualifier> qualifiers = EnumSet.noneOf(Qualifier.class);
        qualifyStart(qualifiers, hull);
        qualifyEnd(qualifiers, hull);
        return new TimeSpan(hull.bounds(), hull.bounds(), hull.precision(), qualifiers, whole.whole());
    }

    static void requireOrder(EdtfText left, EdtfDate from, EdtfText right, EdtfDate to) {
        if (from.bounds().first() > to.bounds().last()) {
            throw right.error(
                    0,
                    "%s ends before %s begins".formatted(right.text(), left.text()),
                    "Write the earlier date first, for example 2022-01-03/2022-01-09 or [2022-01-03..2022-01-09].");
        }
    }

    private static void qualifyStart(Set<Qualifier> qualifiers, EdtfDate start) {
        if (start.approximate()) {
            qualifiers.add(Qualifier.START_APPROXIMATE);
        }
        if (start.uncertain()) {
            qualifiers.add(Qualifier.START_UNCERTAIN);
        }
    }

    private static void qualifyEnd(Set<Qualifier> qualifiers, EdtfDate end) {
        if (end.approximate()) {
            qualifiers.add(Qualifier.END_APPROXIMATE);
        }
        if (end.uncertain()) {
            qualifiers.add(Qualifier.END_UNCERTAIN);
        }
    }
}
