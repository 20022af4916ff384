package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.geodata.time.typed.Draft.Slot;

/** Reads a date of numbers alone, in each order in which they make one and somebody who writes the language may mean it. */
final class NumericDates {
    private static final int LAST_DAY = 31;
    private static final int LAST_HOUR = 23;
    private static final int LAST_MINUTE = 59;
    private static final int CENTURY_YEARS = 100;

    private static final int HALF_OF_DAY = 12;

    private final Vocabulary vocabulary;
    private final CalendarNames names;
    private final Context context;

    NumericDates(Vocabulary vocabulary, Context context) {
        this.vocabulary = vocabulary;
        names = vocabulary.names();
        this.context = context;
    }

    /** Eight digits without signs, in whatever order makes a date of a year with four digits of its own. */
    Stream<Draft> ofEight(Draft draft, int digits) {
        int high = digits / 10_000;
        int low = digits % 10_000;
        if (draft.hasYear() || draft.has(Slot.MONTH) || draft.has(Slot.DAY)) {
            return Stream.empty();
        }
        return Stream.of(
                        date(draft, high, low / CENTURY_YEARS, low % CENTURY_YEARS),
                        date(draft, low, high % CENTURY_YEARS, high / CENTURY_YEARS),
                        date(draft, low, high / CENTURY_YEARS, high % CENTURY_YEARS))
                .flatMap(Optional::stream)
                .distinct()
                .map(date -> date.asked(Question.DAY_OR_MONTH));
    }

    private static Optional<Draft> date(Draft draft, int year, int month, int day) {
        return year >= 1000 && year < 3000 && isMonth(month) && isDay(day)
                ? Optional.of(
                        draft.with(Slot.YEAR, year).with(Slot.MONTH, month).with(Slot.DAY, day))
                : Optional.empty();
    }

    private static boolean isMonth(int value) {
        return value >= 1 && value <= 12;
    }

    private static boolean isDay(int value) {
        return value >= 1 && value <= LAST_DAY;
    }

    /** @throws Refusal if they are in no order a date */
    Stream<Draft> of(Draft draft, Token.Numbers numbers) {
        List<Token.Figure> parts = numbers.parts();
        Token.Figure first = parts.get(0);
        Token.Figure second = parts.get(1);
        List<Draft> found = new ArrayList<>();
        boolean clockLike = numbers.sign() == '.' && parts.size() == 2 && second.digits() == 2;
        if (clockLike && draft.time() == null && first.value() <= LAST_HOUR && second.value() <= LAST_MINUTE) {
            found.addAll(clock(draft, first, second.value()));
        }
        if (draft.hasYear() || draft.has(Slot.MONTH) || draft.has(Slot.DAY)) {
            return found.stream();
        }
        if (first.digits() == 4) {
            Draft inYear = draft.with(Slot.YEAR, first.value());
            if (isMonth(second.value())) {
                Draft inMonth = inYear.with(Slot.MONTH, second.value());
                if (parts.size() == 2) {
                    found.add(inMonth);
                } else if (isDay(parts.get(2).value())) {
                    found.add(inMonth.with(Slot.DAY, parts.get(2).value()));
                }
            }
        } else if (parts.size() == 2) {
            found.addAll(twoNumbers(draft, first, second));
        } else {
            found.addAll(threeNumbers(draft, parts, numbers.sign()));
        }
        if (found.isEmpty()) {
            throw Refusal.of(Fault.NOT_IN_CALENDAR, numbers.at());
        }
        return found.stream();
    }

    /** 2.30, which without "p.m." may be in the afternoon too, in languages that have it. */
    private List<Draft> clock(Draft draft, Token.Figure hour, int minute) {
        Token.Time time = new Token.Time(hour.value(), minute, -1, false, "");
        return vocabulary.hasHalvesOfDay() && hour.digits() == 1 && hour.value() > 0
                ? Stream.of(time, time.atHour(hour.value() + HALF_OF_DAY))
                        .map(either -> draft.at(either).asked(Question.HALF_OF_DAY))
                        .toList()
                : List.of(draft.at(time));
    }

    private List<Draft> twoNumbers(Draft draft, Token.Figure first, Token.Figure second) {
        if (second.digits() == 4) {
            return isMonth(first.value())
                    ? List.of(draft.with(Slot.MONTH, first.value()).with(Slot.YEAR, second.value()))
                    : List.of();
        }
        List<Draft> found = new ArrayList<>(dayAndMonth(draft, first.value(), second.value()));
        if (second.digits() == 2 && isMonth(first.value()) && context.mayBeYear(second.value())) {
            found.add(draft.with(Slot.MONTH, first.value())
                    .with(Slot.SHORT_YEAR, second.value())
                    .asked(Question.DAY_OR_YEAR));
        }
        return found;
    }

    private List<Draft> threeNumbers(Draft draft, List<Token.Figure> parts, char sign) {
        int first = parts.get(0).value();
        int second = parts.get(1).value();
        Token.Figure third = parts.get(2);
        if (third.digits() == 4) {
            return dayAndMonth(draft.with(Slot.YEAR, third.value()), first, second);
        }
        List<Draft> found = new ArrayList<>();
        if (third.digits() == 2) {
            found.addAll(dayAndMonth(draft.with(Slot.SHORT_YEAR, third.value()), first, second));
        }
        if ((sign == '-' || first > LAST_DAY)
                && parts.get(0).digits() == 2
                && isMonth(second)
                && isDay(third.value())) {
            found.add(draft.with(Slot.SHORT_YEAR, first)
                    .with(Slot.MONTH, second)
                    .with(Slot.DAY, third.value())
                    .asked(Question.DAY_OR_YEAR));
        }
        return found;
    }

    /** In the order that the language's regions have; in both where they differ; in the other where only that is a date. */
    private List<Draft> dayAndMonth(Draft draft, int first, int second) {
        boolean dayFirst = isDay(first) && isMonth(second);
        boolean monthFirst = isMonth(first) && isDay(second) && first != second;
        boolean both = dayFirst && monthFirst;
        boolean asked = both && names.mayBeDayFirst() && names.mayBeMonthFirst();
        Question question = asked ? Question.DAY_OR_MONTH : null;
        List<Draft> found = new ArrayList<>();
        if (dayFirst && (!both || names.mayBeDayFirst())) {
            Draft date = draft.with(Slot.DAY, first).with(Slot.MONTH, second).asked(question);
            found.add(first == second ? date : date.with(Slot.ORDER, Draft.DAY_FIRST));
        }
        if (monthFirst && (!both || names.mayBeMonthFirst())) {
            found.add(draft.with(Slot.MONTH, first)
                    .with(Slot.DAY, second)
                    .with(Slot.ORDER, Draft.MONTH_FIRST)
                    .asked(question));
        }
        return found;
    }
}
