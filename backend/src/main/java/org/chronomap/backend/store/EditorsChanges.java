package org.chronomap.backend.store;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What only editors may know of the log and of what it led to: drafts, and who wrote what. */
@Component
public final class EditorsChanges {

    private final DatabaseClient client;
    private final Queries queries;

    EditorsChanges(DatabaseClient client, Queries queries) {
        this.client = client;
        this.queries = queries;
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
                .all());
    }
}
