package org.chronomap.backend.backup;

import java.util.List;
import java.util.Optional;

/**
 * A table of the database that a backup holds.
 *
 * @param key the columns of its primary key: rows are read in its order
 */
record Table(String name, List<String> key) {

    /** All of them; a table stands behind those that it refers to. A migration that makes a table names it here. */
    static final List<Table> ALL = List.of(
            new Table("change_log", List.of("seq")),
            new Table("item", List.of("story", "collection", "id")),
            new Table("account", List.of("username")),
            new Table("account_token", List.of("id")),
            new Table("audit", List.of("id")),
            new Table("server_secret", List.of("name")),
            new Table("preview_link", List.of("id")));

    /**
     * Those that no backup holds: the head of the log, which stands in the manifest; answers to requests that may be sent again,
     * which are true of this database alone; who is signed in, which ends where accounts are replaced; who has a story open just now;
     * and what migrations keep of themselves.
     */
    static final List<String> LEFT_OUT =
            List.of("log_head", "idempotency", "editor_session", "presence", "flyway_schema_history");

    static Optional<Table> find(String name) {
        return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The entry of the archive that holds its rows: one JSON object a line. */
    String entry() {
        return name + ".jsonl";
    }
}
