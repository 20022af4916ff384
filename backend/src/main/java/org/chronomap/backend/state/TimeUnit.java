package org.chronomap.backend.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The steps that time is counted in, finest first, as in the front end's {@code timeline/units.ts}. */
public enum TimeUnit {
    HOUR(1),
    DAY(24),
    WEEK(168),
    MONTH(730.5),
    YEAR(8766),
    DECADE(87_660),
    CENTURY(876_600),
    MILLENNIUM(8_766_000);

    static final long HOUR_MILLIS = 3_600_000;

    /** Of 1 January 1970, a Thursday, to the Monday of its week; weeks begin on Monday. */
    private static final int DAYS_INTO_WEEK = 3;

    private final double hours;

    TimeUnit(double hours) {
        this.hours = hours;
    }

    /** Length of a step, about. */
    double aboutMillis() {
        return hours * HOUR_MILLIS;
    }

    /**
     * Which step holds an instant; steps are numbered without gaps.
     *
     * @param near an instant whose wall clock the hours are aligned with: hours are hours of elapsed time
     */
    long ordinalAt(long instant, ZoneId zone, long near) {
        return switch (this) {
            case HOUR -> Math.floorDiv(instant + shift(zone, near), HOUR_MILLIS);
            case DAY -> SkippedDays.in(zone).ordinalOf(dateAt(instant, zone));
            case WEEK -> Math.floorDiv(dateAt(instant, zone).toEpochDay() + DAYS_INTO_WEEK, 7);
            case MONTH ->
                dateAt(instant, zone).getYear() * 12L + dateAt(instant, zone).getMonthValue() - 1;
            case YEAR, DECADE, CENTURY, MILLENNIUM ->
                Math.floorDiv(dateAt(instant, zone).getYear(), years());
        };
    }

    /** The first millisecond of a step. */
    long startOf(long ordinal, ZoneId zone, long near) {
        return switch (this) {
            case HOUR -> ordinal * HOUR_MILLIS - shift(zone, near);
            case DAY -> startOf(SkippedDays.in(zone).dayOf(ordinal), zone);
            case WEEK -> startOf(LocalDate.ofEpochDay(ordinal * 7 - DAYS_INTO_WEEK), zone);
            case MONTH ->
                startOf(LocalDate.of((int) Math.floorDiv(ordinal, 12), Math.floorMod(ordinal, 12) + 1, 1), zone);
            case YEAR, DECADE, CENTURY, MILLENNIUM -> startOf(LocalDate.of((int) (ordinal * years()), 1, 1), zone);
        };
    }

    private int years() {
        return switch (this) {
            case DECADE -> 10;
            case CENTURY -> 100;
            case MILLENNIUM -> 1000;
            case HOUR, DAY, WEEK, MONTH, YEAR -> 1;
        };
    }

    private static long shift(ZoneId zone, long near) {
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(near)).getTotalSeconds() * 1000L;
        return Math.floorMod(near + offset, HOUR_MILLIS) - Math.floorMod(near, HOUR_MILLIS);
    }

    private static LocalDate dateAt(long instant, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
    }

    private static long startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
