package org.chronomap.backend.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What a story was made of at an instant, where some of it had been made by entries that stand for very many changes.
 *
 * @param then the entries that were there then, in the order of the log
 */
record StandingThen(Bulks bulks, List<Bulk> then) {

    /**
     * The last published change of an item.
     *
     * @param since sequence number of the change since which readers saw it; null where the log of single changes does not tell
     */
    record Begun(@Nullable Long since, Change change) {

        long order() {
            return since == null ? change.seq() : since;
        }
    }

    /**
     * Of each item its last published change, in the order in which readers came to see them.
     *
     * @param single those that are entries themselves
     */
    Flux<Change> with(Flux<Begun> single) {
        return single.collectMap(begun -> begun.change().key(), begun -> begun, HashMap::new)
                .flatMapMany(byKey -> Flux.fromIterable(then)
                        .filter(this::stood)
                        .concatMap(bulk -> bulks.changes(bulk, bulk.first(), bulk.last(), false))
                        .<Begun>handle((change, sink) -> {
                            Begun later = byKey.get(change.key());
                            if (later == null) {
                                sink.next(new Begun(change.seq(), change));
                            } else if (later.since() == null && !change.isPurge()) {
                                byKey.put(change.key(), new Begun(change.seq(), later.change()));
                            }
                        })
                        .collectList()
                        .flatMapIterable(many -> inOrder(many, byKey)));
    }

    private static List<Change> inOrder(List<Begun> many, Map<ItemKey, Begun> single) {
        List<Begun> all = new ArrayList<>(many);
        all.addAll(single.values());
        all.sort(Comparator.comparingLong(Begun::order)
                .thenComparingLong(begun -> begun.change().seq()));
        return all.stream().map(Begun::change).toList();
    }

    private boolean stood(Bulk bulk) {
        return bulk.kind() == ChangeKind.CREATED
                && then.stream()
                        .noneMatch(later ->
                                later.kind() == ChangeKind.DELETED && Objects.equals(later.undoes(), bulk.first()));
    }
}
