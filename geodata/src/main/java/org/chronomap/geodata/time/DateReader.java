package org.chronomap.geodata.time;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one date or date-time, with what qualifies it. */
final class DateReader {
    /** Years further off cannot be counted in milliseconds in 64 bits. */
    static final int FARTHEST_YEAR = 10_000_000;

    /** A year of ISO 8601 with a sign and six digits, as {@link IsoInstant} writes it, or of more. */
    static final String EXPANDED_YEAR = "[+-][0-9]{6,9}";

    private static final String YEAR = "(?<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)|" + EXPANDED_YEAR + ")";
    private static final Pattern SHAPE = Pattern.compile("(?:Y(?<longYear>-?[1-9][0-9]{4,8})|"
            + YEAR
            + "(?:-(?<month>[0-9]{2}|XX)(?:-(?<day>[0-9]{2}|XX)(?:T"
            + TimeReader.SHAPE
            + ")?)?)?)(?<qualifier>[?~%])?");

    private final ZoneCalendar calendar;
    private final TimeReader times;

    DateReader(ZoneCalendar calendar, TimeReader.Second second) {
        this.calendar = calendar;
        this.times = new TimeReader(calendar, second);
    }

    /** @throws EdtfException if the piece is not a date */
    EdtfDate read(EdtfText piece) {
        Matcher shape = SHAPE.matcher(piece.text());
        if (!shape.matches()) {
            throw EdtfAdvice.onDate(piece, SHAPE);
        }
        EdtfDate date = unqualified(piece, shape);
        String qualifier = shape.group("qualifier");
        if (qualifier == null) {
            return date;
        }
        boolean approximate = date.approximate() || !qualifier.equals("?");
        return new EdtfDate(date.bounds(), date.precision(), approximate, !qualifier.equals("~"));
    }

    private EdtfDate unqualified(EdtfText piece, Matcher shape) {
        if (shape.group("longYear") != null) {
            int year = Integer.parseInt(shape.group("longYear"));
            requireNear(piece, shape.start("longYear"), year);
            return days(piece, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR);
        }
        String year = shape.group("year");
        if (year.startsWith("-") && year.matches("-0+")) {
            throw piece.error(
                    shape.start("year"),
                    "there is no year " + year,
                    "The year 0000 is 1 BC and -0001 is 2 BC: write 0000, for example 0000-03-15.");
        }
        if (year.indexOf('X') < 0) {
            requireNear(piece, shape.start("year"), Integer.parseInt(year));
        }
        String month = shape.group("month");
        if (year.indexOf('X') >= 0 || month == null || month.equals("XX")) {
            return years(piece, shape);
        }
        return inOneYear(piece, shape, Integer.parseInt(year), Integer.parseInt(month));
    }

    private static void requireNear(EdtfText piece, int at, int year) {
        if (Math.abs(year) > FARTHEST_YEAR) {
            throw piece.error(
                    at,
                    "the year " + year + " is too far off to be drawn",
                    "Years from Y-%s to Y%<s are read, for example Y-50000.".formatted(FARTHEST_YEAR));
        }
    }

    private EdtfDate years(EdtfText piece, Matcher shape) {
        requireOnlyUnknownAfterUnknown(
                piece, shape, "month", shape.group("year").indexOf('X') >= 0);
        requireOnlyUnknownAfterUnknown(piece, shape, "day", shape.group("month") != null);
        requireKnownDate(piece, shape);
        String year = shape.group("year");
        int one = Integer.parseInt(year.replace('X', '0'));
        int other = Integer.parseInt(year.replace('X', '9'));
        int farthestBefore = year.startsWith("-") && one == 0 ? -1 : one;
        LocalDate first = LocalDate.of(Math.min(farthestBefore, other), 1, 1);
        LocalDate last = LocalDate.of(Math.max(farthestBefore, other), 12, 31);
        return days(piece, first, last, yearPrecision(year));
    }

    private static Precision yearPrecision(String year) {
        if (year.endsWith("XXX")) {
            return Precision.MILLENNIUM;
        }
        if (year.endsWith("XX")) {
            return Precision.CENTURY;
        }
        return year.endsWith("X") ? Precision.DECADE : Precision.YEAR;
    }

