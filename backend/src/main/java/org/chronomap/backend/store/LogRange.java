package org.chronomap.backend.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Changes by their numbers, be they entries of the log themselves or some that an entry stands for.
 *
 * @param bulks the entries that may stand for some of them, in the order of the log
 * @param after behind this number
 * @param upTo and not behind this one
 */
record LogRange(Bulks all, List<Bulk> bulks, long after, long upTo) {

    /** Reads those that are entries themselves. */
    @FunctionalInterface
    interface Entries {

        /** In the order that is asked for. */
        Flux<Change> of(long after, long upTo);
    }

    /** In their order; what is not asked for is not read. */
    Flux<Change> ascending(Entries entries) {
        return Flux.concat(parts(entries, false));
    }

    /** The latest first; likewise. */
    Flux<Change> descending(Entries entries) {
        List<Flux<Change>> parts = parts(entries, true);
        Collections.reverse(parts);
        return Flux.concat(parts);
    }

    private List<Flux<Change>> parts(Entries entries, boolean descending) {
        List<Flux<Change>> parts = new ArrayList<>();
        long reached = after;
        for (Bulk bulk : bulks) {
            if (bulk.last() > after && bulk.first() <= upTo) {
                add(parts, entries, reached, bulk.first() - 1);
                parts.add(all.changes(bulk, after + 1, upTo, descending));
                reached = bulk.last();
            }
        }
        add(parts, entries, reached, upTo);
        return parts;
    }

    private static void add(List<Flux<Change>> parts, Entries entries, long after, long upTo) {
        if (after < upTo) {
            parts.add(Flux.defer(() -> entries.of(after, upTo)));
        }
    }
}
