package org.chronomap.backend.history;

import java.util.List;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.PublicChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What readers may know of the log. */
@Component
final class History {

    private final PublicChanges log;

    History(PublicChanges log) {
        this.log = log;
    }

    /**
     * Entries, the latest first.
     *
     * @param next below which sequence number it goes on; null = it does not
     */
    record Page(List<HistoryEntry> entries, @Nullable Long next) {}

    Mono<Page> page(HistoryQuery query) {
        return changes(query)
                .concatMap(this::entry)
                .collectList()
                .map(entries -> entries.size() > query.limit()
                        ? new Page(
                                List.copyOf(entries.subList(0, query.limit())),
                                entries.get(query.limit() - 1).seq())
                        : new Page(List.copyOf(entries), null));
    }

    /** One more than asked for, which tells whether there are more. */
    private Flux<PublicChanges.Folded> changes(HistoryQuery query) {
        int limit = query.limit() + 1;
        if (query.item() == null && query.batch() == null) {
            return log.folded(query.story(), query.before(), limit);
        }
        PublicChanges.Narrowing narrowing = query.item() != null
                ? PublicChanges.Narrowing.toItem(query.item())
                : PublicChanges.Narrowing.toBatch(query.batch() == null ? 0 : query.batch());
        return log.visible(query.story(), narrowing, query.before(), limit)
                .map(change -> new PublicChanges.Folded(change, false));
    }

    private Mono<HistoryEntry> entry(PublicChanges.Folded folded) {
        Change change = folded.change();
        return folded.standsForMany()
                ? log.tally(change.key().story(), change.batch())
                        .collectList()
                        .map(tallies -> new HistoryEntry.Together(change.seq(), change.at(), change.note(), tallies))
                : Mono.just(HistoryEntry.OfItem.of(change));
    }
}
