package org.chronomap.geodata.time;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of the time line, closed at both ends.
 *
 * @param first the first millisecond in it, since 1970-01-01T00:00Z; {@link #UNBOUNDED_BEFORE} if there is none
 * @param last the last millisecond in it, not before {@code first}; {@link #UNBOUNDED_AFTER} if there is none
 */
public record Interval(long first, long last) {
    /** As {@code first}: reaches back without bound. */
    public static final long UNBOUNDED_BEFORE = Long.MIN_VALUE;

    /** As {@code last}: reaches ahead without bound. */
    public static final long UNBOUNDED_AFTER = Long.MAX_VALUE;

    /** All of time. */
    public static final Interval ALWAYS = new Interval(UNBOUNDED_BEFORE, UNBOUNDED_AFTER);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if it would end before it begins, begin at "never" or end at "always"
     */
    public Interval {
        if (first > last) {
            throw new IllegalArgumentException("An interval must not end before it begins: " + first + " to " + last);
        }
        // Each sentinel then has one side to stand on, so that a missing bound in JSON means one thing only.
        if (first == UNBOUNDED_AFTER || last == UNBOUNDED_BEFORE) {
            throw new IllegalArgumentException("An interval must hold a moment of time: " + first + " to " + last);
        }
    }

    /** From the millisecond that holds {@code first} to the one that holds {@code last}, both included. */
    public static Interval of(Instant first, Instant last) {
        return new Interval(first.toEpochMilli(), last.toEpochMilli());
    }

    /** The one millisecond that holds {@code instant}. */
    public static Interval at(Instant instant) {
        return of(instant, instant);
    }

    public boolean isBoundedBefore() {
        return first != UNBOUNDED_BEFORE;
    }

    public boolean isBoundedAfter() {
        return last != UNBOUNDED_AFTER;
    }

    /** The first instant; empty if unbounded. */
    public Optional<Instant> firstInstant() {
        return isBoundedBefore() ? Optional.of(Instant.ofEpochMilli(first)) : Optional.empty();
    }

    /** The instant that begins the last millisecond; empty if unbounded. */
    public Optional<Instant> lastInstant() {
        return isBoundedAfter() ? Optional.of(Instant.ofEpochMilli(last)) : Optional.empty();
    }

    /** Whether the two share at least one millisecond. */
    public boolean overlaps(Interval other) {
        return first <= other.last && other.first <= last;
    }

    /**
     * Whether the moment lies in this, bounds included.
     *
     * @param moment milliseconds since 1970-01-01T00:00Z
     */
    public boolean contains(long moment) {
        return first <= moment && moment <= last;
    }

    public boolean contains(Interval other) {
        return first <= other.first && other.last <= last;
    }

    /** Whether all of this lies before all of the other. */
    public boolean isBefore(Interval other) {
        return last < other.first;
    }

    /** The smallest interval that contains both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(first, other.first), Math.max(last, other.last));
    }
}
