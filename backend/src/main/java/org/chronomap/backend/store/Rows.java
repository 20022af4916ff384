package org.chronomap.backend.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes rows, many with one statement, in the SQL that both databases speak. */
final class Rows {

    private static final String CHANGES = "INSERT INTO change_log (seq, story, collection, item, kind, revision,"
            + " before_document, after_document, author, at, note, visible, batch, undoes) VALUES ";
    private static final String ITEMS =
            "INSERT INTO item (story, collection, id, revision, published_revision, document,"
                    + " draft, created_seq, changed_seq, updated, drafted_by) VALUES ";
    private static final String DELETE_ITEMS = "DELETE FROM item WHERE (story, collection, id) IN ";

    private Rows() {}

    static Mono<Void> insertChanges(DatabaseClient client, List<Change> changes, int atOnce) {
        return write(
                client,
                CHANGES,
                "",
                changes,
                atOnce,
                change -> List.of(
                        value(change.seq()),
                        value(change.key().story()),
                        value(change.key().part().id()),
                        value(change.key().id()),
                        value(change.kind().id()),
                        value(change.revision()),
                        Columns.text(change.before()),
                        Columns.text(change.after()),
                        value(change.author()),
                        value(change.at().toEpochMilli()),
                        Columns.text(change.note()),
                        value(change.visible()),
                        value(change.batch()),
                        Columns.number(change.undoes())));
    }

    static Mono<Void> insertItems(DatabaseClient client, List<Item> items, int atOnce) {
        return write(
                client,
                ITEMS,
                "",
                items,
                atOnce,
                item -> List.of(
                        value(item.key().story()),
                        value(item.key().part().id()),
                        value(item.key().id()),
                        value(item.revision()),
                        value(item.publishedRevision()),
                        Columns.text(item.document()),
                        Columns.text(item.draft()),
                        value(item.createdSeq()),
                        value(item.changedSeq()),
                        value(item.updated().toEpochMilli()),
                        Columns.text(item.draftedBy())));
    }

    static Mono<Void> delete(DatabaseClient client, List<ItemKey> keys, int atOnce) {
        return write(
                client,
                DELETE_ITEMS + '(',
                ")",
                keys,
                atOnce,
                key -> List.of(value(key.story()), value(key.part().id()), value(key.id())));
    }

    private static Parameter value(Object value) {
        return Parameters.in(value);
    }

    private static <T> Mono<Void> write(
            DatabaseClient client,
            String begin,
            String end,
            List<T> rows,
            int atOnce,
            Function<T, List<Parameter>> values) {
        return Flux.fromIterable(rows)
                .buffer(atOnce)
                .concatMap(some -> {
                    List<List<Parameter>> all = some.stream().map(values).toList();
                    Map<String, Parameter> bound = new HashMap<>();
                    for (List<Parameter> row : all) {
                        row.forEach(parameter -> bound.put("p" + bound.size(), parameter));
                    }
                    return client.sql(begin + placeholders(all) + end)
                            // At once: each single bind copies all before it.
                            .bindValues(bound)
                            .fetch()
                            .rowsUpdated();
                })
                .then();
    }

    private static String placeholders(List<List<Parameter>> rows) {
        List<String> tuples = new ArrayList<>();
        int at = 0;
        for (List<Parameter> row : rows) {
            int first = at;
            at += row.size();
            tuples.add(IntStream.range(first, at).mapToObj(i -> ":p" + i).collect(Collectors.joining(",", "(", ")")));
        }
        return String.join(",", tuples);
    }
}
