package org.chronomap.backend.features;

import java.util.List;
import java.util.stream.IntStream;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.springframework.util.MultiValueMap;

/**
 * All items of a collection that the parameters of its address select, in order.
 *
 * @param positions in the collection's index
 */
public record SelectedItems(StoryCollection collection, List<Integer> positions) {

    /** @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter */
    public static SelectedItems of(StoryCollection collection, MultiValueMap<String, String> given, Snapshot snapshot) {
        ItemsQuery query = ItemsQuery.parse(given, snapshot, collection);
        int[] found = ItemsPage.matches(collection.of(snapshot.index()), query).from(0, Integer.MAX_VALUE);
        return new SelectedItems(collection, IntStream.of(found).boxed().toList());
    }
}
