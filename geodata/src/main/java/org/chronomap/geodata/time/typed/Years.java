package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.time.typed.Draft.Slot;

/**
 * Gives dates their years: the century of two digits, what another date beside it tells, what is around. Where several may be meant
 * there is a date of each.
 */
final class Years {
    private final Context context;
    private final int position;

    Years(Context context, int position) {
        this.context = context;
        this.position = position;
    }

    record Pair(Draft left, Draft right) {}

    /** @throws Refusal if it has none, and none can be guessed; or if there is no such date in it */
    List<Draft> of(Draft date) {
        if (date.has(Slot.WEEKDAY) && !date.has(Slot.DAY)) {
            throw Refusal.of(Fault.RELATIVE, position);
        }
        if (date.has(Slot.YEAR)) {
            return whole(date);
        }
        if (date.has(Slot.SHORT_YEAR)) {
            List<Integer> either = context.ofTwoDigits(date.get(Slot.SHORT_YEAR));
            if (either.size() > Context.MOST_ASKED) {
                throw Refusal.of(Fault.YEAR_MISSING, position);
            }
            List<Integer> valid = either.stream()
                    .filter(year -> date.isIn(year) && date.fitsWeekday(year))
                    .toList();
            List<Integer> expected = valid.stream().filter(context::expects).toList();
            if (expected.size() == 1) {
                return whole(date.with(Slot.YEAR, expected.get(0)).with(Slot.CENTURY_GUESSED, 1));
            }
            return (valid.isEmpty() ? either : valid)
                    .stream()
                            .flatMap(year -> whole(date.with(Slot.YEAR, year).asked(Question.CENTURY)).stream())
                            .toList();
        }
        if (!date.has(Slot.MONTH) && !date.has(Slot.SEASON)) {
            throw Refusal.of(date.has(Slot.DAY) ? Fault.MONTH_MISSING : Fault.FORM, position);
        }
        if (!date.isInSomeYear()) {
            throw Refusal.of(Fault.NOT_IN_CALENDAR, position);
        }
        List<Integer> years = context.years(date, position);
        return years.stream()
                .map(year -> date.with(Slot.YEAR, year).with(Slot.GUESSED, 1))
                .map(known -> years.size() > 1 ? known.asked(Question.YEAR) : known)
                .flatMap(known -> whole(known).stream())
                .toList();
    }

    /** With its weekday looked at, and the winter and the night that are meant. */
    private List<Draft> whole(Draft date) {
        int year = date.get(Slot.YEAR);
        if (date.has(Slot.DAY) && !date.has(Slot.MONTH)) {
            throw Refusal.of(Fault.MONTH_MISSING, position);
        }
        if (((date.time() != null || date.has(Slot.PART_OF_DAY)) && !date.has(Slot.DAY))
                || (date.has(Slot.SEASON) && (date.has(Slot.MONTH) || date.has(Slot.DAY) || date.has(Slot.PART)))
                || (date.has(Slot.PART) && date.has(Slot.DAY))) {
            throw Refusal.of(Fault.FORM, position);
        }
        if (!date.isIn(year)) {
            throw Refusal.of(Fault.NOT_IN_CALENDAR, position);
        }
        if (!date.fitsWeekday(year)) {
            int weekday = date.startIn(year).getDayOfWeek().getValue();
            throw Refusal.of(Fault.WEEKDAY, position, String.valueOf(weekday));
        }
        if (date.is(Slot.SEASON, Term.WINTER) && !date.has(Slot.GUESSED)) {
            return Stream.of(date.with(Slot.YEAR, year - 1), date)
                    .map(winter -> winter.asked(Question.WINTER))
                    .toList();
        }
        if (date.is(Slot.PART_OF_DAY, Term.NIGHT)) {
            return Stream.of(date.with(Slot.ORDER, Draft.NIGHT_BEFORE), date.with(Slot.ORDER, Draft.NIGHT_AFTER))
                    .map(night -> night.asked(Question.NIGHT))
                    .toList();
        }
        return List.of(date);
    }

