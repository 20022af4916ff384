package org.chronomap.geodata.time;

/** Whether something has begun at a given moment. */
public enum Phase {
    /** The moment is before the earliest possible start. */
    NOT_BEGUN,
    /** The moment is at or after the earliest, and before the latest possible start. */
    POSSIBLY_BEGUN,
    /** The moment is at or after the latest possible start: it has begun for certain. */
    BEGUN,
    /** Nothing is known of when it was. */
    UNKNOWN
}
