package org.chronomap.backend.store;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.chronomap.backend.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;

/** Tells a database that cannot be reached from everything else that can go wrong. */
final class StoreFailure {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailure.class);

    private StoreFailure() {}

    static boolean isUnreachable(Throwable failure) {
        if (failure instanceof DataIntegrityViolationException || failure instanceof BadSqlGrammarException) {
            return false;
        }
        return failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof R2dbcException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof RejectedExecutionException;
    }

    /** What is told to who wanted to change something while the database is known to be away. */
    static ProblemException away() {
        return ProblemException.tooBusy(
                "The database cannot be reached at the moment, and nothing was changed: try again in a few seconds");
    }

    /** What is told to who wanted to change or read what only the database has. */
    static Throwable told(Throwable failure) {
        if (!isUnreachable(failure)) {
            return failure;
        }
        LOG.warn("The database does not answer: {}", failure.toString());
        return ProblemException.tooBusy(
                "The database does not answer at the moment. Whether the change was made is not known:"
                        + " ask again in a few seconds, with the same Idempotency-Key or If-Match, which make it no second time");
    }
}
