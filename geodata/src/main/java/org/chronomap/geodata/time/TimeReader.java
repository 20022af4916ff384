package org.chronomap.geodata.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads the time of day of a date-time: hh, hh:mm, hh:mm:ss or with a fraction, and Z, ±hh, ±hh:mm or nothing. */
final class TimeReader {
    static final String SHAPE = "(?<hour>[0-9]{2})(?::(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})"
            + "(?:\\.(?<fraction>[0-9]{1,9}))?)?)?(?<offset>Z|[+-][0-9]{2}(?::[0-9]{2})?)?";

    private static final int HIGHEST_OFFSET_HOUR = 18;

    /** What a time given to the second stands for. */
    enum Second {
        /** All of that second: when something happened. */
        WHOLE,
        /** The instant at which the second begins: a bound of a search. */
        INSTANT
    }

    private final ZoneCalendar calendar;
    private final Second second;

    TimeReader(ZoneCalendar calendar, Second second) {
        this.calendar = calendar;
        this.second = second;
    }

    /** @throws EdtfException if there is no such time, be it only on that day in that zone */
    EdtfDate read(EdtfText piece, Matcher shape, LocalDate date) {
        int hour = hour(piece, shape, date);
        int minute = sixty(piece, shape, "minute");
        int seconds = sixty(piece, shape, "second");
        LocalDateTime first = date.atTime(hour, minute, seconds, nanos(shape.group("fraction")));
        Precision precision = precision(shape);
        LocalDateTime last = first.plus(length(shape, precision)).minus(Duration.ofMillis(1));
        Interval bounds = shape.group("offset") == null
                ? local(piece, shape, first, last)
                : atOffset(first, last, offset(piece, shape));
        return new EdtfDate(bounds, precision, false, false);
    }

    private static Precision precision(Matcher shape) {
        if (shape.group("second") != null) {
            return Precision.SECOND;
        }
        return shape.group("minute") != null ? Precision.MINUTE : Precision.HOUR;
    }

    private Duration length(Matcher shape, Precision precision) {
        if (precision == Precision.HOUR) {
            return Duration.ofHours(1);
        }
        if (precision == Precision.MINUTE) {
            return Duration.ofMinutes(1);
        }
        boolean instant = second == Second.INSTANT || shape.group("fraction") != null;
        return instant ? Duration.ofMillis(1) : Duration.ofSeconds(1);
    }

    private static int hour(EdtfText piece, Matcher shape, LocalDate date) {
        int hour = Integer.parseInt(shape.group("hour"));
        if (hour > 23) {
            String advice = hour == 24
                    ? "Midnight at the end of a day is 00:00 of the next: write %sT00:00.".formatted(date.plusDays(1))
                    : "Write an hour from 00 to 23, for example %sT23:00.".formatted(date);
            throw piece.error(shape.start("hour"), "there is no hour %s".formatted(hour), advice);
        }
        return hour;
    }

    private static int sixty(EdtfText piece, Matcher shape, String field) {
        String digits = shape.group(field);
        if (digits == null) {
            return 0;
        }
        int value = Integer.parseInt(digits);
        if (value > 59) {
            throw piece.error(
                    shape.start(field),
                    "there is no %s %s".formatted(field, value),
                    "Write a %s from 00 to 59, for example %s59 (leap seconds are not counted)."
                            .formatted(field, piece.text().substring(0, shape.start(field))));
        }
        return value;
    }

    /** To the millisecond: what is finer is cut off. */
    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3)) * 1_000_000;
    }

    private static ZoneOffset offset(EdtfText piece, Matcher shape) {
        String offset = shape.group("offset");
        if (offset.equals("Z")) {
            return ZoneOffset.UTC;
        }
        int sign = offset.startsWith("-") ? -1 : 1;
        int hours = Integer.parseInt(offset.substring(1, 3));
        int minutes = offset.length() > 3 ? Integer.parseInt(offset.substring(4)) : 0;
        if (minutes > 59 || hours * 60 + minutes > HIGHEST_OFFSET_HOUR * 60) {
            throw piece.error(
                    shape.start("offset"),
                    "there is no offset %s".formatted(offset),
                    "Write Z or an offset from -18:00 to +18:00, for example +06:00,"
                            + " or leave it out for the story's own zone.");
        }
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private static Interval atOffset(LocalDateTime first, LocalDateTime last, ZoneOffset offset) {
        return Interval.of(first.toInstant(offset), last.toInstant(offset));
    }

    private Interval local(EdtfText piece, Matcher shape, LocalDateTime first, LocalDateTime last) {
        return calendar.times(first, last).orElseThrow(() -> {
            ZoneOffsetTransition gap = calendar.gapAt(first);
            return piece.error(
                    shape.start("hour"),
                    "clocks in %s never showed that time: they went from %s to %s"
                            .formatted(calendar.zone(), gap.getDateTimeBefore(), gap.getDateTimeAfter()),
                    "Write a time before or after, for example %s, or the offset from UTC behind it, for example %sZ."
                            .formatted(
                                    gap.getDateTimeAfter(), LocalDateTime.ofInstant(gap.getInstant(), ZoneOffset.UTC)));
        });
    }
}
