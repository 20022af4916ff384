package org.chronomap.backend.security.account;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import java.util.function.Function;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Asks the tables of accounts, away from the threads that serve readers. */
@Component
public final class Tables {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Scheduler scheduler;

    Tables(DatabaseClient client, ReactiveTransactionManager transactions, Scheduler storeScheduler) {
        this.client = client;
        this.transaction = TransactionalOperator.create(transactions);
        this.scheduler = storeScheduler;
    }

    /** One statement, or several that need not be done together. */
    public <T> Mono<T> ask(Function<DatabaseClient, Mono<T>> question) {
        return Mono.defer(() -> question.apply(client))
                .onErrorMap(Tables::told)
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** Statements of which all are done or none. */
    public <T> Mono<T> change(Function<DatabaseClient, Mono<T>> change) {
        return Mono.defer(() -> question(change))
                .onErrorMap(Tables::told)
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    public static Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : Parameters.in(value);
    }

    public static Parameter number(@Nullable Long value) {
        return value == null ? Parameters.in(Long.class) : Parameters.in(value);
    }

    /** Of a column that is never null. */
    public static String text(Readable row, String column) {
        return String.valueOf(row.get(column, String.class));
    }

    /** Of a column that is never null. */
    public static long number(Readable row, String column) {
        Long value = row.get(column, Long.class);
        return value == null ? 0 : value;
    }

    private <T> Mono<T> question(Function<DatabaseClient, Mono<T>> change) {
        return change.apply(client).as(transaction::transactional);
    }

    private static Throwable told(Throwable failure) {
        boolean unreachable = (failure instanceof DataAccessException
                        || failure instanceof TransactionException
                        || failure instanceof R2dbcException)
                && !(failure instanceof DataIntegrityViolationException)
                && !(failure instanceof BadSqlGrammarException);
        if (!unreachable) {
            return failure;
        }
        LOG.warn("The database does not answer: {}", failure.toString());
        return ProblemException.tooBusy(
                "The database does not answer at the moment, so that nobody can sign in or change an account:"
                        + " try again in a few seconds");
    }
}
