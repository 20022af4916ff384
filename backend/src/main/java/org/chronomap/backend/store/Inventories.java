package org.chronomap.backend.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.ChronomapProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Takes the inventory of the store: whatever is changed meanwhile, it says of each change either all or nothing. */
@Component
public final class Inventories {

    private final DatabaseClient client;
    private final ConsistentRead consistent;
    private final Scheduler scheduler;
    private final Database database;
    private final ChronomapProperties properties;

    Inventories(
            DatabaseClient client,
            ConsistentRead consistent,
            Scheduler storeScheduler,
            Database database,
            ChronomapProperties properties) {
        this.client = client;
        this.database = database;
        this.properties = properties;
        this.consistent = consistent;
        this.scheduler = storeScheduler;
    }

    public Mono<Inventory> take() {
        return take(List.of());
    }

    /** Of some stories alone; of all where none is named. */
    public Mono<Inventory> take(Collection<String> stories) {
        return consistent.read(client.sql("SELECT seq, restored FROM log_head")
                .map(row ->
                        new Inventory(Columns.number(row, "seq"), Columns.number(row, "restored"), Map.of(), List.of()))
                .one()
                .flatMap(head -> filled(head, stories))
                .onErrorMap(DatabaseDamage::isWhy, this::told)
                // The transaction ends where H2 may work.
                .publishOn(scheduler));
    }

    private Throwable told(Throwable damage) {
        return database.isInDataFolder() ? DatabaseFile.unreadable(properties.dataDir(), damage) : damage;
    }

    private Mono<Inventory> filled(Inventory head, Collection<String> stories) {
        return asked("SELECT story, MAX(seq) AS last FROM change_log%s GROUP BY story", stories)
                .map(row -> Map.entry(Columns.text(row, "story"), Columns.number(row, "last")))
                .all()
                .timeout(Timeouts.FOR_ANSWER)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(last -> asked("SELECT * FROM item%s ORDER BY created_seq", stories)
                        .map(Columns::item)
                        .all()
                        .timeout(Timeouts.FOR_ANSWER)
                        .collectList()
                        .map(items -> new Inventory(head.head(), head.restored(), last, items)));
    }

    /** @param query with a place for what it is narrowed by */
    private DatabaseClient.GenericExecuteSpec asked(String query, Collection<String> stories) {
        return stories.isEmpty()
                ? client.sql(query.formatted(""))
                : client.sql(query.formatted(" WHERE story IN (:stories)")).bind("stories", stories);
    }
}
