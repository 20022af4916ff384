package org.chronomap.backend.backup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The columns that the tables have, as the database itself tells them: so that a migration's new column is not forgotten. */
@Component
final class Schema {

    private final DatabaseClient client;

    private record Named(String table, String name, String type, int longest) {}

    Schema(DatabaseClient client) {
        this.client = client;
    }

    /** Of each table by its name, in lower case; without what the database numbers by itself. */
    Mono<Map<String, List<Column>>> columns() {
        return client.sql("SELECT table_name, column_name, data_type, character_maximum_length"
                        + " FROM information_schema.columns"
                        + " WHERE table_schema = CURRENT_SCHEMA AND is_identity = 'NO'"
                        + " ORDER BY table_name, ordinal_position")
                .map(row -> new Named(
                        lower(row.get("table_name", String.class)),
                        lower(row.get("column_name", String.class)),
                        lower(row.get("data_type", String.class)),
                        row.get("character_maximum_length") instanceof Number longest
                                ? (int) Math.min(longest.longValue(), Integer.MAX_VALUE)
                                : Integer.MAX_VALUE))
                .all()
                .filter(column -> Table.find(column.table()).isPresent())
                .collectMultimap(
                        Named::table,
                        column -> new Column(column.name(), Column.Type.of(column.type()), column.longest()))
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
    }

    private static String lower(@Nullable String name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT);
    }
}
