package org.chronomap.backend.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.story.StoryPart;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is written, drafts and all, and who wrote last. Each question is answered from an index, however much a story holds. */
@Component
public final class EditorsView {

    private static final String LAST_EDIT = "SELECT c.seq, c.story, c.at, c.author, i.revision FROM change_log c"
            + " JOIN item i ON i.story = c.story AND i.collection = 'story' AND i.id = c.story WHERE ";
    private static final String LAST_EDIT_OF_MANY = "SELECT b.last_seq AS seq, b.story, b.at, b.author, i.revision"
            + " FROM bulk b JOIN item i ON i.story = b.story AND i.collection = 'story' AND i.id = b.story WHERE ";

    private final DatabaseClient client;
    private final Bulks bulks;
    private final Queries queries;

    EditorsView(DatabaseClient client, Bulks bulks, Queries queries) {
        this.client = client;
        this.bulks = bulks;
        this.queries = queries;
    }

    /**
     * The last change of a story.
     *
     * @param by who made it
     * @param revision of the story's own text, now
     */
    public record LastEdit(String story, Instant at, String by, int revision) {}

    /**
     * An item as it stands.
     *
     * @param changed when anything of it was changed last
     */
    public record Written(Item item, Instant changed) {}

    /** What changes were, as the last ones of their stories. */
    public Flux<LastEdit> edits(Collection<Long> seqs) {
        return seqs.isEmpty()
                ? Flux.empty()
                : queries.answer(client.sql(LAST_EDIT + "c.seq IN (:seqs)")
                        .bind("seqs", seqs)
                        .map(EditorsView::edit)
                        .all()
                        .concatWith(Flux.defer(() -> client.sql(LAST_EDIT_OF_MANY + "b.last_seq IN (:seqs)")
                                .bind("seqs", seqs)
                                .map(EditorsView::edit)
                                .all())));
    }

    /** The last change of a story; empty when there is no such story, or nothing is known of its changes. */
    public Mono<LastEdit> lastEdit(String story) {
        return queries.answer(client.sql(
                        LAST_EDIT + "c.seq = (SELECT MAX(m.seq) FROM change_log m WHERE m.story = :story)")
                .bind("story", story)
                .map(row -> new Numbered(Columns.number(row, "seq"), edit(row)))
                .one()
                .concatWith(Mono.defer(() -> client.sql(LAST_EDIT_OF_MANY
                                + "b.last_seq = (SELECT MAX(m.last_seq) FROM bulk m WHERE m.story = :story)")
                        .bind("story", story)
                        .map(row -> new Numbered(Columns.number(row, "seq"), edit(row)))
                        .one()))
                .sort(Comparator.comparingLong(Numbered::seq).reversed())
                .next()
                .map(Numbered::edit));
    }

    private record Numbered(long seq, LastEdit edit) {}

    /** One item; empty when it is not there. */
    public Mono<Written> item(ItemKey key) {
        return queries.answer(written("i.id = :id", key)
                .one()
                .switchIfEmpty(Mono.defer(() -> bulks.ofStory(key.story())
                        .flatMap(many -> bulks.standing(many, key.part(), List.of(key.id()))
                                .next())
                        .map(EditorsView::written))));
    }

    /** Items of one collection behind an id, in the order of their ids. */
    public Flux<Written> items(String story, StoryPart part, String after, int limit) {
        // In the whole order of the index: by the id alone H2 would read and sort all that is behind it.
        String which = "i.id > :id ORDER BY i.story, i.collection, i.id LIMIT " + limit;
        return queries.answer(written(which, new ItemKey(story, part, after))
                .all()
                .collectList()
                .flatMapMany(
                        single -> bulks.ofStory(story).flatMapMany(many -> with(many, single, part, after, limit))));
    }

    private Flux<Written> with(List<Bulk> many, List<Written> single, StoryPart part, String after, int limit) {
        return Flux.fromIterable(many)
                .filter(bulk -> bulk.standing() && bulk.part() == part)
                .concatMap(bulk -> bulks.standingBehind(bulk, after, limit).map(EditorsView::written))
                .collectList()
                .flatMapIterable(standing -> Stream.concat(single.stream(), standing.stream())
                        .sorted(Comparator.comparing(
                                written -> written.item().key().id()))
                        .limit(limit)
                        .toList());
    }

    /** What was made with many others, and is as it was then. */
    private static Written written(Item item) {
        return new Written(item, item.updated());
    }

    private RowsFetchSpec<Written> written(String which, ItemKey key) {
        return client.sql("SELECT i.*, COALESCE(c.at, i.updated) AS changed_at FROM item i"
                        + " LEFT JOIN change_log c ON c.seq = i.changed_seq"
                        + " WHERE i.story = :story AND i.collection = :collection AND " + which)
                .bind("story", key.story())
                .bind("collection", key.part().id())
                .bind("id", key.id())
                .map(row -> new Written(Columns.item(row), Columns.instant(row, "changed_at")));
    }

    private static LastEdit edit(Readable row) {
        return new LastEdit(
                Columns.text(row, "story"),
                Columns.instant(row, "at"),
                Columns.text(row, "author"),
                Math.toIntExact(Columns.number(row, "revision")));
    }
}
