package org.chronomap.backend.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Items that were made together, and that nobody has changed since. However many they are, the database itself takes them back: of
 * what they say nothing is read.
 *
 * @param first sequence number of the change that made the first of them; those of the others follow it without a gap
 * @param last that of the last
 */
public record NewItems(String story, long first, long last) {

    /** Changes that are read, or taken back, by one statement. */
    private static final int AT_ONCE = 10_000;

    /** Empty where what was made together is anything else, or an item of it was changed since. */
    static Mono<NewItems> find(DatabaseClient client, String story, long batch) {
        return client.sql(
                        "SELECT COUNT(*) AS changes, COALESCE(MAX(seq), 0) AS last, COALESCE(SUM(CASE WHEN story = :story"
                                + " AND kind = 'created' AND collection <> 'story' THEN 1 ELSE 0 END), 0) AS created"
                                + " FROM change_log WHERE batch = :batch")
                .bind("story", story)
                .bind("batch", batch)
                .map(row -> {
                    long changes = Columns.number(row, "changes");
                    long last = Columns.number(row, "last");
                    return new Batch(
                            new NewItems(story, batch, last),
                            changes > 0 && changes == Columns.number(row, "created") && changes == last - batch + 1);
                })
                .one()
                .filter(Batch::isOfNew)
                .map(Batch::items)
                .filterWhen(items -> items.areUntouched(client));
    }

    private record Batch(NewItems items, boolean isOfNew) {}

    private Mono<Boolean> areUntouched(DatabaseClient client) {
        return client.sql("SELECT COUNT(*) AS present FROM item WHERE story = :story"
                        + " AND changed_seq >= :first AND changed_seq <= :last")
                .bind("story", story)
                .bind("first", first)
                .bind("last", last)
                .map(row -> Columns.number(row, "present") == size())
                .one();
    }

    public long size() {
        return last - first + 1;
    }

    /** Which they are, and the revision that each is at, in the order in which they were made. */
    Flux<Made> all(DatabaseClient client) {
        return chunks().concatMap(from -> client.sql("SELECT seq, collection, item, revision FROM change_log"
                        + " WHERE seq >= :from AND seq <= :to ORDER BY seq")
                .bind("from", from)
                .bind("to", to(from))
                .map(row -> new Made(
                        Columns.number(row, "seq"),
                        new ItemKey(story, Columns.part(row), Columns.text(row, "item")),
                        Math.toIntExact(Columns.number(row, "revision"))))
                .all());
    }

    /** One of them, by the change that made it. */
    record Made(long seq, ItemKey key, int revision) {}

    /** @param back the changes that take them back, of which each says the same but for its item */
    Mono<Void> takeBack(DatabaseClient client, List<Change> back) {
        Change begin = back.get(0);
        return chunks().concatMap(from -> note(
                                client.sql("INSERT INTO change_log (seq, story, collection, item, kind, revision,"
                                                + " before_document, after_document, author, at, note, visible, batch, undoes)"
                                                + " SELECT seq + CAST(:ahead AS BIGINT), story, collection, item,"
                                                + " CAST(:kind AS VARCHAR(20)), revision + 1, after_document,"
                                                + " CAST(NULL AS VARCHAR), CAST(:author AS VARCHAR(200)),"
                                                + " CAST(:at AS BIGINT), CAST(:note AS VARCHAR(2000)),"
                                                + " CAST(:visible AS BOOLEAN), CAST(:batch AS BIGINT), seq"
                                                + " FROM change_log WHERE seq >= :from AND seq <= :to")
                                        .bind("ahead", begin.seq() - first)
                                        .bind("kind", begin.kind().id())
                                        .bind("author", begin.author())
                                        .bind("at", begin.at().toEpochMilli())
                                        .bind("visible", begin.visible())
                                        .bind("batch", begin.batch())
                                        .bind("from", from)
                                        .bind("to", to(from)),
                                begin.note())
                        .then())
                .then(client.sql(
                                "DELETE FROM item WHERE story = :story AND changed_seq >= :first AND changed_seq <= :last")
                        .bind("story", story)
                        .bind("first", first)
                        .bind("last", last)
                        .then());
    }

    private static DatabaseClient.GenericExecuteSpec note(
            DatabaseClient.GenericExecuteSpec insert, @Nullable String note) {
        return note == null ? insert.bindNull("note", String.class) : insert.bind("note", note);
    }

    private Flux<Long> chunks() {
        return Flux.<Long, Long>generate(() -> first, (from, sink) -> {
            if (from > last) {
                sink.complete();
            } else {
                sink.next(from);
            }
            return from + AT_ONCE;
        });
    }

    private long to(long from) {
        return Math.min(last, from + AT_ONCE - 1);
    }
}
