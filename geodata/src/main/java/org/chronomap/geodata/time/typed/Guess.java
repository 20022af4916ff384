package org.chronomap.geodata.time.typed;

import java.util.Locale;

/** What is not written in a typed date, and was taken from what is around it. */
public enum Guess {
    YEAR,
    /** Of a year of two digits. */
    CENTURY;

    /** The name on the wire: {@code year}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
