package org.chronomap.backend.state;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of a span as an ISO 8601 duration of one unit: P3D, PT6H, P2W, P1M, P10Y.
 *
 * @param count one or more
 */
record StepCount(TimeUnit unit, int count) {

    private static final Pattern DURATION = Pattern.compile("P(?:(\\d{1,6})([YMWD])|T(\\d{1,6})H)");

    /** Empty for what is no duration of one unit. */
    static Optional<StepCount> parse(String text) {
        Matcher match = DURATION.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        boolean hours = match.group(3) != null;
        int count = Integer.parseInt(match.group(hours ? 3 : 1));
        return count == 0
                ? Optional.empty()
                : Optional.of(new StepCount(hours ? TimeUnit.HOUR : unit(match.group(2)), count));
    }

    private static TimeUnit unit(String letter) {
        return switch (letter.charAt(0)) {
            case 'Y' -> TimeUnit.YEAR;
            case 'M' -> TimeUnit.MONTH;
            case 'W' -> TimeUnit.WEEK;
            default -> TimeUnit.DAY;
        };
    }

    String text() {
        return switch (unit) {
            case HOUR -> "PT" + count + 'H';
            case DAY, WEEK, MONTH, YEAR -> "P" + count + unit.name().charAt(0);
            case DECADE -> "P" + count * 10L + 'Y';
            case CENTURY -> "P" + count * 100L + 'Y';
            case MILLENNIUM -> "P" + count * 1000L + 'Y';
        };
    }
}
