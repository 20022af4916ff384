package org.chronomap.geodata.ingest.mapping;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Three numbers that are a date, in one order or another. A month or a day that is 0 is not known.
 *
 * @param first to third as they stand there
 * @param yearDigits 2 or 4
 * @param orders those in which they can be a date
 * @param isByDots whether dots stand between them
 * @param clock of the day; null when none is written
 */
record NumericDate(
        int first,
        int second,
        int third,
        int yearDigits,
        Set<DateOrder> orders,
        boolean isByDots,
        @Nullable ClockText clock) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4}) ?([-./]) ?(\\d{1,2}) ?\\2 ?(\\d{1,4})(?:[ ,T].*)?");
    private static final Pattern EIGHT = Pattern.compile("\\d{8}(?:[ T].*)?");
    private static final int LAST_DAY = 31;
    private static final int LAST_MONTH = 12;
    private static final int LONGEST = 60;

    /** Null when it is none, or more than that. */
    static @Nullable NumericDate read(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            String rest = text.substring(form.end(4));
            ClockText clock = rest.isBlank() ? null : ClockText.read(rest);
            return rest.isBlank() || clock != null
                    ? of(
                            form.group(1),
                            form.group(3),
                            form.group(4),
                            form.group(2).charAt(0),
                            clock)
                    : null;
        }
        if (EIGHT.matcher(text).matches()) {
            ClockText clock = text.length() == 8 ? null : ClockText.read(text.substring(8));
            return text.length() == 8 || clock != null ? ofEight(text, clock) : null;
        }
        return null;
    }

    private static @Nullable NumericDate of(
            String first, String second, String third, char sign, @Nullable ClockText clock) {
        int one = Integer.parseInt(first);
        int two = Integer.parseInt(second);
        int three = Integer.parseInt(third);
        Set<DateOrder> orders = EnumSet.noneOf(DateOrder.class);
        if (first.length() == 4 && third.length() <= 2) {
            orders.add(DateOrder.YEAR_FIRST);
            return new NumericDate(one, two, three, 4, orders, false, clock);
        }
        if (first.length() > 2 || (third.length() != 4 && third.length() != 2)) {
            return null;
        }
        if (isDay(one) && isMonth(two)) {
            orders.add(DateOrder.DAY_FIRST);
        }
        // With dots nobody writes the month first, unless it cannot be otherwise.
        if (isMonth(one) && isDay(two) && !(sign == '.' && isMonth(two))) {
            orders.add(DateOrder.MONTH_FIRST);
        }
        boolean mayBeginWithYear = first.length() == 2 && third.length() == 2 && (sign == '-' || one > LAST_DAY);
        if (mayBeginWithYear && isMonth(two) && isDay(three)) {
            orders.add(DateOrder.YEAR_FIRST);
        }
        return orders.isEmpty() ? null : new NumericDate(one, two, three, third.length(), orders, sign == '.', clock);
    }

    private static @Nullable NumericDate ofEight(String text, @Nullable ClockText clock) {
        int high = Integer.parseInt(text.substring(0, 4));
        int low = Integer.parseInt(text.substring(4, 8));
        return high >= 1000 && high < 3000 && isMonth(low / 100) && isDay(low % 100)
                ? new NumericDate(high, low / 100, low % 100, 4, EnumSet.of(DateOrder.YEAR_FIRST), false, clock)
                : null;
    }

    private static boolean isMonth(int value) {
        return value <= LAST_MONTH;
    }

    private static boolean isDay(int value) {
        return value <= LAST_DAY;
    }

    /** Whether the year has two digits, whose century is to be told. */
    boolean hasShortYear() {
        return yearDigits == 2;
    }

    int year(DateOrder order) {
        return order == DateOrder.YEAR_FIRST ? first : third;
    }

    private int month(DateOrder order) {
        return order == DateOrder.MONTH_FIRST ? first : second;
    }

    private int day(DateOrder order) {
        return switch (order) {
            case DAY_FIRST -> first;
            case MONTH_FIRST -> second;
            case YEAR_FIRST -> third;
        };
    }

    /** Whether nothing of it is known: 0000-00-00. */
    boolean isUnknown(DateOrder order) {
        return year(order) == 0 && month(order) == 0;
    }

    /** As EDTF; it may not be in the calendar. */
    String edtf(DateOrder order, int year, boolean withClock) {
        if (month(order) == 0) {
            return String.format(Locale.ROOT, "%04d", year);
        }
        String month = String.format(Locale.ROOT, "%04d-%02d", year, month(order));
        if (day(order) == 0) {
            return month;
        }
        String day = month + String.format(Locale.ROOT, "-%02d", day(order));
        if (clock == null || !withClock) {
            return day;
        }
        return (clock.isEndOfDay() ? LocalDate.parse(day).plusDays(1).toString() : day) + clock.edtf();
    }
}
