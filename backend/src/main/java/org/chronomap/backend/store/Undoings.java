package org.chronomap.backend.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether what was made together is undone, by whom and when; whoever undid it, and wherever. */
@Component
public final class Undoings {

    private final DatabaseClient client;
    private final Bulks bulks;
    private final Queries queries;

    Undoings(DatabaseClient client, Bulks bulks, Queries queries) {
        this.client = client;
        this.bulks = bulks;
        this.queries = queries;
    }

    /** Changes that were made together: the sequence numbers of the first and the last. */
    public record Together(long first, long last) {}

    /** @param by username of who undid it */
    public record Undone(String by, Instant at) {}

    /** @param undoes seq of the change that it undid */
    private record Undoing(long seq, long batch, long undoes, Undone undone) {}

    /**
     * Of changes of a story those that are undone as a whole; an undoing that was itself undone is none.
     *
     * @return by the first sequence number
     */
    public Mono<Map<Long, Undone>> of(String story, List<Together> made) {
        List<Long> ends = made.stream()
                .flatMap(one -> List.of(one.first(), one.last()).stream())
                .distinct()
                .toList();
        // What undoes a change is one of the same item.
        return ends.isEmpty()
                ? Mono.just(Map.of())
                : queries.answer(client.sql("SELECT DISTINCT u.seq, u.batch, u.undoes, u.author, u.at FROM change_log c"
                                + " JOIN change_log u ON u.story = c.story AND u.collection = c.collection"
                                + " AND u.item = c.item AND u.seq > c.seq"
                                + " WHERE c.seq IN (:ends) AND c.story = :story AND u.undoes IS NOT NULL")
                        .bind("ends", ends)
                        .bind("story", story)
                        .map(row -> new Undoing(
                                Columns.number(row, "seq"),
                                Columns.number(row, "batch"),
                                Columns.number(row, "undoes"),
                                new Undone(Columns.text(row, "author"), Columns.instant(row, "at"))))
                        .all()
                        .collectList()
                        .flatMap(single -> bulks.ofStory(story)
                                .map(many -> undone(
                                        made,
                                        Stream.concat(
                                                        single.stream(),
                                                        ends.stream().flatMap(end -> ofMany(many, end)))
                                                .toList()))));
    }

    /** What undid a change with very many others. */
    private static Stream<Undoing> ofMany(List<Bulk> all, long seq) {
        return all.stream()
                .filter(made -> made.holds(seq))
                .flatMap(made -> all.stream()
                        .filter(back -> Objects.equals(back.undoes(), made.first()))
                        .map(back -> new Undoing(
                                back.first() + seq - made.first(),
                                back.batch(),
                                seq,
                                new Undone(back.author(), back.at()))));
    }

    private static Map<Long, Undone> undone(List<Together> made, List<Undoing> undoings) {
        Map<Long, Undone> undone = new HashMap<>();
        for (Together one : made) {
            last(one.first(), undoings)
                    .filter(first -> last(one.last(), undoings)
                            .filter(last -> last.batch() == first.batch())
                            .isPresent())
                    .ifPresent(first -> undone.put(one.first(), first.undone()));
        }
        return undone;
    }

    /** The last undoing of a change that stands. */
    private static Optional<Undoing> last(long seq, List<Undoing> undoings) {
        return undoings.stream()
                .filter(one -> one.undoes() == seq)
                .filter(one -> last(one.seq(), undoings).isEmpty())
                .max(Comparator.comparingLong(Undoing::seq));
    }
}
