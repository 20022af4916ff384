package org.chronomap.backend.store;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reads the database as it stands at one instant, whatever is changed meanwhile. */
@Component
public final class ConsistentRead {

    private final DatabaseClient client;
    private final Database database;
    private final TransactionalOperator transaction;
    private final Scheduler scheduler;

    ConsistentRead(
            DatabaseClient client,
            Database database,
            ReactiveTransactionManager transactions,
            Scheduler storeScheduler) {
        this.client = client;
        this.database = database;
        this.transaction = TransactionalOperator.create(transactions);
        this.scheduler = storeScheduler;
    }

    /** Does a work of which every query sees the same state. */
    public <T> Mono<T> read(Mono<T> work) {
        // Said in SQL: the driver of H2 would change the lock mode of the whole database for it.
        String sameState = switch (database.kind()) {
            case H2 -> "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";
            case POSTGRESQL -> "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
        };
        return transaction
                .transactional(client.sql(sameState).then().then(work))
                .subscribeOn(scheduler)
                .publishOn(Schedulers.parallel())
                .onErrorMap(StoreFailure::told);
    }
}
