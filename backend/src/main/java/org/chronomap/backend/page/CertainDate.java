package org.chronomap.backend.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.Qualifier;
import org.chronomap.geodata.time.TimeSpan;

/**
 * The day or minute at which something began or ended, in ISO 8601, where it is known for certain. ISO 8601 has no words for what
 * is open, approximate or one day of several, so nothing is said of those, nor of what needs an agreement first: years before
 * 0000 or after 9999.
 */
final class CertainDate {

    private CertainDate() {}

    static Optional<String> ofStart(TimeSpan when, ZoneId zone) {
        boolean doubtful = when.has(Qualifier.START_APPROXIMATE)
                || when.has(Qualifier.START_UNCERTAIN)
                || when.has(Qualifier.START_UNKNOWN)
                || when.has(Qualifier.START_OPEN);
        return doubtful ? Optional.empty() : of(when.start(), when.precision(), zone);
    }

    static Optional<String> ofEnd(TimeSpan when, ZoneId zone) {
        boolean doubtful = when.has(Qualifier.END_APPROXIMATE)
                || when.has(Qualifier.END_UNCERTAIN)
                || when.has(Qualifier.END_UNKNOWN)
                || when.has(Qualifier.END_OPEN);
        return doubtful ? Optional.empty() : of(when.end(), when.precision(), zone);
    }

    /** In UTC where the offset then had seconds, as local mean time has: no offset of ISO 8601 does. */
    private static ZonedDateTime inWholeMinutes(ZonedDateTime time) {
        boolean isOdd = time.getOffset().getTotalSeconds() % 60 != 0;
        return isOdd ? time.withZoneSameInstant(ZoneOffset.UTC) : time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Optional<String> of(Interval moment, Precision precision, ZoneId zone) {
        if (!moment.isBoundedBefore() || !moment.isBoundedAfter()) {
            return Optional.empty();
        }
        ZonedDateTime first = Instant.ofEpochMilli(moment.first()).atZone(zone);
        ZonedDateTime last = Instant.ofEpochMilli(moment.last()).atZone(zone);
        if (!first.toLocalDate().equals(last.toLocalDate()) || !IsoInstant.isInFourDigits(first.getYear())) {
            return Optional.empty();
        }
        boolean toTheMinute = precision.compareTo(Precision.DAY) > 0
                && first.truncatedTo(ChronoUnit.MINUTES).equals(last.truncatedTo(ChronoUnit.MINUTES));
        return Optional.of(
                toTheMinute
                        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(inWholeMinutes(first))
                        : first.toLocalDate().toString());
    }
}
