package org.chronomap.backend.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who has which story open in the editor, on whichever node: one row a tab, which the tab renews as long as it is open. The clock is
 * the database's, so that nodes need not agree on the time.
 */
@Component
public final class Presences {

    /** A tab of which nothing was heard for so long is gone. */
    public static final Duration SILENT = Duration.ofSeconds(45);

    /** Further tabs of a story, or of an account in one, are not shown to others. */
    private static final int MOST_TABS = 100;

    private static final int MOST_OF_ACCOUNT = 20;

    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

    private final DatabaseClient client;
    private final Queries queries;

    Presences(DatabaseClient client, Queries queries) {
        this.client = client;
        this.queries = queries;
    }

    /**
     * A tab in which a story is edited.
     *
     * @param id made by the tab itself, and an account's own: nobody renews another's
     * @param item collection and id of what is edited there; null = nothing in particular
     */
    public record Tab(String username, String id, @Nullable String item) {

        /** Whether it is the same tab, whatever is edited there. */
        public boolean isSame(Tab other) {
            return username.equals(other.username) && id.equals(other.id);
        }
    }

    /** Keeps that a tab is there, and tells all that have the story open, it among them. */
    public Mono<List<Tab>> renew(String story, Tab tab) {
        return queries.answer(forgetSilent()
                .then(statement(
                                "UPDATE presence SET item = :item, seen = " + NOW
                                        + " WHERE story = :story AND username = :username AND tab = :tab",
                                story,
                                tab)
                        .bind("item", Columns.text(tab.item()))
                        .fetch()
                        .rowsUpdated())
                .flatMap(updated -> tabs(story).flatMap(tabs -> {
                    if (updated > 0 || isFull(tabs, tab)) {
                        return Mono.just(tabs);
                    }
                    return insert(story, tab).thenReturn(tabs.stream().anyMatch(tab::isSame) ? tabs : with(tab, tabs));
                })));
    }

    /** Forgets a tab that is being closed, and tells who is still there. */
    public Mono<List<Tab>> leave(String story, Tab tab) {
        return queries.answer(statement(
                        "DELETE FROM presence WHERE story = :story AND username = :username AND tab = :tab", story, tab)
                .then()
                .then(forgetSilent())
                .then(tabs(story)));
    }

    private Mono<Void> forgetSilent() {
        return client.sql("DELETE FROM presence WHERE seen < " + NOW + " - " + SILENT.toMillis())
                .then();
    }

    private Mono<Void> insert(String story, Tab tab) {
        return statement(
                        "INSERT INTO presence (story, username, tab, item, seen)"
                                + " VALUES (:story, :username, :tab, :item, " + NOW + ")",
                        story,
                        tab)
                .bind("item", Columns.text(tab.item()))
                .then()
                // The same tab said so at the same time.
                .onErrorComplete(DataIntegrityViolationException.class);
    }

    private DatabaseClient.GenericExecuteSpec statement(String sql, String story, Tab tab) {
        return client.sql(sql)
                .bind("story", story)
                .bind("username", tab.username())
                .bind("tab", tab.id());
    }

    private Mono<List<Tab>> tabs(String story) {
        return client.sql("SELECT username, tab, item FROM presence WHERE story = :story ORDER BY username, tab")
                .bind("story", story)
                .map(row ->
                        new Tab(Columns.text(row, "username"), Columns.text(row, "tab"), row.get("item", String.class)))
                .all()
                .collectList();
    }

    private static boolean isFull(List<Tab> tabs, Tab tab) {
        return tabs.size() >= MOST_TABS
                || tabs.stream()
                                .filter(other -> other.username().equals(tab.username()))
                                .count()
                        >= MOST_OF_ACCOUNT;
    }

    private static List<Tab> with(Tab tab, List<Tab> others) {
        List<Tab> all = new ArrayList<>(others);
        all.add(tab);
        return all;
    }
}
