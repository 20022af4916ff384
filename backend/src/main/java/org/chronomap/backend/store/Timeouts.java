package org.chronomap.backend.store;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.Map;

/**
 * How long a node waits for PostgreSQL, and PostgreSQL for a node, so that nothing hangs for ever. A setting in the address itself
 * goes before.
 */
final class Timeouts {

    static final Duration TO_CONNECT = Duration.ofSeconds(5);

    /** Longer than any append of one edit takes; an import of a large story may hold the log for longer. */
    private static final Duration FOR_LOCK = Duration.ofSeconds(20);

    private static final Duration FOR_STATEMENT = Duration.ofMinutes(1);

    /** For an answer to come, or the next row of it: a server that is gone without a word ends no statement. */
    static final Duration FOR_ANSWER = FOR_STATEMENT.plusSeconds(10);

    /** What the server ends: sessions that hold the log and say nothing, and those whose node is gone without a word. */
    private static final Map<String, String> OF_SERVER = Map.of(
            "idle_in_transaction_session_timeout", "120s",
            "tcp_keepalives_idle", "30",
            "tcp_keepalives_interval", "10",
            "tcp_keepalives_count", "3");

    private Timeouts() {}

    static ConnectionFactoryOptions.Builder bounded(ConnectionFactoryOptions.Builder options) {
        ConnectionFactoryOptions set = options.build();
        unlessSet(set, options, ConnectionFactoryOptions.CONNECT_TIMEOUT, TO_CONNECT);
        unlessSet(set, options, ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, FOR_LOCK);
        unlessSet(set, options, ConnectionFactoryOptions.STATEMENT_TIMEOUT, FOR_STATEMENT);
        unlessSet(set, options, PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true);
        unlessSet(set, options, PostgresqlConnectionFactoryProvider.OPTIONS, OF_SERVER);
        return options;
    }

    private static <T> void unlessSet(
            ConnectionFactoryOptions set, ConnectionFactoryOptions.Builder options, Option<T> option, T value) {
        if (!set.hasOption(option)) {
            options.option(option, value);
        }
    }
}
