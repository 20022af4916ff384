package org.chronomap.backend.store;

import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database behind the store, and what it says otherwise than the other one.
 *
 * @param kind H2 within this process, or PostgreSQL beside it
 * @param url R2DBC address
 */
public record Database(Kind kind, String url) {

    /** Each change is on disk when it is acknowledged: with a delay a killed process loses what it had acknowledged. */
    private static final String DURABLE = ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";

    /** Where PostgreSQL tells the nodes of a new end of the log. */
    static final String CHANNEL = "chronomap_changes";

    /** What appends wait for, each for the one before it; any number that nothing else in the database locks. */
    static final long APPENDS = 4_127_802_022L;

    private static final String R2DBC_H2 = "r2dbc:h2:";
    private static final String R2DBC_POSTGRESQL = "r2dbc:postgresql:";

    /** Connections that are not of the pool, each for a use of its own. */
    record Direct(ConnectionFactory connections) {}

    /** Which database it is. */
    public enum Kind {
        H2("h2"),
        POSTGRESQL("postgresql");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        /** The folder of its migrations. */
        String migrations() {
            return "classpath:db/migration/" + folder;
        }

        /** What says whether nothing can be written, as by a standby. */
        String askedWhetherReadOnly() {
            return switch (this) {
                case H2 -> "SELECT READONLY()";
                case POSTGRESQL -> "SELECT current_setting('transaction_read_only') = 'on'";
            };
        }

        /**
         * The statements, one after the other, that keep every other append waiting until this transaction ends; the last reads the
         * head of the log. On PostgreSQL two: one statement would see the head as it was before it waited.
         */
        List<String> lockedHead() {
            return switch (this) {
                case H2 -> List.of("SELECT seq, at FROM log_head FOR UPDATE");
                case POSTGRESQL ->
                    List.of("SELECT pg_advisory_xact_lock(" + APPENDS + ")", "SELECT seq, at FROM log_head");
            };
        }
    }

    /**
     * @param url R2DBC address as set; null = a file in the data folder
     * @throws IllegalArgumentException for an address of any other database
     */
    static Database at(@Nullable String url, Path dataDir) {
        if (url == null) {
            String file = dataDir.toAbsolutePath()
                    .normalize()
                    .resolve("chronomap")
                    .toString()
                    .replace('\\', '/');
            return new Database(Kind.H2, "r2dbc:h2:file:///" + file + DURABLE);
        }
        if (url.startsWith(R2DBC_H2)) {
            return new Database(Kind.H2, url);
        }
        if (url.startsWith(R2DBC_POSTGRESQL)) {
            return new Database(Kind.POSTGRESQL, url);
        }
        throw new IllegalArgumentException("spring.r2dbc.url is " + url
                + ": it must be r2dbc:postgresql://host:5432/database, or left out for a database in the data folder");
    }

    /** Whether it is a file of this server's own. */
    boolean isInDataFolder() {
        return url.endsWith(DURABLE);
    }

    /** The address by which migrations reach it. */
    String jdbcUrl() {
        return switch (kind) {
            case H2 ->
                "jdbc:h2:"
                        + url.substring(R2DBC_H2.length())
                                .replace("file:///", "file:")
                                .replace("mem:///", "mem:");
            case POSTGRESQL -> "jdbc:postgresql:" + url.substring(R2DBC_POSTGRESQL.length());
        };
    }
}
