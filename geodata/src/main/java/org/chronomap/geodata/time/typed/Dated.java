package org.chronomap.geodata.time.typed;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.chronomap.geodata.time.typed.Draft.Slot;

/** Writes one date, of which the year is known, as EDTF. */
final class Dated {
    private static final int THIRD_OF_MONTH = 10;
    private static final int HALF_OF_MONTH = 15;
    private static final Parts OF_YEAR = new Parts(3, 5, 7, 11);
    private static final Parts OF_DECADE = new Parts(3, 4, 6, 9);
    private static final Parts OF_CENTURY = new Parts(33, 49, 66, 99);
    private static final int MOST_IN_FOUR_DIGITS = 9999;
    /** The first and last of the morning, and the terms that follow it. */
    private static final int[][] HOURS = {{6, 11}, {12, 17}, {18, 23}, {0, 5}};

    private Dated() {}

    /** The date without what qualifies it. */
    static String text(Draft date) {
        int year = date.get(Slot.YEAR);
        if (date.has(Slot.UNIT)) {
            return date.get(Slot.UNIT) == Draft.CENTURY ? "%02dXX".formatted(year / 100) : "%03dX".formatted(year / 10);
        }
        if (date.has(Slot.SEASON)) {
            return "%s-%d".formatted(year(year), 21 + date.get(Slot.SEASON) - Term.SPRING.number());
        }
        if (!date.has(Slot.MONTH)) {
            return year(year);
        }
        String month = "%s-%02d".formatted(year(year), date.get(Slot.MONTH));
        if (!date.has(Slot.DAY)) {
            return month;
        }
        Token.Time time = date.time();
        if (time == null) {
            return "%s-%02d".formatted(month, date.get(Slot.DAY));
        }
        return time.dayLater()
                ? dayAfter(date) + time.edtf()
                : "%s-%02d".formatted(month, date.get(Slot.DAY)) + time.edtf();
    }

    private static String dayAfter(Draft date) {
        return day(date.startIn(date.get(Slot.YEAR)).plusDays(1));
    }

    /** @param qualifier of the whole */
    static String alone(Draft date, String qualifier) {
        if (date.has(Slot.PART_OF_DAY)) {
            return partOfDay(date, qualifier);
        }
        return date.has(Slot.PART) ? part(date, qualifier) : text(date) + qualifier;
    }

    /**
     * Which of the days of a month, the months of a year or the years of more are a part of it, counted from 0.
     *
     * @param early the last of the first third
     * @param half the last of the first half
     * @param mid the last of the second third
     * @param last of all
     */
    private record Parts(int early, int half, int mid, int last) {

        int first(Term part) {
            return switch (part) {
                case MID -> early + 1;
                case SECOND_HALF -> half + 1;
                case LATE -> mid + 1;
                default -> 0;
            };
        }

        int last(Term part) {
            return switch (part) {
                case EARLY -> early;
                case FIRST_HALF -> half;
                case MID -> mid;
                default -> last;
            };
        }
    }

    /** A third, where nobody says when it ends, so that its bounds are about right; or a half, which is just that. */
    private static String part(Draft date, String qualifier) {
        Term part = Term.of(date.get(Slot.PART));
        boolean isHalf = part == Term.FIRST_HALF || part == Term.SECOND_HALF;
        String end = (isHalf ? qualifier : about(qualifier)) + ']';
        int year = date.get(Slot.YEAR);
        if (date.has(Slot.UNIT)) {
            Parts years = date.get(Slot.UNIT) == Draft.CENTURY ? OF_CENTURY : OF_DECADE;
            return '[' + year(year + years.first(part)) + ".." + year(year + years.last(part)) + end;
        }
        if (!date.has(Slot.MONTH)) {
            return "[%s-%02d..%1$s-%02d%s".formatted(year(year), OF_YEAR.first(part) + 1, OF_YEAR.last(part) + 1, end);
        }
        YearMonth month = YearMonth.of(year, date.get(Slot.MONTH));
        Parts days =
                new Parts(THIRD_OF_MONTH - 1, HALF_OF_MONTH - 1, 2 * THIRD_OF_MONTH - 1, month.lengthOfMonth() - 1);
        return '[' + day(month.atDay(days.first(part) + 1)) + ".." + day(month.atDay(days.last(part) + 1)) + end;
    }

    private static String about(String qualifier) {
        return qualifier.contains("?") || qualifier.contains("%") ? "%" : "~";
    }

    private static String partOfDay(Draft date, String qualifier) {
        String about = about(qualifier);
        String day = text(date);
        if (date.is(Slot.PART_OF_DAY, Term.NIGHT)) {
            return date.get(Slot.ORDER) == Draft.NIGHT_AFTER
                    ? "[%sT21..%sT05%s]".formatted(day, dayAfter(date), about)
                    : "[%sT00..%1$sT05%s]".formatted(day, about);
        }
        int[] hours = HOURS[date.get(Slot.PART_OF_DAY) - Term.MORNING.number()];
        return "[%sT%02d..%1$sT%02d%s]".formatted(day, hours[0], hours[1], about);
    }

    /**
     * The last before it, or the first after it, in the finest unit in which it is said.
     *
     * @param by -1 or 1
     * @throws Refusal when it is said in none that can be counted
     */
    static String next(Draft date, int by, int position) {
        int year = date.get(Slot.YEAR);
        if (date.has(Slot.UNIT) || date.has(Slot.SEASON)) {
            throw Refusal.of(Fault.VAGUE, position);
        }
        if (!date.has(Slot.MONTH)) {
            return year(year + by);
        }
        YearMonth month = YearMonth.of(year, date.get(Slot.MONTH));
        if (!date.has(Slot.DAY)) {
            YearMonth other = month.plusMonths(by);
            return "%s-%02d".formatted(year(other.getYear()), other.getMonthValue());
        }
        if (!month.isValidDay(date.get(Slot.DAY))) {
            return text(date);
        }
        LocalDate day = month.atDay(date.get(Slot.DAY));
        Token.Time time = date.time();
        if (time == null) {
            return day(day.plusDays(by));
        }
        LocalDateTime moment = day.plusDays(time.dayLater() ? 1 : 0)
                .atTime(time.hour(), Math.max(0, time.minute()), Math.max(0, time.second()));
        LocalDateTime other = time.second() >= 0
                ? moment.plusSeconds(by)
                : time.minute() >= 0 ? moment.plusMinutes(by) : moment.plusHours(by);
        Token.Time then = new Token.Time(
                other.getHour(),
                time.minute() < 0 ? -1 : other.getMinute(),
                time.second() < 0 ? -1 : other.getSecond(),
                false,
                time.offset());
        return day(other.toLocalDate()) + then.edtf();
    }

    private static String day(LocalDate day) {
        return "%s-%02d-%02d".formatted(year(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String year(int year) {
        int digits = Math.abs(year);
        return digits > MOST_IN_FOUR_DIGITS
                ? "%s%06d".formatted(year < 0 ? "-" : "+", digits)
                : "%s%04d".formatted(year < 0 ? "-" : "", digits);
    }
}
