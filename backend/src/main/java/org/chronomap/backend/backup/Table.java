package org.chronomap.backend.backup;

import java.util.List;
import java.util.Optional;

/**
 * A table of the database that a backup holds.
 *
 * @param key the columns of its primary key: rows are read in its order
 * @param which of its rows, as a condition; empty = all
 * @param atOnce rows that are in memory at once
 */
record Table(String name, List<String> key, String which, int atOnce) {

    private static final int MANY = 500;
    /** Of a megabyte each at the most. */
    private static final int FEW = 8;

    /** What was staged, and is part of nothing yet, is not part of what was there at an instant. */
    private static final String NAMED = " IN (SELECT content FROM bulk)";

    /** All of them; a table stands behind those that it refers to. A migration that makes a table names it here. */
    static final List<Table> ALL = List.of(
            new Table("change_log", List.of("seq")),
            new Table("item", List.of("story", "collection", "id")),
            new Table("account", List.of("username")),
            new Table("account_token", List.of("id")),
            new Table("audit", List.of("id")),
            new Table("server_secret", List.of("name")),
            new Table("preview_link", List.of("id")),
            new Table("bulk", List.of("first_seq")),
            new Table("bulk_content", List.of("id"), "id" + NAMED, MANY),
            new Table("bulk_block", List.of("content", "first_item"), "content" + NAMED, FEW),
            new Table("bulk_ids", List.of("content", "page"), "content" + NAMED, FEW),
            new Table("bulk_moved", List.of("seq")));

    /**
     * Those that no backup holds: the head of the log, which stands in the manifest; answers to requests that may be sent again,
     * which are true of this database alone; who is signed in, which ends where accounts are replaced; who has a story open just now;
     * and what migrations keep of themselves.
     */
    static final List<String> LEFT_OUT =
            List.of("log_head", "idempotency", "editor_session", "presence", "flyway_schema_history");

    private Table(String name, List<String> key) {
        this(name, key, "", MANY);
    }

    static Optional<Table> find(String name) {
        return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The entry of the archive that holds its rows: one JSON object a line. */
    String entry() {
        return name + ".jsonl";
    }
}
