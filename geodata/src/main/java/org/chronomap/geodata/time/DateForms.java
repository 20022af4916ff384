package org.chronomap.geodata.time;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates of one language, each in the form that its place in a sentence asks for: French {@code from} of "avril 2020" is
 * "d’avril 2020", Russian {@code in} of "март 2020 года" is "в марте 2020 года". A form holds the article or preposition that
 * belongs to it.
 *
 * <p>The form {@code in} of a month is the message {@code span.in.month}; a day of its own, which is said unlike others, comes
 * first ({@code span.from.day.2}). Where a language has no such message, the date is said as it is when it stands alone.
 */
public final class DateForms {
    /** The form of a date that stands alone, which every language has. */
    static final String ALONE = "";

    private static final int NEEDS_NO_ERA = 100;

    private static final Pattern HOLE = Pattern.compile("\\{(day|month|year)(?::([a-z]+))?}");

    private final Map<String, String> messages;

    DateForms(Map<String, String> messages) {
        this.messages = messages;
    }

    String year(LocalDate date, String form) {
        return written(Objects.requireNonNullElse(template(form, "year"), "{year}"), date, "date.months");
    }

    /** "January 2022" */
    String month(LocalDate date, String form) {
        String template = template(form, "month");
        return template == null
                ? written(message("time.monthYear"), date, "time.months")
                : written(template, date, "date.months");
    }

    /** "6 January 2022" */
    String day(LocalDate date, String form) {
        String ofThisDay = template(form, "day." + date.getDayOfMonth());
        String template = ofThisDay == null ? template(form, "day") : ofThisDay;
        return written(template == null ? message("date.medium") : template, date, "date.months");
    }

    /**
     * "6 January 2022, 23:20"
     *
     * @param clock the time as it is to be read
     */
    String dayAndTime(LocalDate date, String clock, String form) {
        String template = Objects.requireNonNullElseGet(
                template(form, "time"),
                () -> message("time.at").replace("{0}", "{date}").replace("{1}", "{time}"));
        return filled(template, date, clock);
    }

    /** "23:20" */
    String time(LocalDate date, String clock, String form) {
        return filled(Objects.requireNonNullElse(template(form, "clock"), "{time}"), date, clock);
    }

    private String filled(String template, LocalDate date, String clock) {
        return template.replace("{date}", day(date, ALONE)).replace("{time}", clock);
    }

    /** With the era around the whole of it: Russian has "года" between a year and its era. */
    private String written(String template, LocalDate date, String months) {
        int year = date.getYear();
        String text = HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        switch (hole.group(1)) {
                            case "day" ->
                                date.getDayOfMonth() == 1
                                        ? message("date.firstOfMonth")
                                        : String.valueOf(date.getDayOfMonth());
                            case "month" -> {
                                String list = hole.group(2) == null ? months : "span.months." + hole.group(2);
                                yield message(list).split("\\|", -1)[date.getMonthValue() - 1];
                            }
                            default -> String.valueOf(year > 0 ? year : 1 - year);
                        }));
        return eraKey(year).map(era -> message(era).replace("{0}", text)).orElse(text);
    }

    /**
     * The message that says the era of a year: that of years before Christ, and of those after whose number alone, 14, does not
     * look like a year.
     *
     * @param year 0 is 1 BC
     */
    public static Optional<String> eraKey(int year) {
        if (year <= 0) {
            return Optional.of("date.beforeChrist");
        }
        return year < NEEDS_NO_ERA ? Optional.of("date.afterChrist") : Optional.empty();
    }

    private @Nullable String template(String form, String unit) {
        return form.equals(ALONE) ? null : messages.get("span." + form + '.' + unit);
    }

    private String message(String key) {
        return Objects.requireNonNull(messages.get(key), key);
    }
}
