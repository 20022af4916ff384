package org.chronomap.backend.store;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells why the database did not do what it was asked, as far as that is not the fault of who asked it: it is away, it is busy, or it
 * cannot write. Anything else is an error of this server.
 */
public enum StoreFailure {
    /** It cannot be reached, or was lost. */
    AWAY,
    /** It gave up what took too long, or stood in the way of something else. */
    BUSY,
    /** It can store nothing: its disk is full or fails, or it lets itself be read alone. */
    UNWRITABLE,
    /** Something else is wrong. */
    OTHER;

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailure.class);

    /**
     * Beginnings of SQLSTATEs: connections (08), who may connect, and to what (28, 3D), a session that was ended (25P03, 25P04, 57P0),
     * a server without room for it (53).
     *
     * @see <a href="https://www.postgresql.org/docs/15/errcodes-appendix.html">PostgreSQL: error codes</a>
     */
    private static final List<String> STATES_AWAY = List.of("08", "25P03", "25P04", "28", "3D", "53", "57P0");

    /** A disk that is full (53100) or fails (58030); a database, or a session, that is read alone (25006). */
    private static final Set<String> STATES_UNWRITABLE = Set.of("53100", "58030", "25006");

    /** Given up for others (40), or for it took too long (55P03, 57014; HYT00 of H2). */
    private static final List<String> STATES_BUSY = List.of("40", "55P03", "57014", "HYT00");

    /** Of H2: no way to it, or it was shut. */
    private static final Set<Integer> CODES_AWAY = Set.of(90020, 90067, 90098, 90121, 90135);

    /** Of H2: its file cannot be written, or not now. */
    private static final Set<Integer> CODES_UNWRITABLE = Set.of(90028, 90031, 90097);

    private static final List<String> DISK_FULL = List.of("No space left on device", "Disk quota exceeded");

    /** Of H2: another changed the same at the same time. */
    private static final int CONCURRENT_UPDATE = 90131;

    /** What a failure, and whatever caused it, says; where it has a code of the database, that. */
    static StoreFailure of(Throwable failure) {
        StoreFailure said = null;
        StoreFailure looksLike = OTHER;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            StoreFailure found = said(each);
            // H2 shuts itself when it cannot write, and whoever comes then is told that it is shut, and why.
            if (found == UNWRITABLE) {
                return UNWRITABLE;
            }
            said = said == null ? found : said;
            looksLike = looksLike == OTHER ? looksLike(each) : looksLike;
        }
        return said == null ? looksLike : said;
    }

    /** By its code, or by what the system says of a disk; null = it has neither. */
    private static @Nullable StoreFailure said(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof IOException
                && message != null
                && DISK_FULL.stream().anyMatch(message::contains)) {
            return UNWRITABLE;
        }
        if (failure instanceof R2dbcException ofDriver && ofDriver.getSqlState() != null) {
            return said(ofDriver.getSqlState(), ofDriver.getErrorCode());
        }
        return failure instanceof SQLException sql && sql.getSQLState() != null
                ? said(sql.getSQLState(), sql.getErrorCode())
                : null;
    }

    private static StoreFailure said(String state, int code) {
        if (STATES_UNWRITABLE.contains(state) || CODES_UNWRITABLE.contains(code)) {
            return UNWRITABLE;
        }
        if (code == CONCURRENT_UPDATE || STATES_BUSY.stream().anyMatch(state::startsWith)) {
            return BUSY;
        }
        return CODES_AWAY.contains(code) || STATES_AWAY.stream().anyMatch(state::startsWith) ? AWAY : OTHER;
    }

    /** By its kind, where nothing came from the database that would have a code. */
    private static StoreFailure looksLike(Throwable failure) {
        if (failure instanceof RejectedExecutionException || failure instanceof R2dbcTransientResourceException) {
            return BUSY;
        }
        boolean away = failure instanceof R2dbcNonTransientResourceException
                || failure instanceof R2dbcTimeoutException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TimeoutException
                || failure instanceof SocketException
                || failure instanceof ClosedChannelException
                || failure instanceof InterruptedIOException
                || failure instanceof UnknownHostException;
        return away ? AWAY : OTHER;
    }

    /** What failed, where the connection could not be given back afterwards: of that Reactor makes another failure, around what came last. */
    private static Throwable atFirst(Throwable failure) {
        boolean isOfCleanup =
                failure.getMessage() != null && failure.getMessage().startsWith("Async resource cleanup failed");
        return isOfCleanup && failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : failure;
    }

    /** What is told to who wanted to change something while the database is known to be away. */
    static ProblemException away() {
        return ProblemException.tooBusy(
                "The database cannot be reached at the moment, and nothing was changed: try again in a few seconds");
    }

    /** What is told to who wanted to change or read what only the database has. */
    public static Throwable told(Throwable failure) {
        return told(
                failure,
                "The database does not answer at the moment. Whether the change was made is not known:"
                        + " ask again in a few seconds, with the same Idempotency-Key or If-Match, which make it no second time");
    }

    /**
     * What is told to who asked for something; the failure itself where it is none of these.
     *
     * @param away what is told while the database is away
     */
    public static Throwable told(Throwable found, String away) {
        Throwable failure = atFirst(found);
        return switch (of(failure)) {
            case AWAY -> {
                LOG.warn("The database does not answer: {}", failure.toString());
                yield ProblemException.tooBusy(away);
            }
            case BUSY -> {
                LOG.warn("The database has too much to do: {}", failure.toString());
                yield ProblemException.tooBusy(
                        "The database has too much to do at the moment: try again in a few seconds");
            }
            case UNWRITABLE -> {
                LOG.error(
                        "The database cannot write, so that nothing can be edited: {}",
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
                yield ProblemException.of(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "Nothing can be saved: the disk of the database is full, or cannot be written."
                                + " It takes the operator of this server to mend that; keep what you wrote until then");
            }
            case OTHER -> failure;
        };
    }
}
