package org.chronomap.geodata.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says a {@link TimeSpan} in a language: "about 3 January 2022 – about 9 January 2022". Safe for use by many threads.
 *
 * <p>Each date is given as finely as it is known. What no calendar word fits (a decade, a season, one day of several)
 * is said by its first and last year, month, day or minute.
 */
public final class SpanWords {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([01])}");
    private static final List<Precision> SAID_AS_ONE =
            List.of(Precision.SECOND, Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR);

    private final LocalDatePatterns patterns;
    private final ZoneCalendar calendar;
    private final Function<String, String> messages;

    /**
     * @param locale {@code en} without a country is written as in Britain
     * @param zone the story's zone, in which the span was read
     * @param messages the text of a key, {@code when.approximate} and so on, with {@code {0}} and {@code {1}} for dates
     */
    public SpanWords(Locale locale, ZoneId zone, Function<String, String> messages) {
        patterns = new LocalDatePatterns(locale);
        calendar = new ZoneCalendar(zone);
        this.messages = messages;
    }

    public String of(TimeSpan span) {
        return span.start().equals(span.end()) ? oneMoment(span) : fromTo(span);
    }

    private String oneMoment(TimeSpan span) {
        Interval bounds = span.start();
        boolean approximate = span.has(Qualifier.START_APPROXIMATE);
        boolean uncertain = span.has(Qualifier.START_UNCERTAIN);
        Precision precision = saidAs(bounds, span.precision());
        if (!bounds.isBoundedBefore()) {
            return message("when.notAfter", qualified(said(bounds.last(), precision), approximate, uncertain));
        }
        String first = qualified(said(bounds.first(), precision), approximate, uncertain);
        if (!bounds.isBoundedAfter()) {
            return message("when.notBefore", first);
        }
        String last = qualified(said(bounds.last(), precision), approximate, uncertain);
        if (first.equals(last)) {
            return first;
        }
        return message("when.oneOf", first, qualified(saidAfter(bounds, precision, precision), approximate, uncertain));
    }

    private String fromTo(TimeSpan span) {
        Precision startPrecision = saidAs(span.start(), span.precision());
        Precision endPrecision = saidAs(span.end(), span.precision());
        if (span.has(Qualifier.START_UNKNOWN)) {
            return message("when.startUnknown", qualifiedEnd(span, said(span.latest(), endPrecision)));
        }
        if (span.has(Qualifier.START_OPEN)) {
            return message("when.startOpen", qualifiedEnd(span, said(span.latest(), endPrecision)));
        }
        String start = qualifiedStart(span, said(span.earliest(), startPrecision));
        if (span.has(Qualifier.END_UNKNOWN)) {
            return message("when.endUnknown", start);
        }
        if (span.has(Qualifier.END_OPEN)) {
            return message("when.ongoing", start);
        }
        String end = saidAfter(span.extent(), startPrecision, endPrecision);
        return message("when.interval", start, qualifiedEnd(span, end));
    }

    private String qualifiedStart(TimeSpan span, String date) {
        return qualified(date, span.has(Qualifier.START_APPROXIMATE), span.has(Qualifier.START_UNCERTAIN));
    }

    private String qualifiedEnd(TimeSpan span, String date) {
        return qualified(date, span.has(Qualifier.END_APPROXIMATE), span.has(Qualifier.END_UNCERTAIN));
    }

    private String qualified(String date, boolean approximate, boolean uncertain) {
        if (approximate && uncertain) {
            return message("when.approximateUncertain", date);
        }
        if (approximate) {
            return message("when.approximate", date);
        }
        return uncertain ? message("when.uncertain", date) : date;
    }

    /** The unit that the interval fills exactly, else the one in which its first and last are said. */
    private Precision saidAs(Interval bounds, Precision precision) {
        if (bounds.isBoundedBefore() && bounds.isBoundedAfter()) {
            for (Precision unit : SAID_AS_ONE) {
                if (unitAt(bounds.first(), unit).filter(bounds::equals).isPresent()) {
                    return unit;
                }
            }
        }
        return switch (precision) {
            case MILLENNIUM, CENTURY, DECADE, YEAR -> Precision.YEAR;
            case SEASON, MONTH -> Precision.MONTH;
            case DAY -> Precision.DAY;
            case HOUR, MINUTE -> Precision.MINUTE;
            case SECOND -> Precision.SECOND;
        };
    }

    private Optional<Interval> unitAt(long moment, Precision unit) {
        LocalDateTime local = local(moment);
        LocalDate date = local.toLocalDate();
        return switch (unit) {
            case YEAR -> calendar.days(date.withDayOfYear(1), LocalDate.of(date.getYear(), 12, 31));
            case MONTH ->
                calendar.days(date.withDayOfMonth(1), YearMonth.from(date).atEndOfMonth());
            case DAY -> calendar.days(date, date);
            case MINUTE -> time(local.truncatedTo(ChronoUnit.MINUTES), ChronoUnit.MINUTES);
            case SECOND -> time(local.truncatedTo(ChronoUnit.SECONDS), ChronoUnit.SECONDS);
            case MILLENNIUM, CENTURY, DECADE, SEASON, HOUR -> Optional.empty();
        };
    }

    private Optional<Interval> time(LocalDateTime first, ChronoUnit unit) {
        return calendar.times(first, first.plus(1, unit).minus(1, ChronoUnit.MILLIS));
    }

    private String said(long moment, Precision precision) {
        LocalDateTime local = local(moment);
        return switch (precision) {
            case MILLENNIUM, CENTURY, DECADE, YEAR -> patterns.year(local.toLocalDate());
            case SEASON, MONTH -> patterns.month(local.toLocalDate());
            case DAY -> patterns.day(local.toLocalDate());
            case HOUR, MINUTE -> patterns.dayAndTime(local, false);
            case SECOND -> patterns.dayAndTime(local, true);
        };
    }

    /** The last moment, without the date if it is that of the first and both have a time of day. */
    private String saidAfter(Interval bounds, Precision firstPrecision, Precision precision) {
        LocalDateTime last = local(bounds.last());
        boolean timed = precision.compareTo(Precision.DAY) > 0 && firstPrecision.compareTo(Precision.DAY) > 0;
        boolean sameDay = local(bounds.first()).toLocalDate().equals(last.toLocalDate());
        return timed && sameDay ? patterns.time(last, precision == Precision.SECOND) : said(bounds.last(), precision);
    }

    private LocalDateTime local(long moment) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(moment), calendar.zone());
    }

    private String message(String key, String... dates) {
        return PLACEHOLDER
                .matcher(messages.apply(key))
                .replaceAll(found -> Matcher.quoteReplacement(dates[Integer.parseInt(found.group(1))]));
    }
}
