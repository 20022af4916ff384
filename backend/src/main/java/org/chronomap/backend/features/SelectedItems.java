package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.geodata.index.Matches;
import org.springframework.util.MultiValueMap;

/** All items of a collection that the parameters of its address select, in order. For one thread. */
public final class SelectedItems {

    /** What asks for a page of them, and means nothing of all. */
    static final List<String> OF_PAGES = List.of("limit", "cursor");

    private static final int AT_ONCE = 1_000;

    private final StoryCollection collection;
    private final Matches matches;

    private SelectedItems(StoryCollection collection, Matches matches) {
        this.collection = collection;
        this.matches = matches;
    }

    /** @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter */
    public static SelectedItems of(StoryCollection collection, MultiValueMap<String, String> given, Snapshot snapshot) {
        List<String> known = new ArrayList<>(ItemsParameters.of(collection).names());
        known.removeAll(OF_PAGES);
        return new SelectedItems(
                collection,
                ItemsPage.matches(
                        collection.of(snapshot.index()), ItemsQuery.parse(given, known, snapshot, collection)));
    }

    public StoryCollection collection() {
        return collection;
    }

    public int count() {
        return matches.count();
    }

    /** Their positions in the collection's index, a few of which are held at once. */
    public PrimitiveIterator.OfInt positions() {
        return new PrimitiveIterator.OfInt() {
            private Iterator<Integer> few =
                    IntStream.of(matches.from(0, AT_ONCE)).iterator();

            @Override
            public boolean hasNext() {
                return few.hasNext();
            }

            @Override
            public int nextInt() {
                int next = few.next();
                if (!few.hasNext()) {
                    few = IntStream.of(matches.from(next + 1, AT_ONCE)).iterator();
                }
                return next;
            }
        };
    }
}
