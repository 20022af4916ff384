package org.chronomap.geodata.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates in one language, as CLDR writes them in full: "6 January 2022". Years before 1 carry their era. */
final class LocalDatePatterns {
    /** The day with what separates it from the next field, or from nothing if it comes last. */
    private static final Pattern DAY_FIELD = Pattern.compile("d+(?:'[^']*'|[^a-zA-Z'])*");

    private final Locale locale;
    private final String day;
    private final String month;
    private final String era;

    /** @param locale {@code en} alone is read as British, whose order of day and month is the common one */
    LocalDatePatterns(Locale locale) {
        boolean plainEnglish =
                locale.getLanguage().equals("en") && locale.getCountry().isEmpty();
        this.locale = plainEnglish ? Locale.UK : locale;
        day = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.LONG, null, IsoChronology.INSTANCE, this.locale);
        month = monthPattern();
        era = eraField();
    }

    String year(LocalDate date) {
        return format("y", date.atStartOfDay());
    }

    /** "January 2022" */
    String month(LocalDate date) {
        return format(month, date.atStartOfDay());
    }

    /** "6 January 2022" */
    String day(LocalDate date) {
        return format(day, date.atStartOfDay());
    }

    /** "6 January 2022, 23:20" */
    String dayAndTime(LocalDateTime time, boolean seconds) {
        return format(
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.LONG, timeStyle(seconds), IsoChronology.INSTANCE, locale),
                time);
    }

    /** "23:20" */
    String time(LocalDateTime time, boolean seconds) {
        return DateTimeFormatter.ofLocalizedTime(timeStyle(seconds))
                .withLocale(locale)
                .format(time);
    }

    private static FormatStyle timeStyle(boolean seconds) {
        return seconds ? FormatStyle.MEDIUM : FormatStyle.SHORT;
    }

    private String monthPattern() {
        String pattern = DAY_FIELD.matcher(day).replaceFirst("").strip();
        return standsAloneInAnotherForm() ? pattern.replace("MMMM", "LLLL") : pattern;
    }

    /** Russian "января" becomes "январь" without a day; Kazakh "қаңтар" differs as a heading by its capital alone. */
    private boolean standsAloneInAnotherForm() {
        String inDate = Month.JANUARY.getDisplayName(TextStyle.FULL, locale);
        String alone = Month.JANUARY.getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return !inDate.equalsIgnoreCase(alone);
    }

    /** JDK 17 lacks the abbreviated era of French and Kazakh, whose narrow one is the same; in English that is "B". */
    private String eraField() {
        return IsoEra.BCE.getDisplayName(TextStyle.NARROW, locale).length() > 1 ? "GGGGG" : "G";
    }

    private String format(String pattern, LocalDateTime time) {
        return DateTimeFormatter.ofPattern(time.getYear() > 0 ? pattern : withEra(pattern), locale)
                .format(time);
    }

    /** Before the year where the year comes first, as in Kazakh or Chinese, behind the date elsewhere. */
    private String withEra(String pattern) {
        if (day.startsWith("y")) {
            return era + " " + pattern;
        }
        int time = pattern.indexOf('H') < 0 ? pattern.indexOf('h') : pattern.indexOf('H');
        return time < 0 ? pattern + " " + era : pattern.replaceFirst("y+", "y " + era);
    }
}
