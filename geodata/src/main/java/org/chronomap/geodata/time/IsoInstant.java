package org.chronomap.geodata.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Instants as they are written for programs, in UTC, to the millisecond where they are not whole seconds: RFC 3339, and of the
 * years that it has not, ISO 8601 with expanded years, as ECMAScript reads them: a sign and six digits, {@code -000043-03-15} and
 * {@code +012345-01-01}. A year of more digits, which no browser's clock reaches, has as many as it needs.
 */
public final class IsoInstant {
    private static final int MOST_IN_FOUR_DIGITS = 9999;

    private IsoInstant() {}

    /** @param epochMilli milliseconds since 1970-01-01T00:00Z, bounded */
    public static String text(long epochMilli) {
        Instant instant = Instant.ofEpochMilli(epochMilli);
        int year = yearOf(instant);
        String text = instant.toString();
        return isInFourDigits(year)
                ? text
                : "%s%06d%s".formatted(year < 0 ? "-" : "+", Math.abs(year), text.substring(text.indexOf('-', 1)));
    }

    /** The same for formats that have no years but 0000 to 9999 (RFC 3339: Atom): empty for an instant in another. */
    public static Optional<Instant> asRfc3339(Instant instant) {
        return isInFourDigits(yearOf(instant)) ? Optional.of(instant) : Optional.empty();
    }

    /** Whether four digits without a sign write it. */
    public static boolean isInFourDigits(int year) {
        return year >= 0 && year <= MOST_IN_FOUR_DIGITS;
    }

    private static int yearOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getYear();
    }
}
