package org.chronomap.geodata.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;

/**
 * Numbers alone in a column of dates. Days of a spreadsheet and seconds since 1970 are taken for that only where the header says that
 * these are dates, and all numbers of the column are so.
 */
final class DatesOfNumbers {

    /** Days of Excel from 1954 to 2064. */
    private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(20_000);

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(60_000);
    /** 1973 to 2286. */
    private static final BigDecimal FIRST_SECOND = BigDecimal.valueOf(100_000_000);

    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(9_999_999_999L);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final long SECONDS_A_DAY = 86_400;
    /** What Excel has as 29 February 1900, which never was. */
    private static final long NO_DAY = 60;

    private static final int LAST_YEAR = 9_999;
    private static final List<String> OF_DATES =
            List.of("date", "time", "дата", "время", "күн", "уақыт", "datum", "zeit", "fecha", "hora", "تاريخ");

    private final String name;
    private final @Nullable DateNumbers told;
    private long all;
    private long days;
    private long seconds;
    private long milliseconds;
    private long others;

    DatesOfNumbers(String name, @Nullable DateNumbers told) {
        this.name = name;
        this.told = told;
    }

    void take(BigDecimal number) {
        all++;
        days += isWithin(number, FIRST_DAY, LAST_DAY) ? 1 : 0;
        seconds += isWithin(number, FIRST_SECOND, LAST_SECOND) ? 1 : 0;
        milliseconds += isWithin(number, FIRST_SECOND.multiply(THOUSAND), LAST_SECOND.multiply(THOUSAND)) ? 1 : 0;
    }

    /** Something else that stands in the column. */
    void takeOther() {
        others++;
    }

    private static boolean isWithin(BigDecimal number, BigDecimal first, BigDecimal last) {
        return number.compareTo(first) >= 0 && number.compareTo(last) <= 0;
    }

    /** What they mean; null = years, and all else is not known. */
    private @Nullable DateNumbers meaning() {
        if (told != null) {
            return told;
        }
        if (all == 0 || others > 0 || !saysDate()) {
            return null;
        }
        if (days == all) {
            return DateNumbers.EXCEL_1900;
        }
        if (seconds == all) {
            return DateNumbers.UNIX_SECONDS;
        }
        return milliseconds == all ? DateNumbers.UNIX_MILLISECONDS : null;
    }

    private boolean saysDate() {
        String plain = Words.plain(name);
        String field = Words.COLUMN_NAMES.meaning(name);
        return "when".equals(field)
                || "<start>".equals(field)
                || "<end>".equals(field)
                || OF_DATES.stream().anyMatch(plain::contains);
    }

    Optional<Note> note() {
        DateNumbers meaning = meaning();
        if (told != null || meaning == null) {
            return Optional.empty();
        }
        return Optional.of(
                meaning == DateNumbers.EXCEL_1900
                        ? Note.ofColumn(
                                name,
                                "days-of-excel",
                                "All are numbers, and read as days of Excel, counted from 1900; if they are counted from 1904, say so in the rule")
                        : Note.ofColumn(
                                name,
                                meaning.id(),
                                "All are numbers, and read as " + meaning.id().replace("unix-", "")
                                        + " since 1970 (UTC)"));
    }

    /** Empty = as a year is typed, perhaps. */
    Optional<Found<String>> read(BigDecimal number) {
        DateNumbers meaning = meaning();
        if (meaning == null || meaning == DateNumbers.YEARS) {
            return year(number);
        }
        return Optional.of(
                switch (meaning) {
                    case YEARS -> throw new IllegalStateException();
                    case EXCEL_1900 -> day1900(number);
                    case EXCEL_1904 -> day(LocalDate.of(1904, 1, 1), number);
                    case UNIX_SECONDS -> instant(number.multiply(THOUSAND));
                    case UNIX_MILLISECONDS -> instant(number);
                });
    }

    private Optional<Found<String>> year(BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        if (isWhole && number.abs().compareTo(BigDecimal.valueOf(LAST_YEAR)) <= 0) {
            int year = number.intValueExact();
            return year >= 0 && year < 100 && told == null
                    ? Optional.empty()
                    : Optional.of(Found.of(
                            year < 0
                                    ? String.format(Locale.ROOT, "-%04d", -year)
                                    : String.format(Locale.ROOT, "%04d", year)));
        }
        return Optional.of(
                Found.faulty(
                        "plain-number",
                        "is a number and no date; if it counts days as Excel does, or seconds since 1970, say so in the rule (numbers)"));
    }

    private static Found<String> day1900(BigDecimal number) {
        long day = number.setScale(0, RoundingMode.FLOOR).longValue();
        if (day == NO_DAY || number.signum() < 0) {
            return Found.faulty("not-in-calendar", "There is no such day of Excel; 60 stands for 29 February 1900");
        }
        return day(LocalDate.of(1899, 12, day < NO_DAY ? 31 : 30), number);
    }

    private static Found<String> day(LocalDate zero, BigDecimal number) {
        if (number.abs().compareTo(BigDecimal.valueOf(3_000_000)) > 0) {
            return Found.faulty("plain-number", "is no day of a spreadsheet, which are less than 3,000,000");
        }
        BigDecimal day = number.setScale(0, RoundingMode.FLOOR);
        long second = number.subtract(day)
                .multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDate date = zero.plusDays(day.longValue());
        if (second == 0) {
            return Found.of(date.toString());
        }
        LocalDateTime time = date.atStartOfDay().plusSeconds(second);
        boolean isToMinute = time.getSecond() == 0;
        String text = time.truncatedTo(isToMinute ? ChronoUnit.MINUTES : ChronoUnit.SECONDS)
                .toString();
        return Found.of(text);
    }

    private static Found<String> instant(BigDecimal milliseconds) {
        if (milliseconds.abs().compareTo(LAST_SECOND.multiply(THOUSAND)) > 0) {
            return Found.faulty("plain-number", "is too far from 1970");
        }
        return Found.of(Instant.ofEpochMilli(milliseconds.longValue())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString());
    }
}
