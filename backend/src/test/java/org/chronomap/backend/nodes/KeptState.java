package org.chronomap.backend.nodes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;

/** What a database holds whose server is gone, read past the server's own code. */
record KeptState(List<Change> changes, Map<ItemKey, Item> items) {

    /** @param before a statement that waits until nothing is being written any more; null = none is needed */
    static KeptState read(String jdbcUrl, String user, @Nullable String before) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, "");
                Statement statement = connection.createStatement()) {
            if (before != null) {
                statement.execute(before);
            }
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT * FROM change_log ORDER BY seq")) {
                while (row.next()) {
                    changes.add(change(row));
                }
            }
            Map<ItemKey, Item> items = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery("SELECT * FROM item")) {
                while (row.next()) {
                    Item item = item(row);
                    items.put(item.key(), item);
                }
            }
            return new KeptState(changes, items);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the log makes of nothing. */
    Map<ItemKey, Item> replayed() {
        Map<ItemKey, Item> replayed = new LinkedHashMap<>();
        for (Change change : changes) {
            Item item = Item.after(replayed.get(change.key()), change);
            if (item == null) {
                replayed.remove(change.key());
            } else {
                replayed.put(change.key(), item);
            }
        }
        return replayed;
    }

    private static Change change(ResultSet row) throws SQLException {
        long undoes = row.getLong("undoes");
        Long undone = row.wasNull() ? null : undoes;
        return new Change(
                row.getLong("seq"),
                key(row, "item"),
                ChangeKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("revision"),
                row.getString("before_document"),
                row.getString("after_document"),
                row.getString("author"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("note"),
                row.getBoolean("visible"),
                row.getLong("batch"),
                undone);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                key(row, "id"),
                row.getInt("revision"),
                row.getInt("published_revision"),
                row.getString("document"),
                row.getString("draft"),
                row.getLong("created_seq"),
                row.getLong("changed_seq"),
                Instant.ofEpochMilli(row.getLong("updated")),
                row.getString("drafted_by"));
    }

    private static ItemKey key(ResultSet row, String id) throws SQLException {
        return new ItemKey(
                row.getString("story"),
                StoryPart.find(row.getString("collection")).orElseThrow(),
                row.getString(id));
    }
}
