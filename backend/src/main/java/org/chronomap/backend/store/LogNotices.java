package org.chronomap.backend.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells where the log ends, by a connection of its own: nodes that share a PostgreSQL learn so of one another's changes. */
@Component
public final class LogNotices {

    /** How often the end is asked for, though no notice came: so is known whether the database is there. */
    private static final Duration BEAT = Duration.ofSeconds(2);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final Database database;
    private final Database.Direct direct;

    LogNotices(Database database, Database.Direct direct) {
        this.database = database;
        this.direct = direct;
    }

    /** Whether anybody else may append to the log. */
    public boolean areNeeded() {
        return switch (database.kind()) {
            case H2 -> false;
            case POSTGRESQL -> true;
        };
    }

    /**
     * The sequence number of the last change: at once, at every append and every other second. Of several that nobody took the last
     * is told. It listens before it first asks, so that nothing falls between. Fails when the connection is lost, or does not answer
     * for five seconds.
     */
    public Flux<Long> ends() {
        return Flux.usingWhen(
                open(direct.connections()),
                LogNotices::told,
                PostgresqlConnection::close,
                (connection, failure) -> connection.close().onErrorComplete(),
                connection -> connection.close().onErrorComplete());
    }

    private static Mono<PostgresqlConnection> open(ConnectionFactory connections) {
        return Mono.from(connections.create()).cast(PostgresqlConnection.class).timeout(LONGEST_ANSWER);
    }

    private static Flux<Long> told(PostgresqlConnection connection) {
        Flux<Long> noticed = connection
                .getNotifications()
                .map(notice -> Long.parseLong(
                        Objects.requireNonNull(notice.getParameter(), "a notice says where the log ends")))
                .concatWith(Mono.error(() -> new R2dbcNonTransientResourceException("The connection was closed")));
        Flux<Long> asked =
                Flux.interval(Duration.ZERO, BEAT).onBackpressureDrop().concatMap(beat -> end(connection), 1);
        return connection
                .createStatement("LISTEN " + Database.CHANNEL)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then()
                .timeout(LONGEST_ANSWER)
                .thenMany(Flux.merge(noticed, asked))
                .onBackpressureLatest();
    }

    private static Mono<Long> end(PostgresqlConnection connection) {
        return connection
                .createStatement("SELECT seq FROM log_head")
                .execute()
                .flatMap(result -> result.map(row -> Columns.number(row, "seq")))
                .next()
                .timeout(LONGEST_ANSWER, Mono.error(() -> new TimeoutException("The database does not answer")));
    }
}
