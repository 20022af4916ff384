package org.chronomap.geodata.time.typed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * What is around a typed date: it tells the year that was not written.
 *
 * @param zone the story's
 * @param first the first day of the story's extent; null = the story has none
 * @param last its last day, not before the first; null together with it
 * @param near the day of the incident before, or of what is being changed; null = there is none
 */
public record Context(
        ZoneId zone,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable LocalDate near) {

    /** A year is guessed when the date then is so near; else it is asked. */
    private static final int NEAR_DAYS = 120;

    /** More years than these are not asked about one by one. */
    static final int MOST_ASKED = 6;

    private static final int MOST_YEARS = 2000;
    /** At the most: 1896 and 1904. */
    private static final int BETWEEN_LEAP_YEARS = 8;

    private static final int CENTURY = 100;
    private static final int FAR_AHEAD_DAYS = 10 * 365;
    private static final int CENTURY_DAYS = 100 * 366;
    private static final int WITHOUT_CONTEXT = 2000;

    public static Context of(ZoneId zone) {
        return new Context(zone, null, null, null);
    }

    /** The same with the bounds of a span, as far as it has any, as the story's extent. */
    public Context within(TimeSpan extent) {
        LocalDate from = day(extent.extent().isBoundedBefore() ? extent.earliest() : extent.latest());
        LocalDate to = day(extent.extent().isBoundedAfter() ? extent.latest() : extent.earliest());
        return new Context(zone, from, to, near);
    }

    /** The same beside another date. */
    public Context near(TimeSpan other) {
        return new Context(
                zone, first, last, day(other.extent().isBoundedBefore() ? other.earliest() : other.latest()));
    }

    private LocalDate day(long epochMilli) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMilli), zone);
    }

    /** How far a day is from what is around, in days; 0 when nothing is known of that. */
    long distance(LocalDate day) {
        if (near != null) {
            return Math.abs(ChronoUnit.DAYS.between(day, near));
        }
        if (first == null || last == null) {
            return 0;
        }
        return day.isBefore(first)
                ? ChronoUnit.DAYS.between(day, first)
                : Math.max(0, ChronoUnit.DAYS.between(last, day));
    }

    /** The same of a span: 0 when it holds some of what is around. What is told is past: the summer of '69 is no coming one. */
    long distance(Interval span) {
        if (near == null && first == null) {
            return 0;
        }
        LocalDate from = span.isBoundedBefore() ? day(span.first()) : LocalDate.MIN;
        LocalDate to = span.isBoundedAfter() ? day(span.last()) : LocalDate.MAX;
        LocalDate left = near != null ? near : Objects.requireNonNull(first);
        LocalDate right = near != null ? near : Objects.requireNonNull(last);
        if (!to.isBefore(left) && !from.isAfter(right)) {
            return 0;
        }
        if (to.isBefore(left)) {
            return ChronoUnit.DAYS.between(to, left);
        }
        long ahead = ChronoUnit.DAYS.between(right, from);
        return ahead > FAR_AHEAD_DAYS ? ahead + CENTURY_DAYS : ahead;
    }

    /** The years that two digits may stand for: those around, or else that which is nearest to it, and the same a century before. */
    List<Integer> ofTwoDigits(int digits) {
        LocalDate from = near == null ? first : near;
        LocalDate to = near == null ? last : near;
        int center = to == null ? WITHOUT_CONTEXT : to.getYear();
        if (from != null && to != null && to.getYear() - from.getYear() <= MOST_YEARS) {
            List<Integer> around = IntStream.rangeClosed(from.getYear() - 1, to.getYear() + 1)
                    .filter(year -> Math.floorMod(year, CENTURY) == digits)
                    .boxed()
                    .toList();
            if (around.size() > 1) {
                return around;
            }
            center = around.isEmpty() ? center : around.get(0);
        }
        int nearest = center + Math.floorMod(digits - center + CENTURY / 2, CENTURY) - CENTURY / 2;
        return List.of(nearest, nearest - CENTURY);
    }

    /** Whether two digits would be no surprise as a year. */
    boolean mayBeYear(int digits) {
        return ofTwoDigits(digits).stream().anyMatch(this::isAbout);
    }

    /** Whether a date of that year would be no surprise. */
    boolean isAbout(int year) {
        return (first == null || last == null || (year >= first.getYear() - 1 && year <= last.getYear() + 1))
                && (first != null || near == null || Math.abs(near.getYear() - year) <= 1);
    }

    /** Whether something is around, and a date of that year is what one expects there. */
    boolean expects(int year) {
        return (first != null || near != null) && isAbout(year);
    }

    /**
     * The years in which a date without one may be meant: one, if it is a good guess, else several to ask about.
     *
     * @throws Refusal when nothing is around, or so much that any of very many years may be meant
     */
    List<Integer> years(Draft date, int position) {
        LocalDate from = near == null ? first : near;
        LocalDate to = near == null ? last : near;
        if (from == null || to == null || to.getYear() - from.getYear() > MOST_YEARS) {
            throw Refusal.of(Fault.YEAR_MISSING, position);
        }
        List<Integer> known = years(date, from.getYear() - 1, to.getYear() + 1);
        if (known.isEmpty() && !date.has(Draft.Slot.WEEKDAY)) {
            // 29 February.
            known = years(date, from.getYear() - BETWEEN_LEAP_YEARS, to.getYear() + BETWEEN_LEAP_YEARS);
        }
        List<Integer> within = new ArrayList<>(known);
        within.removeIf(year -> distance(date.startIn(year)) > 0);
        if (near == null && within.size() > 1) {
            if (within.size() > MOST_ASKED) {
                throw Refusal.of(Fault.YEAR_MISSING, position);
            }
            return within;
        }
        if (known.isEmpty()) {
            throw Refusal.of(Fault.YEAR_MISSING, position);
        }
        boolean isNear = distance(date.startIn(known.get(0))) <= NEAR_DAYS;
        return known.subList(0, isNear ? 1 : Math.min(2, known.size()));
    }

    /** Those that have the date, the nearest first. */
    private List<Integer> years(Draft date, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .filter(year -> date.isIn(year) && date.fitsWeekday(year))
                .boxed()
                .sorted(Comparator.comparingLong(year -> distance(date.startIn(year))))
                .toList();
    }
}
