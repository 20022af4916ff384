package org.chronomap.backend.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What only editors may know of the log and of what it led to: drafts, and who wrote what. */
@Component
public final class EditorsChanges {

    /** So many rows of the log are looked at for one answer. */
    static final int AT_ONCE = 1_000;

    private final DatabaseClient client;
    private final Bulks bulks;
    private final Queries queries;

    EditorsChanges(DatabaseClient client, Bulks bulks, Queries queries) {
        this.client = client;
        this.bulks = bulks;
        this.queries = queries;
    }

    /**
     * A draft, without what it says.
     *
     * @param isNew readers see nothing of the item yet
     * @param by username of who wrote it
     */
    public record Draft(
            ItemKey key,
            int revision,
            boolean isNew,
            @Nullable String by) {}

    /** The drafts of a story, in no order. */
    public Flux<Draft> drafts(String story) {
        return queries.answer(client.sql("SELECT collection, id, revision, published_revision, drafted_by FROM item"
                        + " WHERE story = :story AND draft IS NOT NULL")
                .bind("story", story)
                .map(row -> new Draft(
                        new ItemKey(story, Columns.part(row), Columns.text(row, "id")),
                        Math.toIntExact(Columns.number(row, "revision")),
                        Columns.number(row, "published_revision") == 0,
                        row.get("drafted_by", String.class)))
                .all());
    }

    /** All changes of an item, drafts among them, the latest first; without what it said before each. */
    public Flux<Change> of(ItemKey key, int limit) {
        return queries.answer(client.sql("SELECT seq, story, collection, item, kind, revision,"
                        + " CAST(NULL AS VARCHAR) AS before_document, after_document, author, at, note, visible, batch, undoes"
                        + " FROM change_log WHERE story = :story AND collection = :collection AND item = :item"
                        + " ORDER BY seq DESC LIMIT :limit")
                .bind("story", key.story())
                .bind("collection", key.part().id())
                .bind("item", key.id())
                .bind("limit", limit)
                .map(Columns::change)
                .all()
                .collectList()
                .flatMapMany(single -> bulks.among(single, key, limit))
                .map(Change::withoutBefore));
    }

    /**
     * What has become of an item.
     *
     * @param revision that it is at; null = it is gone
     * @param by username of who changed it last
     */
    public record Changed(ItemKey key, @Nullable Integer revision, String by) {}

    /**
     * What was changed in a story, each item once but for those that were made with very many others, those that were changed last at the end.
     *
     * @param seq up to which sequence number; what came later is told when that is asked for
     * @param anew what was known before is not true any more: an archive was restored, or very many items were taken back
     */
    public record Since(long seq, boolean anew, List<Changed> changed) {}

    /** @param seq behind this one; null = nothing is known yet, and nothing is told but where the log ends */
    public Mono<Since> since(String story, @Nullable Long seq) {
        return queries.answer(client.sql("SELECT seq, restored FROM log_head")
                .map(row -> new Head(Columns.number(row, "seq"), Columns.number(row, "restored")))
                .one()
                .flatMap(head -> {
                    boolean anew = seq != null && (seq < head.restored() || seq > head.seq());
                    return seq == null || anew || seq == head.seq()
                            ? Mono.just(new Since(head.seq(), anew, List.of()))
                            : bulks.ofStory(story)
                                    .flatMap(many -> many.stream()
                                                    .anyMatch(bulk ->
                                                            bulk.last() > seq && bulk.kind() == ChangeKind.DELETED)
                                            ? Mono.just(new Since(head.seq(), true, List.of()))
                                            : since(story, seq, head.seq()));
                }));
    }

    private record Head(long seq, long restored) {}

    private record Row(long seq, Changed changed) {}

    private Mono<Since> since(String story, long after, long upTo) {
        return client.sql("SELECT c.seq, c.collection, c.item, c.author, i.revision FROM change_log c LEFT JOIN item i"
                        + " ON i.story = c.story AND i.collection = c.collection AND i.id = c.item"
                        + " WHERE c.story = :story AND c.seq > :after AND c.seq <= :upTo ORDER BY c.seq LIMIT :limit")
                .bind("story", story)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", AT_ONCE)
                .map(row -> new Row(
                        Columns.number(row, "seq"),
                        new Changed(
                                new ItemKey(story, Columns.part(row), Columns.text(row, "item")),
                                row.get("revision", Integer.class),
                                Columns.text(row, "author"))))
                .all()
                .collectList()
                .map(rows -> {
                    Map<ItemKey, Changed> last = new LinkedHashMap<>();
                    for (Row row : rows) {
                        last.remove(row.changed().key());
                        last.put(row.changed().key(), row.changed());
                    }
                    long reached = rows.size() < AT_ONCE
                            ? upTo
                            : rows.get(rows.size() - 1).seq();
                    return new Since(reached, false, List.copyOf(last.values()));
                });
    }
}
