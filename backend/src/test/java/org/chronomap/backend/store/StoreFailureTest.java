package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.chronomap.backend.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;

/** What an error of either database is taken for. */
@ExtendWith(OutputCaptureExtension.class)
class StoreFailureTest {

    @ParameterizedTest
    @CsvSource({
        // PostgreSQL
        "08006, 0, AWAY",
        "08P01, 0, AWAY",
        "25P03, 0, AWAY",
        "28P01, 0, AWAY",
        "3D000, 0, AWAY",
        "53300, 0, AWAY",
        "57P01, 0, AWAY",
        "57P03, 0, AWAY",
        "40001, 0, BUSY",
        "40P01, 0, BUSY",
        "55P03, 0, BUSY",
        "57014, 0, BUSY",
        "53100, 0, UNWRITABLE",
        "58030, 0, UNWRITABLE",
        "25006, 0, UNWRITABLE",
        "22001, 0, OTHER",
        "22021, 0, OTHER",
        "23514, 0, OTHER",
        "42P01, 0, OTHER",
        "54000, 0, OTHER",
        "XX000, 0, OTHER",
        "XX001, 0, OTHER",
        // H2
        "90067, 90067, AWAY",
        "90098, 90098, AWAY",
        "90121, 90121, AWAY",
        "HYT00, 50200, BUSY",
        "90131, 90131, BUSY",
        "57014, 57014, BUSY",
        "90028, 90028, UNWRITABLE",
        "90031, 90031, UNWRITABLE",
        "90097, 90097, UNWRITABLE",
        "22001, 22001, OTHER",
        "90030, 90030, OTHER",
        "HY000, 50000, OTHER",
    })
    void theCodeOfAnErrorSaysWhatItIs(String state, int code, StoreFailure expected) {
        R2dbcException error = new R2dbcNonTransientResourceException("on purpose", state, code);

        assertThat(StoreFailure.of(new DataAccessResourceFailureException("executeMany", error)))
                .isEqualTo(expected);
        assertThat(StoreFailure.of(new UncategorizedR2dbcException("commit", null, error)))
                .isEqualTo(expected);
        assertThat(StoreFailure.of(new IllegalStateException(new SQLException("on purpose", state, code))))
                .isEqualTo(expected);
    }

    @Test
    void whatHasNoCodeIsKnownByItsKind() {
        assertThat(StoreFailure.of(new QueryTimeoutException(
                        "acquire", new R2dbcTimeoutException("Connection acquisition timed out after 5000ms"))))
                .isEqualTo(StoreFailure.AWAY);
        assertThat(StoreFailure.of(new DataAccessResourceFailureException(
                        "Failed to obtain R2DBC Connection", new ConnectException("Connection refused"))))
                .isEqualTo(StoreFailure.AWAY);
        assertThat(StoreFailure.of(new CannotCreateTransactionException(
                        "Could not open R2DBC Connection for transaction", new IOException("lost"))))
                .isEqualTo(StoreFailure.AWAY);
        assertThat(StoreFailure.of(new R2dbcNonTransientResourceException("Connection unexpectedly closed")))
                .isEqualTo(StoreFailure.AWAY);
        assertThat(StoreFailure.of(new TimeoutException())).isEqualTo(StoreFailure.AWAY);
        assertThat(StoreFailure.of(new RejectedExecutionException("Task capacity reached")))
                .isEqualTo(StoreFailure.BUSY);
        assertThat(StoreFailure.of(new R2dbcBadGrammarException("no such column")))
                .isEqualTo(StoreFailure.OTHER);
        // Of a file that is read or written meanwhile.
        assertThat(StoreFailure.of(new EOFException("end of the archive"))).isEqualTo(StoreFailure.OTHER);
        assertThat(StoreFailure.of(new IllegalArgumentException("on purpose"))).isEqualTo(StoreFailure.OTHER);
    }

    @Test
    void whatFailedFirstIsToldThoughTheConnectionCouldNotBeGivenBackAfterwards() {
        Throwable taken = new DuplicateKeyException("taken");
        Mono<Integer> asked = Mono.usingWhen(
                Mono.just("a connection"),
                connection -> Mono.<Integer>error(taken),
                connection -> Mono.empty(),
                (connection, failure) -> Mono.error(new IllegalStateException("closed")),
                connection -> Mono.empty());

        assertThat(asked.onErrorMap(StoreFailure::told)
                        .onErrorResume(told -> told == taken ? Mono.just(1) : Mono.just(2))
                        .block())
                .isEqualTo(1);
    }

    @Test
    void aFullDiskIsNamedToTheOperatorAndNoHopeIsMade(CapturedOutput log) {
        Throwable shut = new R2dbcNonTransientResourceException(
                "The database has been closed",
                "90098",
                90098,
                new IllegalStateException("Writing failed", new IOException("No space left on device")));

        assertThat(StoreFailure.told(shut)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
            assertThat(problem.detail()).contains("Nothing can be saved").doesNotContain("seconds", "device");
        });
        assertThat(log.getOut()).contains("cannot write", "No space left on device");
    }
}
