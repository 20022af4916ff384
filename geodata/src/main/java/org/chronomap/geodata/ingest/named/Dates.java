package org.chronomap.geodata.ingest.named;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.EdtfException;
import org.jspecify.annotations.Nullable;

/** Makes EDTF of dates in parts, as programs write them. What is lacking lowers how closely it is known. */
final class Dates {

    private static final Pattern YEAR = Pattern.compile("([+-]?)(\\d{1,9})(?:\\.0+)?");
    private static final Pattern PART = Pattern.compile("(\\d{1,2})(?:\\.0+)?");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2})(?::(\\d{1,2}))?(?::(\\d{1,2})(?:\\.\\d+)?)?\\s*(?:([ap])\\.?m\\.?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int NOON = 12;
    private static final int LONGEST_YEAR = 9999;

    private Dates() {}

    /**
     * One of which no year 0 is: -44 is 44 BC, which ISO 8601 writes as -0043.
     *
     * @param time of day, as {@code 14:30}, {@code 2:30 pm}
     * @return null when nothing is told
     */
    static @Nullable String historical(String year, String month, String day, String time) throws BadDateException {
        String written = String.join(" ", year, month, day, time).strip();
        if (year.isBlank()) {
            if (written.isEmpty()) {
                return null;
            }
            throw new BadDateException(written, "A date needs its year");
        }
        Matcher years = YEAR.matcher(year.replaceAll("[\\s,]", ""));
        if (!years.matches()) {
            throw new BadDateException(year, "A year is a number, like 1968, or -44 for 44 BC");
        }
        int number = Integer.parseInt(years.group(2));
        number = years.group(1).equals("-") && number > 0 ? 1 - number : number;
        int ofYear = part(month, "A month is a number from 1 to 12");
        boolean isLong = Math.abs(number) > LONGEST_YEAR;
        if (ofYear == 0) {
            return checked(isLong ? "Y" + number : year(number), written);
        }
        String date = isLong ? String.format(Locale.ROOT, "%+07d", number) : year(number);
        date += String.format(Locale.ROOT, "-%02d", ofYear);
        int ofMonth = part(day, "A day is a number from 1 to 31");
        if (ofMonth == 0) {
            return checked(date, written);
        }
        date += String.format(Locale.ROOT, "-%02d", ofMonth);
        return checked(time.isBlank() ? date : withTime(checked(date, written), time), written);
    }

    private static String year(int year) {
        return String.format(Locale.ROOT, year < 0 ? "%05d" : "%04d", year);
    }

    /** 0 = nothing is told. */
    private static int part(String text, String form) throws BadDateException {
        if (text.isBlank()) {
            return 0;
        }
        Matcher part = PART.matcher(text.strip());
        if (!part.matches()) {
            throw new BadDateException(text, form);
        }
        return Integer.parseInt(part.group(1));
    }

    private static String withTime(String day, String time) throws BadDateException {
        Matcher clock = TIME.matcher(time.strip());
        if (!clock.matches()) {
            throw new BadDateException(time, "A time of day is written like 14:30, or 2:30 pm");
        }
        int hour = Integer.parseInt(clock.group(1));
        String half = clock.group(4);
        if (half != null && hour <= NOON) {
            hour = hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
        }
        String date = day;
        if (hour == 24 && DAY.matcher(day).matches()) {
            date = LocalDate.parse(day).plusDays(1).toString();
            hour = 0;
        }
        StringBuilder text = new StringBuilder(date).append(String.format(Locale.ROOT, "T%02d", hour));
        for (int group = 2; group <= 3 && clock.group(group) != null; group++) {
            text.append(String.format(Locale.ROOT, ":%02d", Integer.parseInt(clock.group(group))));
        }
        return text.toString();
    }

    /** It lasted from the one to the other. */
    static @Nullable String span(@Nullable String start, @Nullable String end) throws BadDateException {
        if (end == null || end.equals(start)) {
            return start;
        }
        String span = (start == null ? "" : start) + '/' + end;
        return checked(span, span);
    }

    /** It was once, between the first and the last day; of a whole month or year, within it. */
    static @Nullable String between(@Nullable String first, @Nullable String last) throws BadDateException {
        if (first == null || last == null || first.equals(last)) {
            return first == null ? last : first;
        }
        if (DAY.matcher(first).matches() && DAY.matcher(last).matches()) {
            try {
                LocalDate from = LocalDate.parse(first);
                LocalDate to = LocalDate.parse(last);
                YearMonth month = YearMonth.from(from);
                if (from.equals(month.atDay(1)) && to.equals(month.atEndOfMonth())) {
                    return month.toString();
                }
                if (from.getDayOfYear() == 1 && to.equals(LocalDate.of(from.getYear(), 12, 31))) {
                    return first.substring(0, first.length() - 6);
                }
            } catch (DateTimeException e) {
                // It is told below.
            }
        }
        String set = '[' + first + ".." + last + ']';
        return checked(set, set);
    }

    /** @param edtf a date */
    static long begins(String edtf) {
        return Edtf.parse(edtf, ZoneOffset.UTC).earliest();
    }

    static boolean isEdtf(String text) {
        try {
            checked(text, text);
            return true;
        } catch (BadDateException e) {
            return false;
        }
    }

    static String checked(String edtf, String given) throws BadDateException {
        try {
            Edtf.parse(edtf, ZoneOffset.UTC);
            return edtf;
        } catch (EdtfException e) {
            throw new BadDateException(given, "It is no date: " + e.problem());
        }
    }
}
