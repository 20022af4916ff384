package org.chronomap.backend.store;

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

    private static final String MANY =
            "SELECT 1 FROM change_log m WHERE m.seq = c.batch + " + TOLD_SINGLY + " AND m.batch = c.batch";

    private final DatabaseClient client;
    private final Queries queries;

    PublicChanges(DatabaseClient client, Queries queries) {
        this.client = client;
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
                        + " WHERE v.batch = c.batch AND v.visible = TRUE)))"
                        + " ORDER BY seq DESC LIMIT :limit")
                .bind("story", story)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> new Folded(Columns.change(row), Boolean.TRUE.equals(row.get("many", Boolean.class))))
                .all());
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
        String condition = to.item() == null ? "batch = :batch" : "collection = :collection AND item = :item";
        DatabaseClient.GenericExecuteSpec query = client.sql("SELECT * FROM change_log WHERE story = :story AND "
                        + condition + " AND seq < :before AND visible = TRUE ORDER BY seq DESC LIMIT :limit")
                .bind("story", story)
                .bind("before", before)
                .bind("limit", limit);
        query = to.item() == null
                ? query.bind("batch", to.batch())
                : query.bind("collection", to.item().part().id())
                        .bind("item", to.item().id());
        return queries.answer(query.map(Columns::change).all());
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
                .all());
    }
}
