package org.chronomap.backend.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.geodata.story.StoryPart;
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
    private static final String DELETE_ITEM = "DELETE FROM item WHERE story = $1 AND collection = $2 AND id = $3";

    private Rows() {}

    static Mono<Void> insertChanges(DatabaseClient client, List<Change> changes, int atOnce) {
        return write(
                client,
                CHANGES,
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

    /** One after the other: H2 finds by an index no list of keys that have several columns. */
    static Mono<Void> delete(DatabaseClient client, List<ItemKey> keys, int atOnce) {
        return Flux.fromIterable(keys)
                .buffer(atOnce)
                .concatMap(some -> client.inConnection(connection -> {
                    Statement statement = connection.createStatement(DELETE_ITEM);
                    for (int i = 0; i < some.size(); i++) {
                        if (i > 0) {
                            statement.add();
                        }
                        ItemKey key = some.get(i);
                        statement.bind(0, key.story()).bind(1, key.part().id()).bind(2, key.id());
                    }
                    return Flux.from(statement.execute())
                            .concatMap(Result::getRowsUpdated)
                            .then();
                }))
                .then();
    }

    /**
     * A query of some items of one part of a story: joined to them, since H2 finds no list by an index of several columns.
     *
     * @param select begins it
     * @param join a table {@code t}, and how it has the ids {@code v.id}
     * @param end stands behind it
     */
    static DatabaseClient.GenericExecuteSpec ofSome(
            DatabaseClient client,
            String select,
            String join,
            String end,
            String story,
            StoryPart part,
            List<String> ids) {
        Map<String, Parameter> bound = new HashMap<>();
        bound.put("story", value(story));
        bound.put("collection", value(part.id()));
        ids.forEach(id -> bound.put("i" + (bound.size() - 2), value(id)));
        // Without being told their type, H2 takes them for texts of any length, of which it has no index.
        String list = IntStream.range(0, ids.size())
                .mapToObj(i -> "(CAST(:i" + i + " AS VARCHAR(200)))")
                .collect(Collectors.joining(","));
        return client.sql(select + " FROM (VALUES " + list + ") AS v(id) JOIN " + join
                        + " AND t.story = CAST(:story AS VARCHAR(200)) AND t.collection = CAST(:collection AS VARCHAR(20))"
                        + end)
                .bindValues(bound);
    }

    private static Parameter value(Object value) {
        return Parameters.in(value);
    }

    private static <T> Mono<Void> write(
            DatabaseClient client, String begin, List<T> rows, int atOnce, Function<T, List<Parameter>> values) {
        return Flux.fromIterable(rows)
                .buffer(atOnce)
                .concatMap(some -> client.inConnection(connection -> {
                    List<List<Parameter>> all = some.stream().map(values).toList();
                    // By position, and the same text again and again, which H2 reads once.
                    Statement statement = connection.createStatement(
                            begin + placeholders(all.size(), all.get(0).size()));
                    int at = 0;
                    for (List<Parameter> row : all) {
                        for (Parameter value : row) {
                            statement.bind(at++, value);
                        }
                    }
                    return Flux.from(statement.execute())
                            .concatMap(Result::getRowsUpdated)
                            .then();
                }))
                .then();
    }

    private static String placeholders(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.rangeClosed(1, columns)
                        .mapToObj(column -> "$" + (row * columns + column))
                        .collect(Collectors.joining(",", "(", ")")))
                .collect(Collectors.joining(","));
    }
}
