package org.chronomap.backend.backup;

import io.r2dbc.spi.Parameter;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.http.OperatorsLog;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.StoreFailure;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts an archive in the place of everything that the database holds: all of it or nothing. The log goes on behind both its own end
 * and the archive's, so that no number of a change is ever given twice.
 */
@Component
final class Restore {

    private static final int ROWS_AT_ONCE = 200;

    private final DatabaseClient client;
    private final ChangeLog log;
    private final LiveStories stories;
    private final Schema schema;
    private final Audit audit;
    private final Scheduler scheduler;

    Restore(
            DatabaseClient client,
            ChangeLog log,
            LiveStories stories,
            Schema schema,
            Audit audit,
            Scheduler storeScheduler) {
        this.client = client;
        this.log = log;
        this.stories = stories;
        this.schema = schema;
        this.audit = audit;
        this.scheduler = storeScheduler;
    }

    /** Whether nothing would be lost by restoring. */
    Mono<Boolean> isEmpty() {
        return client.sql("SELECT (SELECT COUNT(*) FROM change_log) + (SELECT COUNT(*) FROM account) AS present")
                .map(row -> row.get("present") instanceof Number number && number.longValue() == 0)
                .one()
                .subscribeOn(scheduler);
    }

    /**
     * Restores an archive; ends when readers see what it holds.
     *
     * @return the archive's manifest; {@link UnfitArchiveException} as an error, when nothing was touched
     */
    Mono<Manifest> restore(Path file, Editor who) {
        return schema.columns()
                .onErrorMap(StoreFailure::told)
                .publishOn(scheduler)
                .flatMap(columns -> Mono.using(
                        () -> Archive.open(file, columns),
                        archive -> log.append(append -> replace(append, archive, columns, who)),
                        Restore::close))
                .doOnNext(manifest -> OperatorsLog.done("restore", who.roleInLog(), "", "last", manifest.head()))
                .flatMap(manifest -> stories.catchUp().thenReturn(manifest))
                .subscribeOn(scheduler);
    }

    private Mono<Manifest> replace(Append append, Archive archive, Map<String, List<Column>> columns, Editor who) {
        Manifest manifest = archive.manifest();
        long seq = append.goOnBehind(manifest.head(), manifest.headAt());
        List<String> emptied =
                new ArrayList<>(Table.ALL.stream().map(Table::name).toList());
        Collections.reverse(emptied);
        // What was answered before is not true of what is there afterwards.
        emptied.add("idempotency");
        return Flux.fromIterable(emptied)
                .concatMap(table -> client.sql("DELETE FROM " + table).then(), 1)
                .thenMany(Flux.fromIterable(Table.ALL)
                        .concatMap(
                                table -> fill(archive, table, columns.getOrDefault(table.name(), List.of()))
                                        .publishOn(scheduler),
                                1))
                .then(audit.recordPart(
                        who,
                        "restored",
                        "/restore",
                        "an archive of " + manifest.made() + " that ends at change " + manifest.head()
                                + "; the log goes on behind " + seq))
                .thenReturn(manifest)
                .subscribeOn(scheduler);
    }

    private Mono<Void> fill(Archive archive, Table table, List<Column> columns) {
        return Flux.using(() -> archive.rows(table), Restore::lines, Restore::close)
                .buffer(Math.min(ROWS_AT_ONCE, table.atOnce()))
                .concatMap(rows -> insert(table, columns, rows).publishOn(scheduler), 1)
                .then()
                .subscribeOn(scheduler);
    }

    private static Flux<JsonNode> lines(BufferedReader rows) {
        return Flux.generate(sink -> {
            try {
                String line = rows.readLine();
                if (line == null) {
                    sink.complete();
                } else {
                    sink.next(JsonMapper.shared().readTree(line));
                }
            } catch (IOException e) {
                sink.error(e);
            }
        });
    }

    private Mono<Long> insert(Table table, List<Column> columns, List<JsonNode> rows) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = IntStream.range(0, rows.size())
                .mapToObj(row -> IntStream.range(0, columns.size())
                        .mapToObj(column -> ":p" + (row * columns.size() + column))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        Map<String, Parameter> bound = new HashMap<>();
        for (JsonNode row : rows) {
            columns.forEach(column -> bound.put("p" + bound.size(), column.parameter(row.path(column.name()))));
        }
        return client.sql("INSERT INTO " + table.name() + " (" + names + ") VALUES " + values)
                // At once: each single bind copies all before it.
                .bindValues(bound)
                .fetch()
                .rowsUpdated();
    }

    private static void close(Closeable closed) {
        try {
            closed.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
