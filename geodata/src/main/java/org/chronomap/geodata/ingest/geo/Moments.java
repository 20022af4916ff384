package org.chronomap.geodata.ingest.geo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.EdtfException;
import org.jspecify.annotations.Nullable;

/** Dates of files that say of themselves that they are some: ISO 8601, and so nearly EDTF. */
final class Moments {

    static final String OPEN = "..";

    /** XML Schema lets a day or year have a zone. */
    private static final Pattern ZONED_DAY =
            Pattern.compile("(-?[0-9]{4}(?:-[0-9]{2}){0,2})(?:Z|[+-][0-9]{2}:[0-9]{2})");

    /** XML Schema writes a year of more than four digits as it is, EDTF with a sign and six of them. */
    private static final Pattern LONG_YEAR = Pattern.compile("(-?)([0-9]{5,6})(-.*)");

    private static final int LONGEST = 200;

    private Moments() {}

    /** Puts the moment, or a fault when the text is none. */
    static void put(Feature feature, Key key, @Nullable String text) {
        feature.put(key, text == null || text.isBlank() ? null : read(feature, key, plain(text)));
    }

    /** From one to the other; {@code ..} and null are open ends. */
    static void put(Feature feature, Key key, @Nullable String from, @Nullable String to) {
        String begin = from == null || from.isBlank() ? OPEN : plain(from);
        String end = to == null || to.isBlank() ? OPEN : plain(to);
        if (begin.equals(OPEN) && end.equals(OPEN)) {
            feature.put(key, (Cell) null);
        } else {
            feature.put(key, read(feature, key, begin.equals(end) ? begin : begin + '/' + end));
        }
    }

    private static String plain(String text) {
        Matcher day = ZONED_DAY.matcher(text.strip());
        String plain = day.matches() ? day.group(1) : text.strip();
        Matcher year = LONG_YEAR.matcher(plain);
        return year.matches()
                ? (year.group(1).isEmpty() ? "+" : "-")
                        + "0".repeat(6 - year.group(2).length())
                        + year.group(2)
                        + year.group(3)
                : plain;
    }

    private static @Nullable Cell read(Feature feature, Key key, String text) {
        String problem = problem(text);
        if (problem == null) {
            return new Cell.Moment(text);
        }
        feature.flaw(
                key,
                "bad-date",
                text,
                problem + ". A date is written like 2022-01-05, 2022-01-05T18:30:00Z, 2022-01 or 2022");
        return null;
    }

    /** @return null when it is EDTF */
    static @Nullable String problem(String text) {
        if (text.length() > LONGEST) {
            return "It is longer than any date";
        }
        try {
            Edtf.parse(text, ZoneOffset.UTC);
            return null;
        } catch (EdtfException e) {
            return "It is no date: " + e.problem();
        }
    }

    /** The first and last of many times. */
    static final class Span {

        private @Nullable String first;
        private @Nullable String last;
        private Instant earliest = Instant.MAX;
        private Instant latest = Instant.MIN;

        /** @param text with a time of day; what is none counts not */
        void add(String text) {
            String time = text.strip();
            Instant instant;
            try {
                TemporalAccessor read =
                        DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
                instant = read instanceof OffsetDateTime zoned
                        ? zoned.toInstant()
                        : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                return;
            }
            if (instant.isBefore(earliest)) {
                earliest = instant;
                first = time;
            }
            if (instant.isAfter(latest)) {
                latest = instant;
                last = time;
            }
        }

        void putInto(Feature feature) {
            Moments.put(feature, Key.TIME, first, last);
        }
    }
}