    /** Two dates beside one another, the later one second; empty where they can be no such two. */
    List<Pair> of(Draft left, Draft right) {
        Draft first = left;
        Draft second = right;
        if (first.has(Slot.ORDER) && second.has(Slot.ORDER) && first.get(Slot.ORDER) != second.get(Slot.ORDER)) {
            return List.of();
        }
        if (first.isLoneDay() && second.has(Slot.DAY) && second.has(Slot.MONTH)) {
            if (second.get(Slot.ORDER) == Draft.MONTH_FIRST) {
                return List.of();
            }
            first = first.sharing(second, Slot.MONTH, Slot.YEAR, Slot.SHORT_YEAR);
            second = second.sharing(first, Slot.APPROXIMATE);
            requireOrder(first, second);
        } else if (second.isLoneDay() && first.has(Slot.DAY) && first.has(Slot.MONTH)) {
            if (first.get(Slot.ORDER) == Draft.DAY_FIRST) {
                return List.of();
            }
            first = first.sharing(second, Slot.YEAR, Slot.SHORT_YEAR);
            second = second.sharing(first, Slot.MONTH, Slot.YEAR, Slot.SHORT_YEAR, Slot.APPROXIMATE);
            requireOrder(first, second);
        } else if (isLoneTime(first) && second.time() != null) {
            first = first.sharing(second, Slot.YEAR, Slot.SHORT_YEAR, Slot.MONTH, Slot.DAY);
        } else if (isLoneTime(second) && first.time() != null) {
            second = second.sharing(first, Slot.YEAR, Slot.SHORT_YEAR, Slot.MONTH, Slot.DAY);
        } else if (first.isLoneYear() && second.isLoneYear()) {
            return yearsAlone(first, second);
        }
        if (first.isEmpty()
                || second.isEmpty()
                || first.isLoneDay()
                || second.isLoneDay()
                || isLoneTime(first)
                || isLoneTime(second)) {
            return List.of();
        }
        boolean fine = first.has(Slot.DAY) == second.has(Slot.DAY) || (first.hasYear() && second.hasYear());
        if (!fine || (first.isLoneYear() != second.isLoneYear() && !(first.has(Slot.YEAR) && second.has(Slot.YEAR)))) {
            return List.of();
        }
        return linked(first, second);
    }

    static boolean isLoneTime(Draft draft) {
        return draft.time() != null && !draft.has(Slot.DAY) && !draft.has(Slot.MONTH) && !draft.hasYear();
    }

    /** Within a month no year goes by. */
    private void requireOrder(Draft first, Draft second) {
        if (first.get(Slot.DAY) > second.get(Slot.DAY)) {
            throw Refusal.of(Fault.ORDER, position);
        }
    }

    /** 2021-22; a short year behind a whole one is the next such. */
    private List<Pair> yearsAlone(Draft first, Draft second) {
        if (first.has(Slot.YEAR) && second.has(Slot.SHORT_YEAR)) {
            int year = first.get(Slot.YEAR) / 100 * 100 + second.get(Slot.SHORT_YEAR);
            return year > first.get(Slot.YEAR) && !first.has(Slot.UNIT) && !second.has(Slot.UNIT)
                    ? List.of(new Pair(first, second.without(Slot.SHORT_YEAR).with(Slot.YEAR, year)))
                    : List.of();
        }
        return first.has(Slot.YEAR) ? linked(first, second) : List.of();
    }

    private List<Pair> linked(Draft first, Draft second) {
        List<Pair> pairs = new ArrayList<>();
        if (!first.hasYear() && second.hasYear()) {
            for (Draft known : of(second)) {
                pairs.add(new Pair(before(first, known), known));
            }
        } else if (!second.hasYear()) {
            for (Draft known : of(first)) {
                pairs.add(new Pair(known, behind(second, known)));
            }
        } else {
            for (Draft one : of(first)) {
                for (Draft other : of(second)) {
                    boolean bothShort = first.has(Slot.SHORT_YEAR) && second.has(Slot.SHORT_YEAR);
                    if (!bothShort || one.get(Slot.YEAR) / 100 == other.get(Slot.YEAR) / 100) {
                        pairs.add(new Pair(one, other));
                    }
                }
            }
        }
        return pairs;
    }

    private Draft before(Draft date, Draft known) {
        int year = known.get(Slot.YEAR);
        boolean isSame = !date.startIn(year).isAfter(known.startIn(year));
        return only(date, isSame ? year : year - 1, !isSame || known.has(Slot.GUESSED));
    }

    private Draft behind(Draft date, Draft known) {
        int year = known.get(Slot.YEAR);
        boolean isSame = !date.startIn(year).isBefore(known.startIn(year));
        return only(date, isSame ? year : year + 1, !isSame || known.has(Slot.GUESSED));
    }

    private Draft only(Draft date, int year, boolean guessed) {
        Draft known = date.with(Slot.YEAR, year);
        List<Draft> either = whole(guessed ? known.with(Slot.GUESSED, 1) : known);
        // Of a winter the one that begins in the year: by its beginning it was put beside the other date.
        return either.get(either.size() - 1);
    }
}
