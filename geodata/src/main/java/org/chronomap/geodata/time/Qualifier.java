package org.chronomap.geodata.time;

import java.util.Locale;

/** What a date says of its own reliability. None of these widens the bounds: EDTF gives them no width. */
public enum Qualifier {
    /** {@code ~} or {@code %} at the start, or a season, whose days are a convention. */
    START_APPROXIMATE,
    END_APPROXIMATE,
    /** {@code ?} or {@code %} at the start. */
    START_UNCERTAIN,
    END_UNCERTAIN,
    /** {@code /b}: it began, nobody knows when. */
    START_UNKNOWN,
    /** {@code a/}: it ended or will end, nobody knows when. */
    END_UNKNOWN,
    /** {@code ../b}: no start is meant. */
    START_OPEN,
    /** {@code a/..}: no end is meant; it is still going on. */
    END_OPEN;

    /** The name on the wire, in lower case with hyphens: {@code "start-approximate"}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
