package org.chronomap.geodata.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says a {@link TimeSpan} in a language: "about 3 January 2022 – about 9 January 2022". Safe for use by many threads.
 *
 * <p>Each date is given as finely as it is known. What no calendar word fits (a decade, a season, one day of several)
 * is said by its first and last year, month, day or minute.
 */
public final class SpanWords {
    private static final Pattern HOLE = Pattern.compile("\\{([01])(?::([a-z]+))?}");
    private static final List<Precision> SAID_AS_ONE =
            List.of(Precision.SECOND, Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR);

    private final DateForms forms;
    private final ZoneCalendar calendar;
    private final Map<String, String> messages;

    /**
     * @param zone the story's zone, in which the span was read
     * @param messages the interface's words in the language, by key. Those of {@code span.} are sentences, with {@code {0}} and
     *     {@code {1}} for dates that stand alone and {@code {0:from}} for one in a form of its own, see {@link DateForms}; one
     *     that ends in {@code .approximate} is said of a date that is only about right
     */
    public SpanWords(ZoneId zone, Map<String, String> messages) {
        forms = new DateForms(messages);
        calendar = new ZoneCalendar(zone);
        this.messages = messages;
    }

    /**
     * The words of an expression.
     *
     * @throws EdtfException for any text that is not a date
     */
    public String of(String edtf) {
        return of(Edtf.parse(edtf, calendar.zone()));
    }

    public String of(TimeSpan span) {
        if (span.isUnknown()) {
            return message("span.unknown");
        }
        return span.start().equals(span.end()) ? oneMoment(span) : fromTo(span);
    }

    private String oneMoment(TimeSpan span) {
        Interval bounds = span.start();
        Trust trust = Trust.ofStart(span);
        Precision precision = saidAs(bounds, span.precision());
        if (!bounds.isBoundedBefore()) {
            return sentence("span.notAfter", trust, said(bounds.last(), bounds, precision));
        }
        Said first = said(bounds.first(), bounds, precision);
        if (!bounds.isBoundedAfter()) {
            return sentence("span.notBefore", trust, first);
        }
        if (first.in(DateForms.ALONE)
                .equals(said(bounds.last(), bounds, precision).in(DateForms.ALONE))) {
            return date(trust, first);
        }
        return sentence("span.oneOf", trust, first, saidAfter(bounds, precision, bounds, precision));
    }

    private String fromTo(TimeSpan span) {
        Precision startPrecision = saidAs(span.start(), span.precision());
        Precision endPrecision = saidAs(span.end(), span.precision());
        if (span.has(Qualifier.START_UNKNOWN)) {
            return sentence("span.startUnknown", Trust.ofEnd(span), said(span.latest(), span.end(), endPrecision));
        }
        if (span.has(Qualifier.START_OPEN)) {
            return sentence("span.startOpen", Trust.ofEnd(span), said(span.latest(), span.end(), endPrecision));
        }
        Said start = said(span.earliest(), span.start(), startPrecision);
        if (span.has(Qualifier.END_UNKNOWN)) {
            return sentence("span.endUnknown", Trust.ofStart(span), start);
        }
        if (span.has(Qualifier.END_OPEN)) {
            return sentence("span.ongoing", Trust.ofStart(span), start);
        }
        String end = date(Trust.ofEnd(span), saidAfter(span.extent(), startPrecision, span.end(), endPrecision));
        return message("when.interval")
                .replace("{0}", date(Trust.ofStart(span), start))
                .replace("{1}", end);
    }

    /** A date in each of its forms. */
    private interface Said {
        String in(String form);
    }

    private record Trust(boolean approximate, boolean uncertain) {
        static Trust ofStart(TimeSpan span) {
            return new Trust(span.has(Qualifier.START_APPROXIMATE), span.has(Qualifier.START_UNCERTAIN));
        }

        static Trust ofEnd(TimeSpan span) {
            return new Trust(span.has(Qualifier.END_APPROXIMATE), span.has(Qualifier.END_UNCERTAIN));
        }
    }

    private String date(Trust trust, Said date) {
        if (trust.approximate()) {
            return possibly(trust, filled("span.approximate", date));
        }
        return trust.uncertain() ? filled("span.uncertain", date) : date.in(DateForms.ALONE);
    }

    private String sentence(String key, Trust trust, Said... dates) {
        return possibly(trust, filled(trust.approximate() ? key + ".approximate" : key, dates));
    }

    private String possibly(Trust trust, String words) {
        return trust.uncertain() ? message("span.possibly").replace("{0}", words) : words;
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
            case UNKNOWN, MILLENNIUM, CENTURY, DECADE, YEAR -> Precision.YEAR;
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
            case UNKNOWN, MILLENNIUM, CENTURY, DECADE, SEASON, HOUR -> Optional.empty();
        };
    }

    private Optional<Interval> time(LocalDateTime first, ChronoUnit unit) {
        return calendar.times(first, first.plus(1, unit).minus(1, ChronoUnit.MILLIS));
    }

    /** @param whole what the moment is the first or last of */
    private Said said(long moment, Interval whole, Precision precision) {
        LocalDate date = local(moment).toLocalDate();
        return form -> switch (precision) {
            case UNKNOWN, MILLENNIUM, CENTURY, DECADE, YEAR -> forms.year(date, form);
            case SEASON, MONTH -> forms.month(date, form);
            case DAY -> forms.day(date, form);
            case HOUR, MINUTE, SECOND -> forms.dayAndTime(date, clock(moment, whole, precision), form);
        };
    }

    /** The last moment, without the date if it is that of the first and both have a time of day. */
    private Said saidAfter(Interval bounds, Precision firstPrecision, Interval whole, Precision precision) {
        LocalDate last = local(bounds.last()).toLocalDate();
        boolean timed = precision.compareTo(Precision.DAY) > 0 && firstPrecision.compareTo(Precision.DAY) > 0;
        boolean sameDay = local(bounds.first()).toLocalDate().equals(last);
        return timed && sameDay
                ? form -> forms.time(last, clock(bounds.last(), whole, precision), form)
                : said(bounds.last(), whole, precision);
    }

    /** "02:30"; with its offset where clocks showed that time twice and one of the two is meant: "02:30 (UTC+1)". */
    private String clock(long moment, Interval whole, Precision precision) {
        LocalDateTime time = local(moment);
        String clock = precision == Precision.SECOND
                ? "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond())
                : "%02d:%02d".formatted(time.getHour(), time.getMinute());
        boolean isEither = unitAt(moment, precision).filter(whole::equals).isPresent();
        return isEither || !calendar.isShownTwice(time)
                ? clock
                : clock + " (" + OffsetText.of(calendar.zone().getRules().getOffset(Instant.ofEpochMilli(moment)))
                        + ')';
    }

    private LocalDateTime local(long moment) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(moment), calendar.zone());
    }

    private String filled(String key, Said... dates) {
        return HOLE.matcher(message(key)).replaceAll(hole -> {
            String form = Objects.requireNonNullElse(hole.group(2), DateForms.ALONE);
            return Matcher.quoteReplacement(dates[Integer.parseInt(hole.group(1))].in(form));
        });
    }

    private String message(String key) {
        return Objects.requireNonNull(messages.get(key), key);
    }
}
