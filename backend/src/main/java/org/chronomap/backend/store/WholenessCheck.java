package org.chronomap.backend.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether a database in the data folder is whole, in a time that does not grow with it: by what it held before, and by reading
 * all of its small tables and of the log at most {@value #SAMPLES} changes, evenly spaced. Items are read at start
 * anyway, but for those of large stories that stand in files.
 */
final class WholenessCheck {

    private static final int SAMPLES = 4_000;
    private static final List<String> SMALL = List.of("account", "account_token", "server_secret", "preview_link");

    private final Connection connection;

    WholenessCheck(Connection connection) {
        this.connection = connection;
    }

    /**
     * What is missing of what it held before; empty = nothing is.
     *
     * @throws SQLException when something cannot be read
     */
    Optional<String> missing(DatabaseCounts before) throws SQLException {
        DatabaseCounts now = holdings();
        Optional<String> missing = now.missing(before);
        if (missing.isEmpty()) {
            for (String table : SMALL) {
                readAll(table);
            }
            readSome(now);
        }
        return missing;
    }

    private DatabaseCounts holdings() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DatabaseCounts.QUESTION)) {
            if (!row.next()) {
                throw new SQLException("log_head is empty");
            }
            return new DatabaseCounts(
                    row.getLong("seq"), row.getLong("restored"), row.getLong("changes"), row.getLong("items"));
        }
    }

    private void readAll(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void readSome(DatabaseCounts now) throws SQLException {
        long step = Math.max(1, now.head() / SAMPLES);
        try (PreparedStatement next =
                connection.prepareStatement("SELECT * FROM change_log WHERE seq >= ? ORDER BY seq LIMIT 1")) {
            for (long seq = 1; seq <= now.head(); seq += step) {
                next.setLong(1, seq);
                try (ResultSet row = next.executeQuery()) {
                    row.next();
                }
            }
        }
    }
}
