package org.chronomap.geodata.index;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.story.NumberRange;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * One feature, and what it can be found by: what an index is made of.
 *
 * @param version null where changes are not counted
 * @param when null for what has no time, which matches every interval
 * @param places ids of the places it is at, or goes from and to
 * @param category null for what has none
 * @param status null for what has none
 * @param actors who takes part, in every language
 * @param publishers of its sources
 * @param numbers by key
 * @param text in every language
 */
record Row<T>(
        String id,
        T feature,
        @Nullable Version version,
        @Nullable TimeSpan when,
        Footprint footprint,
        Set<String> places,
        @Nullable String category,
        @Nullable Status status,
        Set<String> actors,
        Set<String> publishers,
        Map<String, NumberRange> numbers,
        SearchText text) {

    /** The order of an index. */
    static final Comparator<Row<?>> ORDER =
            Comparator.<Row<?>>comparingLong(Row::start).thenComparing(Row::id);

    /** The start of what has no time. */
    static final long WITHOUT_TIME = Long.MIN_VALUE;

    /** Its earliest possible start, milliseconds since 1970 UTC; what has no time comes first. */
    long start() {
        return when == null ? WITHOUT_TIME : when.earliest();
    }

    /** Its latest possible end; what has no time lasts for ever. */
    long end() {
        return when == null ? Long.MAX_VALUE : when.latest();
    }

    /** Whether anything is known of when it was. */
    boolean isDated() {
        return when != null && !when.isUnknown();
    }

    /** Whether it is known when it began. */
    boolean isTimed() {
        return when != null && begun() != Interval.UNBOUNDED_BEFORE;
    }

    /** When it had begun for certain, as far as that has a bound. */
    long begun() {
        return when == null
                ? Interval.UNBOUNDED_BEFORE
                : when.start().isBoundedAfter()
                        ? when.start().last()
                        : when.start().first();
    }

    boolean hasHappened() {
        return status != Status.PLANNED && status != Status.RETRACTED;
    }

    /** Whether it was changed since it was loaded, or written: the first revision is how it was then. */
    boolean isEdited() {
        return version != null && version.revision() > 1;
    }

    /** When it was last changed, in nanoseconds since 1970 UTC (until 2262); 0 when it never was. */
    long edited() {
        return version == null ? 0 : ChronoUnit.NANOS.between(Instant.EPOCH, version.updated());
    }

    Entry<T> entry() {
        return new Entry<>(id, feature, version, start(), footprint);
    }
}
