package org.chronomap.backend.backup;

import io.r2dbc.spi.Readable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.store.ConsistentRead;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes everything that the database holds into an archive, as it stood at one instant, while the server goes on. */
@Component
final class Backup {

    private final DatabaseClient client;
    private final ConsistentRead consistent;
    private final Schema schema;
    private final Scheduler scheduler;

    Backup(DatabaseClient client, ConsistentRead consistent, Schema schema, Scheduler storeScheduler) {
        this.client = client;
        this.consistent = consistent;
        this.schema = schema;
        this.scheduler = storeScheduler;
    }

    /** Writes the archive; ends when it is whole. What could not be written whole is deleted. */
    Mono<Void> write(Path file) {
        return Mono.using(
                        () -> new ArchiveWriter(Files.newOutputStream(file)),
                        archive -> consistent.read(schema.columns().flatMap(columns -> write(archive, columns))),
                        Backup::close)
                .doOnError(failure -> delete(file))
                .subscribeOn(scheduler);
    }

    private Mono<Void> write(ArchiveWriter archive, Map<String, List<Column>> columns) {
        return client.sql("SELECT seq, at FROM log_head")
                .map(row -> Map.entry(number(row, "seq"), Instant.ofEpochMilli(number(row, "at"))))
                .one()
                .flatMap(head -> Flux.fromIterable(Table.ALL)
                        .concatMap(table -> write(archive, table, columns.getOrDefault(table.name(), List.of())), 1)
                        .then(Mono.fromCallable(() -> {
                            archive.manifest(version(), Instant.now(), head.getKey(), head.getValue());
                            return true;
                        })))
                .then();
    }

    private Mono<Void> write(ArchiveWriter archive, Table table, List<Column> columns) {
        return Mono.fromCallable(() -> {
                    archive.begin(table);
                    return Optional.<List<Object>>empty();
                })
                .expand(last -> page(archive, table, columns, last.orElse(null)).map(Optional::of))
                .then(Mono.fromCallable(() -> {
                    archive.end(table);
                    return true;
                }))
                .then();
    }

    /** Writes some rows, and gives the key of the last of them; empty when there are no more. */
    private Mono<List<Object>> page(
            ArchiveWriter archive, Table table, List<Column> columns, @Nullable List<Object> last) {
        DatabaseClient.GenericExecuteSpec query = client.sql(sql(table, last != null));
        if (last != null) {
            for (int i = 0; i < last.size(); i++) {
                query = query.bind("k" + i, last.get(i));
            }
        }
        return query.map(row -> new Row(row(row, columns), key(row, table)))
                .all()
                .collectList()
                .publishOn(scheduler)
                .flatMap(rows -> {
                    try {
                        for (Row row : rows) {
                            archive.row(row.json());
                        }
                    } catch (IOException e) {
                        return Mono.error(e);
                    }
                    return rows.isEmpty()
                            ? Mono.empty()
                            : Mono.just(rows.get(rows.size() - 1).key());
                });
    }

    private record Row(ObjectNode json, List<Object> key) {}

    private static String sql(Table table, boolean behind) {
        String key = String.join(", ", table.key());
        String last =
                IntStream.range(0, table.key().size()).mapToObj(i -> ":k" + i).collect(Collectors.joining(", "));
        String conditions = Stream.of(table.which(), behind ? '(' + key + ") > (" + last + ')' : "")
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(" AND "));
        return "SELECT * FROM " + table.name() + (conditions.isEmpty() ? "" : " WHERE " + conditions) + " ORDER BY "
                + key + " LIMIT " + table.atOnce();
    }

    private static ObjectNode row(Readable row, List<Column> columns) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        columns.forEach(column -> json.set(column.name(), column.json(row)));
        return json;
    }

    private static List<Object> key(Readable row, Table table) {
        return table.key().stream()
                .map(column -> Objects.requireNonNull(row.get(column), column))
                .toList();
    }

    private static long number(Readable row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }

    private static String version() {
        return Optional.ofNullable(ChronomapProperties.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    private static void close(ArchiveWriter archive) {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
