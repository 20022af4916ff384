package org.chronomap.backend.store;

import java.util.ArrayList;
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
public record NewItems(String story, long first, long last, List<Range> parts) {

    /** Changes that are read, or taken back, by one statement. */
    private static final int AT_ONCE = 10_000;

    private static final NewItems NONE = new NewItems("", 1, 0, List.of());

    /**
     * Some of them.
     *
     * @param bulk the one entry that made them; null = each has its own
     */
    record Range(long first, long last, @Nullable Bulk bulk) {

        long size() {
            return last - first + 1;
        }
    }

    /** Empty where what was made together is anything else, or an item of it was changed since. */
    static Mono<NewItems> find(DatabaseClient client, Bulks bulks, String story, long batch) {
        return bulks.ofBatch(batch)
                .flatMap(many -> client.sql(
                                "SELECT COUNT(*) AS changes, COALESCE(MAX(seq), 0) AS last, COALESCE(SUM(CASE WHEN story = :story"
                                        + " AND kind = 'created' AND collection <> 'story' THEN 1 ELSE 0 END), 0) AS created"
                                        + " FROM change_log WHERE batch = :batch")
                        .bind("story", story)
                        .bind("batch", batch)
                        .map(row -> {
                            long single = Columns.number(row, "changes");
                            long changes =
                                    single + many.stream().mapToLong(Bulk::size).sum();
                            long last =
                                    many.stream().mapToLong(Bulk::last).reduce(Columns.number(row, "last"), Math::max);
                            boolean isOfNew = changes > 0
                                    && single == Columns.number(row, "created")
                                    && changes == last - batch + 1
                                    && many.stream()
                                            .allMatch(bulk -> bulk.standing()
                                                    && bulk.story().equals(story));
                            return isOfNew ? new NewItems(story, batch, last, parts(batch, last, many)) : NONE;
                        })
                        .one()
                        .filter(items -> !items.equals(NONE))
                        .filterWhen(items -> items.areUntouched(client, bulks)));
    }

    private static List<Range> parts(long first, long last, List<Bulk> many) {
        List<Range> parts = new ArrayList<>();
        long next = first;
        for (Bulk bulk : many) {
            if (next < bulk.first()) {
                parts.add(new Range(next, bulk.first() - 1, null));
            }
            parts.add(new Range(bulk.first(), bulk.last(), bulk));
            next = bulk.last() + 1;
        }
        if (next <= last) {
            parts.add(new Range(next, last, null));
        }
        return parts;
    }

    private Mono<Boolean> areUntouched(DatabaseClient client, Bulks bulks) {
        return Flux.fromIterable(parts)
                .concatMap(part -> part.bulk() == null
                        ? client.sql("SELECT COUNT(*) AS present FROM item WHERE story = :story"
                                        + " AND changed_seq >= :first AND changed_seq <= :last")
                                .bind("story", story)
                                .bind("first", part.first())
                                .bind("last", part.last())
                                .map(row -> Columns.number(row, "present") == part.size())
                                .one()
                        : bulks.moved(part.bulk()).map(moved -> moved.isEmpty()))
                .all(untouched -> untouched);
    }

    public long size() {
        return last - first + 1;
    }

    /** Which they are, in no order. */
    Flux<ItemKey> keys(DatabaseClient client, Bulks bulks) {
        return Flux.fromIterable(parts).concatMap(part -> {
            Bulk bulk = part.bulk();
            return bulk == null
                    ? made(client, part).map(Made::key)
                    : bulks.pages(bulk.content())
                            .concatMapIterable(BulkIds::ids)
                            .map(id -> new ItemKey(story, bulk.part(), id));
        });
    }

    /** One of them, by the change that made it. */
    private record Made(long seq, ItemKey key, int revision) {}

    private Flux<Made> made(DatabaseClient client, Range part) {
        return chunks(part)
                .concatMap(some -> client.sql("SELECT seq, collection, item, revision FROM change_log"
                                + " WHERE seq >= :first AND seq <= :last ORDER BY seq")
                        .bind("first", some.first())
                        .bind("last", some.last())
                        .map(row -> new Made(
                                Columns.number(row, "seq"),
                                new ItemKey(story, Columns.part(row), Columns.text(row, "item")),
                                Math.toIntExact(Columns.number(row, "revision"))))
                        .all());
    }

    /**
     * Takes them back.
     *
     * @param like the first change that does so, of which each says the same but for its item
     * @return the changes, without what the items said
     */
    Flux<Change> takeBack(DatabaseClient client, Bulks bulks, Change like) {
        long ahead = like.seq() - first;
        return Flux.fromIterable(parts)
                .concatMap(part -> part.bulk() == null
                        ? made(client, part)
                                .map(made -> back(made, like, ahead))
                                .collectList()
                                .flatMapMany(back ->
                                        takeBack(client, part, like, ahead).thenMany(Flux.fromIterable(back)))
                        : bulks.takeBack(part.bulk(), like, ahead).map(Bulk::whole));
    }

    private static Change back(Made made, Change like, long ahead) {
        return new Change(
                made.seq() + ahead,
                made.key(),
                like.kind(),
                made.revision() + 1,
                null,
                null,
                like.author(),
                like.at(),
                like.note(),
                like.visible(),
                like.batch(),
                made.seq());
    }

    private Mono<Void> takeBack(DatabaseClient client, Range part, Change like, long ahead) {
        return chunks(part)
                .concatMap(some -> client.sql("INSERT INTO change_log (seq, story, collection, item, kind, revision,"
                                + " before_document, after_document, author, at, note, visible, batch, undoes)"
                                + " SELECT seq + CAST(:ahead AS BIGINT), story, collection, item,"
                                + " CAST(:kind AS VARCHAR(20)), revision + 1, after_document,"
                                + " CAST(NULL AS VARCHAR), CAST(:author AS VARCHAR(200)),"
                                + " CAST(:at AS BIGINT), CAST(:note AS VARCHAR(2000)),"
                                + " CAST(:visible AS BOOLEAN), CAST(:batch AS BIGINT), seq"
                                + " FROM change_log WHERE seq >= :first AND seq <= :last")
                        .bind("ahead", ahead)
                        .bind("kind", like.kind().id())
                        .bind("author", like.author())
                        .bind("at", like.at().toEpochMilli())
                        .bind("note", Columns.text(like.note()))
                        .bind("visible", like.visible())
                        .bind("batch", like.batch())
                        .bind("first", some.first())
                        .bind("last", some.last())
                        .then())
                .then(client.sql(
                                "DELETE FROM item WHERE story = :story AND changed_seq >= :first AND changed_seq <= :last")
                        .bind("story", story)
                        .bind("first", part.first())
                        .bind("last", part.last())
                        .then());
    }

    private static Flux<Range> chunks(Range part) {
        return Flux.<Range, Long>generate(part::first, (from, sink) -> {
            if (from > part.last()) {
                sink.complete();
            } else {
                sink.next(new Range(from, Math.min(part.last(), from + AT_ONCE - 1), null));
            }
            return from + AT_ONCE;
        });
    }
}
