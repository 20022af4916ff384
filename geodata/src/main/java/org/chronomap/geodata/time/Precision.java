package org.chronomap.geodata.time;

import java.util.Locale;

/** How finely a date was given, from the coarsest to the finest. */
public enum Precision {
    /** Not at all. */
    UNKNOWN,
    MILLENNIUM,
    CENTURY,
    DECADE,
    YEAR,
    SEASON,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND;

    /** The name on the wire, in lower case: {@code "day"}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The coarser of the two. */
    public Precision coarser(Precision other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
