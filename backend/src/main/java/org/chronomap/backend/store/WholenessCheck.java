package org.chronomap.backend.store;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether a database in the data folder is whole, in a time that does not grow with it: by what it held before, and by reading
 * all of its small tables, of the log at most {@value #SAMPLES} changes, and of the items that entries of it made together at most
 * {@value #BLOCKS} blocks, both evenly spaced. Items are read at start anyway, but for those of large stories that stand in files.
 */
final class WholenessCheck {

    private static final int SAMPLES = 4_000;
    private static final int BLOCKS = 200;
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
        boolean bulks = hasBulks();
        DatabaseCounts now = holdings(bulks);
        Optional<String> missing = now.missing(before);
        if (missing.isEmpty()) {
            for (String table : SMALL) {
                readAll(table);
            }
            readSome(now);
            if (bulks) {
                readSomeBlocks();
            }
        }
        return missing;
    }

    /** Not yet where the last server was of an earlier version: migrations come later. */
    private boolean hasBulks() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM information_schema.tables"
                        + " WHERE table_schema = CURRENT_SCHEMA AND table_name = 'BULK'")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private DatabaseCounts holdings(boolean bulks) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        bulks ? DatabaseCounts.QUESTION : DatabaseCounts.QUESTION_BEFORE_BULKS)) {
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

    /** One content, as the entries of the log name it that made something of it. */
    private record Content(String id, long items) {}

    private void readSomeBlocks() throws SQLException {
        List<Content> contents = new ArrayList<>();
        long all = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT content, last_seq - first_seq + 1 FROM bulk WHERE kind = 'created' ORDER BY first_seq")) {
            while (row.next()) {
                Content content = new Content(row.getString(1), row.getLong(2));
                contents.add(content);
                all += content.items();
            }
        }
        long step = Math.max(1, all / BLOCKS);
        long next = 0;
        for (Content content : contents) {
            while (next < content.items()) {
                next = Math.max(next + step, readBlock(content, next));
            }
            next -= content.items();
        }
    }

    /** Reads the block in which an item stands, and gives the number of the first item behind it. */
    private long readBlock(Content content, long item) throws SQLException {
        try (PreparedStatement block = connection.prepareStatement("SELECT first_item, items, documents FROM bulk_block"
                + " WHERE content = ? AND first_item <= ? ORDER BY first_item DESC LIMIT 1")) {
            block.setString(1, content.id());
            block.setLong(2, item);
            try (ResultSet row = block.executeQuery()) {
                if (!row.next() || row.getInt("first_item") + row.getInt("items") <= item) {
                    throw new SQLException(
                            "Item " + item + " of " + content.items() + " in " + content.id() + " is gone");
                }
                int first = row.getInt("first_item");
                new BulkBlock(row.getInt("items"), row.getBytes("documents")).items(first);
                return first + row.getLong("items");
            } catch (UncheckedIOException e) {
                throw new SQLException(e.getMessage(), e);
            }
        }
    }
}
