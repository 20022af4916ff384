package org.chronomap.geodata.index;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: whatever meets all that is given.
 *
 * @param extent meets this extent; null = anywhere
 * @param interval may overlap this closed interval, as what has no known date may; null = at any time
 * @param dated whether its date is known, if only in part; null = be it known or not
 * @param categories in one of these; empty = in any
 * @param statuses in one of these; empty = in any
 * @param places at, from or to one of these; empty = anywhere or nowhere
 * @param actors with one of these, in any language; empty = with anybody or nobody
 * @param publishers from one of these; empty = from any
 * @param numbers with a number that may be within one of these; empty = with any, or none
 * @param words holds all of these, as {@link SearchText#words} gives them
 */
public record Selection(
        @Nullable Extent extent,
        @Nullable Interval interval,
        @Nullable Boolean dated,
        Set<String> categories,
        Set<Status> statuses,
        Set<String> places,
        Set<String> actors,
        Set<String> publishers,
        Set<NumberFilter> numbers,
        List<String> words) {

    public Selection {
        categories = Set.copyOf(categories);
        statuses = Set.copyOf(statuses);
        places = Set.copyOf(places);
        actors = Set.copyOf(actors);
        publishers = Set.copyOf(publishers);
        numbers = Set.copyOf(numbers);
        words = List.copyOf(words);
    }

    /** Be its date known or not, and whatever its numbers. */
    public Selection(
            @Nullable Extent extent,
            @Nullable Interval interval,
            Set<String> categories,
            Set<Status> statuses,
            Set<String> places,
            Set<String> actors,
            Set<String> publishers,
            List<String> words) {
        this(extent, interval, null, categories, statuses, places, actors, publishers, Set.of(), words);
    }

    /** By space and time alone. */
    public Selection(@Nullable Extent extent, @Nullable Interval interval) {
        this(extent, interval, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of());
    }

    /** Whether it is what is asked for, wherever it is. */
    boolean matchesButExtent(Row<?> row) {
        return (interval == null || row.when() == null || row.when().mayOverlap(interval))
                && (dated == null || dated == row.isDated())
                && (categories.isEmpty() || (row.category() != null && categories.contains(row.category())))
                && (statuses.isEmpty() || (row.status() != null && statuses.contains(row.status())))
                && (places.isEmpty() || meets(places, row.places()))
                && (actors.isEmpty() || meets(actors, row.actors()))
                && (publishers.isEmpty() || meets(publishers, row.publishers()))
                && (numbers.isEmpty() || numbers.stream().anyMatch(number -> number.matches(row.numbers())))
                && row.text().holds(words);
    }

    private static boolean meets(Set<String> asked, Set<String> there) {
        return !Collections.disjoint(asked, there);
    }
}
