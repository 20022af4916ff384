package org.chronomap.backend.store;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes rows, many with one statement, in the SQL that both databases speak: each column is given as one array. The statement is the
 * same for any number of rows, so that it is read once, and a row costs no parameters of its own.
 */
final class Rows {

    /** A column, and how an array of its values is made of rows. */
    private record Column<T>(String name, String type, boolean nullable, Values<T> values) {

        /** The driver of H2 takes no null within an array: an empty text stands for it, and 0. */
        String selected() {
            return nullable ? "NULLIF(" + name + ", " + (type.equals("BIGINT") ? "0" : "''") + ')' : name;
        }
    }

    @FunctionalInterface
    private interface Values<T> {

        Object[] of(List<T> rows);
    }

    private static final List<Column<Change>> CHANGES = List.of(
            numbers("seq", Change::seq),
            texts("story", change -> change.key().story()),
            texts("collection", change -> change.key().part().id()),
            texts("item", change -> change.key().id()),
            texts("kind", change -> change.kind().id()),
            integers("revision", Change::revision),
            nullableTexts("before_document", Change::before),
            nullableTexts("after_document", Change::after),
            texts("author", Change::author),
            numbers("at", change -> change.at().toEpochMilli()),
            nullableTexts("note", Change::note),
            new Column<>("visible", "BOOLEAN", false, rows -> array(rows, Change::visible, Boolean[]::new)),
            numbers("batch", Change::batch),
            new Column<>("undoes", "BIGINT", true, rows -> array(rows, Rows::undoes, Long[]::new)));

    private static final List<Column<Item>> ITEMS = List.of(
            texts("story", item -> item.key().story()),
            texts("collection", item -> item.key().part().id()),
            texts("id", item -> item.key().id()),
            integers("revision", Item::revision),
            integers("published_revision", Item::publishedRevision),
            nullableTexts("document", Item::document),
            nullableTexts("draft", Item::draft),
            numbers("created_seq", Item::createdSeq),
            numbers("changed_seq", Item::changedSeq),
            numbers("updated", item -> item.updated().toEpochMilli()),
            nullableTexts("drafted_by", Item::draftedBy));

    private static final String INSERT_CHANGES = insert("change_log", CHANGES);
    private static final String INSERT_ITEMS = insert("item", ITEMS);
    private static final String DELETE_ITEM = "DELETE FROM item WHERE story = $1 AND collection = $2 AND id = $3";

    private Rows() {}

    static Mono<Void> insertChanges(DatabaseClient client, List<Change> changes, int atOnce) {
        return insert(client, INSERT_CHANGES, CHANGES, changes, atOnce);
    }

    static Mono<Void> insertItems(DatabaseClient client, List<Item> items, int atOnce) {
        return insert(client, INSERT_ITEMS, ITEMS, items, atOnce);
    }

    private static <T> Mono<Void> insert(
            DatabaseClient client, String sql, List<Column<T>> columns, List<T> rows, int atOnce) {
        return Flux.fromIterable(rows)
                .buffer(atOnce)
                .concatMap(some -> client.inConnection(connection -> {
                    Statement statement = connection.createStatement(sql);
                    for (int i = 0; i < columns.size(); i++) {
                        statement.bind(i, columns.get(i).values().of(some));
                    }
                    return Flux.from(statement.execute())
                            .concatMap(Result::getRowsUpdated)
                            .then();
                }))
                .then();
    }

    private static <T> String insert(String table, List<Column<T>> columns) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String selected = columns.stream().map(Column::selected).collect(Collectors.joining(", "));
        String arrays = IntStream.range(0, columns.size())
                .mapToObj(i -> "CAST($" + (i + 1) + " AS " + columns.get(i).type() + " ARRAY)")
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + names + ") SELECT " + selected + " FROM UNNEST(" + arrays + ") AS v("
                + names + ')';
    }

    private static <T> Column<T> texts(String name, Function<T, String> value) {
        return new Column<>(name, "VARCHAR", false, rows -> array(rows, value, String[]::new));
    }

    private static <T> Column<T> nullableTexts(String name, Function<T, @Nullable String> value) {
        return new Column<>(
                name, "VARCHAR", true, rows -> array(rows, row -> orEmpty(value.apply(row)), String[]::new));
    }

    private static <T> Column<T> numbers(String name, Function<T, Long> value) {
        return new Column<>(name, "BIGINT", false, rows -> array(rows, value, Long[]::new));
    }

    private static <T> Column<T> integers(String name, Function<T, Integer> value) {
        return new Column<>(name, "INTEGER", false, rows -> array(rows, value, Integer[]::new));
    }

    private static <T, V> V[] array(List<T> rows, Function<T, V> value, IntFunction<V[]> make) {
        return rows.stream().map(value).toArray(make);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Long undoes(Change change) {
        Long undoes = change.undoes();
        return undoes == null ? 0L : undoes;
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
        // Without being told their type, H2 takes them for texts of any length, of which it has no index.
        return client.sql(select + " FROM UNNEST(CAST(:ids AS VARCHAR(200) ARRAY)) AS v(id) JOIN " + join
                        + " AND t.story = CAST(:story AS VARCHAR(200)) AND t.collection = CAST(:collection AS VARCHAR(20))"
                        + end)
                .bind("ids", Parameters.in(ids.toArray(String[]::new)))
                .bind("story", story)
                .bind("collection", part.id());
    }
}