    private static void requireOnlyUnknownAfterUnknown(
            EdtfText piece, Matcher shape, String field, boolean unknownBefore) {
        String digits = shape.group(field);
        if (unknownBefore && digits != null && !digits.equals("XX")) {
            throw piece.error(
                    shape.start(field),
                    "the %s %s follows a digit that is not known".formatted(field, digits),
                    "Only the right of a date can be left open: write 201X, 2004-XX, 1985-04-XX or 1985-XX-XX;"
                            + " for a choice of dates write a set, for example [1984-10-05,1985-10-05].");
        }
    }

    private static void requireKnownDate(EdtfText piece, Matcher shape) {
        if (shape.group("hour") != null) {
            throw piece.error(
                    shape.start("hour"),
                    "a time follows a day that is not known",
                    "Leave the time out, as in 1985-04-XX, or give the day, as in 1985-04-12T23:20.");
        }
    }

    private EdtfDate inOneYear(EdtfText piece, Matcher shape, int year, int month) {
        if (month >= 21 && month <= 24) {
            return season(piece, shape, year, month);
        }
        if (month < 1 || month > 12) {
            throw wrongMonth(piece, shape, month);
        }
        YearMonth yearMonth = YearMonth.of(year, month);
        String day = shape.group("day");
        if (day == null || day.equals("XX")) {
            requireKnownDate(piece, shape);
            return days(piece, yearMonth.atDay(1), yearMonth.atEndOfMonth(), Precision.MONTH);
        }
        if (!yearMonth.isValidDay(Integer.parseInt(day))) {
            String monthName = Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            throw piece.error(
                    shape.start("day"),
                    "%s %s has %s days, so none is the %s".formatted(monthName, year, yearMonth.lengthOfMonth(), day),
                    "Write a day from 01 to %s, for example %s."
                            .formatted(yearMonth.lengthOfMonth(), yearMonth.atEndOfMonth()));
        }
        LocalDate date = yearMonth.atDay(Integer.parseInt(day));
        return shape.group("hour") == null ? days(piece, date, date, Precision.DAY) : times.read(piece, shape, date);
    }

    /** Meteorological seasons of the northern hemisphere; the winter of a year begins in its December. */
    private EdtfDate season(EdtfText piece, Matcher shape, int year, int season) {
        if (shape.group("day") != null) {
            throw piece.error(
                    shape.start("day"),
                    "a season has no days",
                    "Write the season alone, for example %1$s-%2$s, or a day of a month, for example %1$s-03-20."
                            .formatted(shape.group("year"), season));
        }
        YearMonth first = YearMonth.of(year, (season - 20) * 3);
        EdtfDate months = days(piece, first.atDay(1), first.plusMonths(2).atEndOfMonth(), Precision.SEASON);
        return new EdtfDate(months.bounds(), Precision.SEASON, true, false);
    }

    private static EdtfException wrongMonth(EdtfText piece, Matcher shape, int month) {
        if (month >= 25 && month <= 41) {
            return piece.error(
                    shape.start("month"),
                    "the part of a year %s is not supported".formatted(month),
                    "Write its months as an interval or a set, for example %1$s-01/%1$s-03 or [%1$s-01..%1$s-03]."
                            .formatted(shape.group("year")));
        }
        return piece.error(
                shape.start("month"),
                "there is no month %s".formatted(shape.group("month")),
                "Write a month from 01 to 12, or a season from 21 (spring) to 24 (winter), for example %s-01."
                        .formatted(shape.group("year")));
    }

    private EdtfDate days(EdtfText piece, LocalDate first, LocalDate last, Precision precision) {
        Interval bounds = calendar.days(first, last)
                .orElseThrow(() -> piece.error(
                        0,
                        "the day %s never was in %s, which went over the date line".formatted(first, calendar.zone()),
                        "Write the day before or the day after, for example %s.".formatted(first.plusDays(1))));
        return new EdtfDate(bounds, precision, false, false);
    }
}
