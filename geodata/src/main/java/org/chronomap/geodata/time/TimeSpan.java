package org.chronomap.geodata.time;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * When something happened, as far as it is known.
 *
 * @param start when it began: at one moment of this closed interval
 * @param end when it ended: at one moment of this closed interval, neither bound of which is before that of
 *     {@code start}. Of a date alone ("that day") and of one of several, the same interval as {@code start}
 * @param precision of the coarsest date in it
 * @param qualifiers in the order of the enum; immutable
 * @param edtf what it was read from
 */
public record TimeSpan(Interval start, Interval end, Precision precision, Set<Qualifier> qualifiers, String edtf) {

    /**
     * Checks the order of start and end, and copies the qualifiers.
     *
     * @throws IllegalArgumentException if it would have to end before it began
     */
    public TimeSpan {
        if (start.first() > end.first() || start.last() > end.last()) {
            throw new IllegalArgumentException(
                    "A span must not end before it begins: start " + start + ", end " + end + " of \"" + edtf + '"');
        }
        qualifiers = qualifiers.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(qualifiers));
    }

    /** The first millisecond that it may have covered; {@link Interval#UNBOUNDED_BEFORE} if there is none. */
    public long earliest() {
        return start.first();
    }

    /** The last millisecond that it may have covered; {@link Interval#UNBOUNDED_AFTER} if there is none. */
    public long latest() {
        return end.last();
    }

    /** Whether nothing is known of when it was ({@code XXXX}): it may have begun at any moment, and ended at any. */
    public boolean isUnknown() {
        return !start.isBoundedBefore() && !start.isBoundedAfter();
    }

    /** Everything that it may have covered. */
    public Interval extent() {
        return new Interval(earliest(), latest());
    }

    /** Whether it may have been going on at some moment of the window. */
    public boolean mayOverlap(Interval window) {
        return extent().overlaps(window);
    }

    /**
     * Whether it has begun.
     *
     * @param moment milliseconds since 1970-01-01T00:00Z
     */
    public Phase phaseAt(long moment) {
        if (isUnknown()) {
            return Phase.UNKNOWN;
        }
        if (start.isBoundedAfter() && start.last() <= moment) {
            return Phase.BEGUN;
        }
        return start.first() <= moment ? Phase.POSSIBLY_BEGUN : Phase.NOT_BEGUN;
    }

    /**
     * Whether its latest possible end has passed.
     *
     * @param moment milliseconds since 1970-01-01T00:00Z
     */
    public boolean isCertainlyOverAt(long moment) {
        return end.isBoundedAfter() && end.last() < moment;
    }

    public boolean has(Qualifier qualifier) {
        return qualifiers.contains(qualifier);
    }
}
