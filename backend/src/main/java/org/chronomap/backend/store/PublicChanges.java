package org.chronomap.backend.store;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What readers may know of the changes in the log. */
@Component
public final class PublicChanges {

    /** Changes that were made together, those that readers may not know of among them; more than these are told as one. */
    public static final int TOLD_SINGLY = 20;

    private static final String MANY = "SELECT 1 FROM change_log m WHERE m.seq = c.batch + " + TOLD_SINGLY
            + " AND m.batch = c.batch" + " UNION ALL SELECT 1 FROM bulk b WHERE b.batch = c.batch";

    private final DatabaseClient client;
    private final Bulks bulks;
    private final Queries queries;

    PublicChanges(DatabaseClient client, Bulks bulks, Queries queries) {
        this.client = client;
        this.bulks = bulks;
        this.queries = queries;
    }

    /**
     * What readers may know of a story's changes, the latest first. Of those that were made together, when they are more than
     * {@value #TOLD_SINGLY}, the first stands for all, whether readers may know of itself or not.
     *
     * @param before below this sequence number
     */
    public Flux<Folded> folded(String story, long before, int limit) {
        // Those that were made together stand together: whether they are many is asked by one number.
        return queries.answer(client.sql("SELECT c.*, EXISTS (" + MANY
                        + ") AS many FROM change_log c WHERE story = :story AND seq < :before"
                        + " AND ((visible = TRUE AND NOT EXISTS (" + MANY + "))"
                        + " OR (seq = batch AND EXISTS (" + MANY + ") AND EXISTS (SELECT 1 FROM change_log v"
                        + " WHERE v.batch = c.batch AND v.visible = TRUE"
                        + " UNION ALL SELECT 1 FROM bulk w WHERE w.batch = c.batch AND w.visible = TRUE)))"
                        + " ORDER BY seq DESC LIMIT :limit")
                .bind("story", story)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> new Folded(Columns.change(row), Boolean.TRUE.equals(row.get("many", Boolean.class))))
                .all()
                .collectList()
                .flatMapMany(single -> bulks.ofStory(story)
                        .flatMapIterable(many -> Stream.concat(
                                        single.stream(),
                                        many.stream()
                                                // With others before it, the first of these stands for it.
                                                .filter(bulk -> bulk.visible()
                                                        && bulk.first() == bulk.batch()
                                                        && bulk.first() < before)
                                                .map(bulk -> new Folded(bulk.begun(), true)))
                                .sorted(Comparator.comparingLong((Folded folded) ->
                                                folded.change().seq())
                                        .reversed())
                                .limit(limit)
                                .toList())));
    }

    /**
     * A change as it is told.
     *
     * @param standsForMany readers may know when it was made and why, and nothing of itself
     */
    public record Folded(Change change, boolean standsForMany) {}

    /**
     * What readers may know of the changes of one item, or of those of a story that were made together, the latest first.
     *
     * @param before below this sequence number
     */
    public Flux<Change> visible(String story, Narrowing to, long before, int limit) {
        ItemKey item = to.item();
        return queries.answer(bulks.ofStory(story).flatMapMany(many -> {
            if (item != null) {
                return visible(story, to, 0, before - 1, limit)
                        .collectList()
                        .flatMapMany(single -> bulks.among(single, item, Integer.MAX_VALUE))
                        .filter(change -> change.visible() && change.seq() < before)
                        .take(limit);
            }
            List<Bulk> together = many.stream()
                    .filter(bulk -> bulk.batch() == to.batch() && bulk.visible())
                    .toList();
            return new LogRange(bulks, together, 0, before - 1)
                    .descending((after, upTo) -> visible(story, to, after, upTo, limit))
                    .take(limit);
        }));
    }

    private Flux<Change> visible(String story, Narrowing to, long after, long upTo, int limit) {
        String condition = to.item() == null ? "batch = :batch" : "collection = :collection AND item = :item";
        DatabaseClient.GenericExecuteSpec query = client.sql("SELECT * FROM change_log WHERE story = :story AND "
                        + condition
                        + " AND seq > :after AND seq <= :upTo AND visible = TRUE ORDER BY seq DESC LIMIT :limit")
                .bind("story", story)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit);
        query = to.item() == null
                ? query.bind("batch", to.batch())
                : query.bind("collection", to.item().part().id())
                        .bind("item", to.item().id());
        return query.map(Columns::change).all();
    }

    /**
     * Which changes of a story are meant.
     *
     * @param item those of this one; null = those of the batch
     */
    public record Narrowing(@Nullable ItemKey item, long batch) {

        public static Narrowing toItem(ItemKey item) {
            return new Narrowing(item, 0);
        }

        public static Narrowing toBatch(long batch) {
            return new Narrowing(null, batch);
        }
    }

    /** How many changes of a kind were made together to the items of one part of a story. */
    public record Tally(StoryPart part, ChangeKind kind, int changes) {}

    /** What readers may know of the changes that were made together, counted. */
    public Flux<Tally> tally(String story, long batch) {
        return queries.answer(client.sql(
                        "SELECT collection, kind, COUNT(*) AS changes FROM change_log WHERE batch = :batch"
                                + " AND story = :story AND visible = TRUE GROUP BY collection, kind ORDER BY collection, kind")
                .bind("batch", batch)
                .bind("story", story)
                .map(Columns::tally)
                .all()
                .collectList()
                .flatMapMany(single -> bulks.ofBatch(batch).flatMapIterable(many -> tally(single, many, story))));
    }

    private static List<Tally> tally(List<Tally> single, List<Bulk> many, String story) {
        return Stream.concat(
                        single.stream(),
                        many.stream()
                                .filter(bulk -> bulk.visible() && bulk.story().equals(story))
                                .flatMap(bulk -> Stream.of(
                                        new Tally(bulk.part(), bulk.kind(), bulk.size() - bulk.removed()),
                                        new Tally(bulk.part(), ChangeKind.PURGED, bulk.removed())))
                                .filter(tally -> tally.changes() > 0))
                .collect(Collectors.toMap(
                        tally -> List.of(tally.part().id(), tally.kind().id()),
                        tally -> tally,
                        (one, other) -> new Tally(one.part(), one.kind(), one.changes() + other.changes()),
                        LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparing((Tally tally) -> tally.part().id())
                        .thenComparing(tally -> tally.kind().id()))
                .toList();
    }
}
