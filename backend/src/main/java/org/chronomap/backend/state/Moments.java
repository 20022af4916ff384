package org.chronomap.backend.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.time.IsoInstant;

/** Moments as an address writes them: ISO 8601, in the story's zone unless an offset is given. */
final class Moments {

    private static final Pattern DATE = Pattern.compile("([+-]?\\d{4,6})-(\\d\\d)-(\\d\\d)");
    private static final Pattern DATE_TIME = Pattern.compile(
            "(.+)T(\\d\\d):?(\\d\\d)?(?::?(\\d\\d)(?:[.,](\\d{1,3})\\d*)?)?(Z|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final long DAY_MILLIS = 86_400_000;
    /** Days from 1970 that a browser's clock still reaches, with some to spare for what is counted from them. */
    private static final long FURTHEST_DAY = 99_000_000;

    private Moments() {}

    /** The last millisecond of what is named: of a day, or before a moment; empty for what is neither. */
    static OptionalLong last(ZoneId zone, String text) {
        Optional<LocalDate> day = date(text);
        if (day.isPresent()) {
            return OptionalLong.of(
                    day.get().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1);
        }
        Matcher match = DATE_TIME.matcher(text);
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        Optional<LocalDate> date = date(match.group(1));
        int hour = number(match, 2);
        int minute = number(match, 3);
        int second = number(match, 4);
        long clock = ((hour * 60L + minute) * 60 + second) * 1000 + thousandths(match);
        if (date.isEmpty() || minute > 59 || second > 60 || clock > DAY_MILLIS) {
            return OptionalLong.empty();
        }
        LocalDateTime wall = date.get().atStartOfDay().plusNanos(clock * 1_000_000);
        String offset = match.group(6);
        return OptionalLong.of((offset == null
                        // A time that clocks show twice is the first of them; one that they skip is as long after.
                        ? wall.atZone(zone).toInstant().toEpochMilli()
                        : wall.toInstant(ZoneOffset.UTC).toEpochMilli() - offsetMillis(offset))
                - 1);
    }

    /** The first millisecond of what an interval begins with: of a day, or a moment itself. */
    static long first(ZoneId zone, String text, long last) {
        return text.indexOf('T') >= 0
                ? last + 1
                : LocalDate.ofInstant(Instant.ofEpochMilli(last), zone)
                        .atStartOfDay(zone)
                        .toInstant()
                        .toEpochMilli();
    }

    /** The day that ends at an instant, or for hours the moment; with an offset only where clocks show that time twice. */
    static String text(ZoneId zone, long last, TimeUnit unit) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(last), zone);
        Instant next = Instant.ofEpochMilli(last + 1);
        if (unit != TimeUnit.HOUR
                || next.equals(day.plusDays(1).atStartOfDay(zone).toInstant())) {
            return iso(day);
        }
        LocalDateTime wall = LocalDateTime.ofInstant(next, zone);
        String plain = iso(wall.toLocalDate()) + "T%02d:%02d".formatted(wall.getHour(), wall.getMinute());
        return last(zone, plain).orElse(Long.MIN_VALUE) == last
                ? plain
                : IsoInstant.text(last + 1).replaceFirst(":\\d\\d(\\.\\d+)?Z", "Z");
    }

    static boolean isWithinReach(LocalDate day) {
        return Math.abs(day.toEpochDay()) <= FURTHEST_DAY;
    }

    private static String iso(LocalDate day) {
        int year = day.getYear();
        String sign = year < 0 ? "-" : year > 9999 ? "+" : "";
        String form = sign.isEmpty() ? "%s%04d-%02d-%02d" : "%s%06d-%02d-%02d";
        return form.formatted(sign, Math.abs(year), day.getMonthValue(), day.getDayOfMonth());
    }

    private static Optional<LocalDate> date(String text) {
        Matcher match = DATE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(match, 1), number(match, 2), number(match, 3)))
                    .filter(Moments::isWithinReach);
        } catch (DateTimeException e) {
            return Optional.empty(); // no day of the calendar is no date
        }
    }

    private static int number(Matcher match, int group) {
        return match.group(group) == null ? 0 : Integer.parseInt(match.group(group));
    }

    private static int thousandths(Matcher match) {
        String fraction = match.group(5);
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
    }

    private static long offsetMillis(String text) {
        if (text.equals("Z")) {
            return 0;
        }
        String digits = text.substring(1).replace(":", "");
        int minutes = Integer.parseInt(digits.substring(0, 2)) * 60
                + (digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0);
        return (text.startsWith("-") ? -1L : 1L) * minutes * 60_000L;
    }
}
