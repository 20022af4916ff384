package org.chronomap.backend.security.account;

import java.util.function.Function;
import org.chronomap.backend.store.StoreFailure;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Asks the tables of accounts, away from the threads that serve readers. */
@Component
public final class AccountTables {

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Scheduler scheduler;

    AccountTables(DatabaseClient client, ReactiveTransactionManager transactions, Scheduler storeScheduler) {
        this.client = client;
        this.transaction = TransactionalOperator.create(transactions);
        this.scheduler = storeScheduler;
    }

    /** One statement, or several that need not be done together. */
    public <T> Mono<T> ask(Function<DatabaseClient, Mono<T>> question) {
        return Mono.defer(() -> question.apply(client))
                .subscribeOn(scheduler)
                .publishOn(scheduler)
                .onErrorMap(AccountTables::told);
    }

    /** Statements of which all are done or none. */
    public <T> Mono<T> change(Function<DatabaseClient, Mono<T>> change) {
        return Mono.defer(() -> question(change))
                .subscribeOn(scheduler)
                .publishOn(scheduler)
                .onErrorMap(AccountTables::told);
    }

    private <T> Mono<T> question(Function<DatabaseClient, Mono<T>> change) {
        return change.apply(client).as(transaction::transactional);
    }

    private static Throwable told(Throwable failure) {
        return StoreFailure.told(
                failure,
                "The database does not answer at the moment, so that nobody can sign in or change an account:"
                        + " try again in a few seconds");
    }
}
