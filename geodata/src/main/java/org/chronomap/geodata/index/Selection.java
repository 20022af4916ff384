package org.chronomap.geodata.index;

import java.util.Set;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: whatever meets all that is given.
 *
 * @param extent meets this extent; null = anywhere
 * @param interval may overlap this closed interval; null = at any time
 * @param categories in one of these; empty = in any
 * @param statuses in one of these; empty = in any
 * @param places at, from or to one of these; empty = anywhere or nowhere
 */
public record Selection(
        @Nullable Extent extent,
        @Nullable Interval interval,
        Set<String> categories,
        Set<Status> statuses,
        Set<String> places) {

    public Selection {
        categories = Set.copyOf(categories);
        statuses = Set.copyOf(statuses);
        places = Set.copyOf(places);
    }

    /** Whether it is what is asked for, wherever it is. */
    boolean matchesButExtent(Entry<?> entry) {
        return (interval == null || entry.when() == null || entry.when().mayOverlap(interval))
                && (categories.isEmpty() || (entry.category() != null && categories.contains(entry.category())))
                && (statuses.isEmpty() || (entry.status() != null && statuses.contains(entry.status())))
                && (places.isEmpty() || entry.places().stream().anyMatch(places::contains));
    }
}
