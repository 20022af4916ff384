package org.chronomap.backend.state;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as an ISO 8601 duration, like P1M10DT12H; more than nothing.
 *
 * @param months of the calendar
 * @param days of the calendar, after the months
 * @param millis that pass, after the days
 */
record IsoDuration(long months, long days, long millis) {

    private static final Pattern DURATION = Pattern.compile("P(?=.)(?:(\\d{1,5})Y)?(?:(\\d{1,5})M)?(?:(\\d{1,5})W)?"
            + "(?:(\\d{1,6})D)?(?:T(?=.)(?:(\\d{1,7})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

    /** Empty for what is no duration, or one of no length. */
    static Optional<IsoDuration> parse(String text) {
        Matcher match = DURATION.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        IsoDuration length = new IsoDuration(
                number(match, 1) * 12 + number(match, 2),
                number(match, 3) * 7 + number(match, 4),
                ((number(match, 5) * 60 + number(match, 6)) * 60 + number(match, 7)) * 1000);
        return length.months + length.days + length.millis > 0 ? Optional.of(length) : Optional.empty();
    }

    /** The instant that is this much later, by a zone's calendar and clock; empty beyond what a browser's clock reaches. */
    OptionalLong after(long instant, ZoneId zone) {
        return shifted(instant, zone, 1);
    }

    /** The instant that is this much earlier, by a zone's calendar and clock; empty beyond what a browser's clock reaches. */
    OptionalLong before(long instant, ZoneId zone) {
        return shifted(instant, zone, -1);
    }

    private OptionalLong shifted(long instant, ZoneId zone, int direction) {
        LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), zone)
                .plusMonths(direction * months)
                .plusDays(direction * days);
        return Moments.isWithinReach(wall.toLocalDate())
                ? OptionalLong.of(wall.atZone(zone).toInstant().toEpochMilli() + direction * millis)
                : OptionalLong.empty();
    }

    private static long number(Matcher match, int group) {
        return match.group(group) == null ? 0 : Long.parseLong(match.group(group));
    }
}
