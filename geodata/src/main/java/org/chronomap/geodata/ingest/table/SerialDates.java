package org.chronomap.geodata.ingest.table;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Days as workbooks count them. 1 is 1 January 1900, and 60 the 29 February 1900 that never was; or 0 is 1 January 1904. ECMA-376 part
 * 1, 18.17.4.
 */
record SerialDates(boolean is1904) {

    private static final double SECONDS_OF_DAY = 86_400;
    private static final int LEAP_DAY_THAT_NEVER_WAS = 60;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** @return null when there is no such day */
    @Nullable Cell cell(double serial, NumberFormat format) {
        if (!(Math.abs(serial) < 10_000_000)) {
            return null;
        }
        long seconds = Math.round(serial * SECONDS_OF_DAY);
        if (format == NumberFormat.SPAN || (format == NumberFormat.TIME && seconds < SECONDS_OF_DAY)) {
            return seconds < 0 ? null : new Cell.Text(time(seconds));
        }
        if (seconds >= 0 && seconds < SECONDS_OF_DAY && !is1904) {
            return seconds == 0 ? null : new Cell.Text(time(seconds));
        }
        long day = Math.floorDiv(seconds, (long) SECONDS_OF_DAY);
        LocalDate date = date(day);
        if (date == null) {
            return null;
        }
        int second = (int) Math.floorMod(seconds, (long) SECONDS_OF_DAY);
        return new Cell.Moment(second == 0 ? day(date, format) : date + "T" + time(second));
    }

    private @Nullable LocalDate date(long day) {
        LocalDate date;
        if (is1904) {
            date = LocalDate.of(1904, 1, 1).plusDays(day);
        } else if (day < 1 || day == LEAP_DAY_THAT_NEVER_WAS) {
            return null;
        } else {
            date = LocalDate.of(1899, 12, day < LEAP_DAY_THAT_NEVER_WAS ? 31 : 30)
                    .plusDays(day);
        }
        return day < 0 || date.isAfter(LAST) ? null : date;
    }

    /** No finer than it is shown, where the rest is what a month or a year begins with. */
    private static String day(LocalDate date, NumberFormat format) {
        boolean isFirst = date.getDayOfMonth() == 1;
        if (format == NumberFormat.MONTH && isFirst) {
            return date.toString().substring(0, 7);
        }
        if (format == NumberFormat.YEAR && isFirst && date.getMonthValue() == 1) {
            return date.toString().substring(0, 4);
        }
        return date.toString();
    }

    /** A date with a time, of which midnight is no time. */
    static Cell moment(LocalDateTime time) {
        int second = time.toLocalTime().toSecondOfDay();
        return new Cell.Moment(second == 0 ? time.toLocalDate().toString() : time.toLocalDate() + "T" + time(second));
    }

    /** {@code 14:30}, {@code 14:30:15}, {@code 25:00}. */
    static String time(long seconds) {
        String minutes = twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + ":" + twoDigits(seconds % 60);
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
