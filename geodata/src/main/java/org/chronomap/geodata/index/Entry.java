package org.chronomap.geodata.index;

import java.util.Set;
import org.chronomap.geodata.gazetteer.Whereabouts;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * One feature, and what it can be found by.
 *
 * @param version null where changes are not counted
 * @param when null for what has no time, which matches every interval
 * @param places ids of the places it is at, or goes from and to
 * @param category null for what has none
 * @param status null for what has none
 * @param actors who takes part, in every language
 * @param publishers of its sources
 * @param where told of an incident with a position and no place; null for all else
 * @param text in every language
 */
public record Entry<T>(
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
        @Nullable Whereabouts where,
        SearchText text) {

    public Entry {
        places = Set.copyOf(places);
        actors = Set.copyOf(actors);
        publishers = Set.copyOf(publishers);
    }

    /** Earliest possible start in milliseconds since 1970 UTC; what has no time comes first. */
    public long earliestStart() {
        return when == null ? Long.MIN_VALUE : when.start().first();
    }
}
