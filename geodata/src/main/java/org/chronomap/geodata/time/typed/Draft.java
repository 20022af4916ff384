package org.chronomap.geodata.time.typed;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one date of a text is known to say so far.
 *
 * @param slots numbers, each said once
 * @param time of day; null = not said
 * @param questions of which this is one of several answers
 */
record Draft(Map<Slot, Integer> slots, Token.@Nullable Time time, Set<Question> questions) {

    static final Draft EMPTY = new Draft(Map.of(), null, Set.of());

    /** What a date is said by. */
    enum Slot {
        /** 0 is 1 BC. */
        YEAR,
        /** The two last digits. */
        SHORT_YEAR,
        MONTH,
        /** A Term's number, as are all that follow up to ERA. */
        SEASON,
        DAY,
        WEEKDAY,
        PART,
        PART_OF_DAY,
        ERA,
        /** {@link #DECADE} or {@link #CENTURY}, of which YEAR is the first. */
        UNIT,
        /** {@link #DAY_FIRST} or {@link #MONTH_FIRST} of numbers, {@link #NIGHT_BEFORE} or {@link #NIGHT_AFTER} of a night. */
        ORDER,
        APPROXIMATE,
        /** The year was not written. */
        GUESSED,
        /** Of the year two digits were written, and another century would be a surprise. */
        CENTURY_GUESSED
    }

    private static final int LEAP_YEAR = 2000;

    static final int DECADE = 1;
    static final int CENTURY = 2;
    static final int DAY_FIRST = 1;
    static final int MONTH_FIRST = 2;
    static final int NIGHT_BEFORE = 3;
    static final int NIGHT_AFTER = 4;

    boolean has(Slot slot) {
        return slots.containsKey(slot);
    }

    /** The number in a slot; -1 when it is not said, which no slot but that of the year may hold. */
    int get(Slot slot) {
        return slots.getOrDefault(slot, -1);
    }

    boolean is(Slot slot, Term term) {
        return get(slot) == term.number();
    }

    /** This with a number more; empty when the slot is taken. */
    Optional<Draft> saying(Slot slot, int value) {
        return has(slot) ? Optional.empty() : Optional.of(with(slot, value));
    }

    Draft with(Slot slot, int value) {
        Map<Slot, Integer> more = new EnumMap<>(Slot.class);
        more.putAll(slots);
        more.put(slot, value);
        return new Draft(more, time, questions);
    }

    Draft without(Slot slot) {
        Map<Slot, Integer> fewer = new EnumMap<>(Slot.class);
        fewer.putAll(slots);
        fewer.remove(slot);
        return new Draft(fewer, time, questions);
    }

    Draft at(Token.Time other) {
        return new Draft(slots, other, questions);
    }

    /** At the time of another, and with its questions. */
    Draft at(Draft other) {
        Set<Question> more = new HashSet<>(questions);
        more.addAll(other.questions);
        return new Draft(slots, other.time, more);
    }

    /** With what another says in some slots. */
    Draft sharing(Draft other, Slot... some) {
        Draft both = this;
        for (Slot slot : some) {
            both = other.has(slot) ? both.with(slot, other.get(slot)) : both;
        }
        return both;
    }

    Draft asked(@Nullable Question question) {
        if (question == null) {
            return this;
        }
        Set<Question> more = EnumSet.of(question);
        more.addAll(questions);
        return new Draft(slots, time, more);
    }

    /** No day, month, season, year or time is said. */
    boolean isEmpty() {
        return !has(Slot.DAY) && !has(Slot.MONTH) && !has(Slot.SEASON) && !hasYear() && time == null;
    }

    /** A day whose month is not said. */
    boolean isLoneDay() {
        return has(Slot.DAY) && !has(Slot.MONTH) && time == null;
    }

    /** Nothing but a year, be it of two digits. */
    boolean isLoneYear() {
        return hasYear() && !has(Slot.MONTH) && !has(Slot.SEASON) && !has(Slot.DAY);
    }

    boolean hasYear() {
        return has(Slot.YEAR) || has(Slot.SHORT_YEAR);
    }

    boolean isApproximate() {
        return has(Slot.APPROXIMATE);
    }

    /** About where it begins in a year, with a day that there is. */
    LocalDate startIn(int year) {
        int month = has(Slot.MONTH) ? get(Slot.MONTH) : has(Slot.SEASON) ? firstMonthOfSeason() : 1;
        YearMonth inYear = YearMonth.of(year, month);
        int day = has(Slot.DAY) ? get(Slot.DAY) : 1;
        return inYear.atDay(Math.min(day, inYear.lengthOfMonth()));
    }

    /** Whether the day is one of that year's: 29 February is not of every one. */
    boolean isIn(int year) {
        return !has(Slot.DAY)
                || !has(Slot.MONTH)
                || YearMonth.of(year, get(Slot.MONTH)).isValidDay(get(Slot.DAY));
    }

    /** Whether it is a day of a leap year, which has all that there are. */
    boolean isInSomeYear() {
        return isIn(LEAP_YEAR);
    }

    /** Whether its day of the week, if one is said, is that which the day has in that year. */
    boolean fitsWeekday(int year) {
        return !has(Slot.WEEKDAY) || startIn(year).getDayOfWeek().getValue() == get(Slot.WEEKDAY);
    }

    private int firstMonthOfSeason() {
        return 3 * (get(Slot.SEASON) - Term.SPRING.number() + 1);
    }
}
