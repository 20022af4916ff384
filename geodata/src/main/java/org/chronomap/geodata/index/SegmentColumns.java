package org.chronomap.geodata.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.column.Greatest;
import org.chronomap.geodata.index.column.IdColumn;
import org.chronomap.geodata.index.column.NameColumn;
import org.chronomap.geodata.index.column.NumberColumn;
import org.chronomap.geodata.index.column.Order;
import org.chronomap.geodata.index.column.SpanColumn;
import org.chronomap.geodata.index.column.VersionColumn;
import org.chronomap.geodata.index.column.WordColumn;
import org.jspecify.annotations.Nullable;

/**
 * Makes the columns of a segment: each takes what it needs of the rows, some at a time, in the order of their source; once all are
 * known they are brought into that of the index. Of many rows by as many threads as there are processors.
 */
final class SegmentColumns<T> {

    /** Rows that are in memory; of fewer it is not worth while to ask another thread. */
    private static final int AT_ONCE = 1_024;

    private final int size;
    private final long[] starts;
    private final List<Column<T, ?>> all = new ArrayList<>();
    final Column<T, IdColumn> ids;
    final Column<T, VersionColumn> versions;
    final Column<T, Where> where;
    /** "true" or "false". */
    final Column<T, NameColumn> dated;

    final Column<T, NameColumn> categories;
    final Column<T, NameColumn> statuses;
    final Column<T, NameColumn> places;
    final Column<T, NameColumn> actors;
    final Column<T, NameColumn> publishers;
    final Column<T, NumberColumn> numbers;
    final Column<T, WordColumn> words;
    final Column<T, Greatest> lastBegun;
    final Column<T, Greatest> lastHappened;
    final Column<T, Greatest> lastEdited;
    /** Which feature of the source each row is: by their starts, and then by their ids. */
    final int[] order;

    /** @param most of the rows with the greatest of a value */
    SegmentColumns(RowSource<T> source, int most) {
        size = source.features().size();
        starts = new long[size];
        // The costly ones first.
        words = ofWords();
        where = ofWhere();
        versions = ofVersions();
        numbers = ofNumbers();
        dated = names(row -> Set.of(String.valueOf(row.isDated())));
        categories = names(row -> setOf(row.category()));
        statuses = names(row -> setOf(row.status() == null ? null : row.status().name()));
        places = names(Row::places);
        actors = names(Row::actors);
        publishers = names(Row::publishers);
        lastBegun = greatest(Row::begun, Row::isTimed, most);
        lastHappened = greatest(Row::begun, row -> row.isTimed() && row.hasHappened(), most);
        lastEdited = greatest(Row::edited, Row::isEdited, most);
        IdColumn known = source.ids();
        List<String> idByRow = new ArrayList<>();
        if (known == null) {
            column((i, made) -> idByRow.add(made.row().id()), ranks -> ranks);
        }
        for (int from = 0; from < size; from += AT_ONCE) {
            take(source, from, Math.min(size, from + AT_ONCE));
        }
        IdColumn taken = known == null ? new IdColumn(idByRow) : known;
        idByRow.clear();
        order = taken.orderBy(starts);
        ids = column((i, made) -> {}, taken::in);
        each(column -> column.build(order));
    }

    /** A row, and the words of its text. */
    private record Made<T>(Row<T> row, Set<String> words) {}

    private void take(RowSource<T> source, int from, int to) {
        IntStream rows = IntStream.range(from, to);
        List<Made<T>> made = (to - from < AT_ONCE ? rows : rows.parallel())
                .mapToObj(source::row)
                .map(row -> new Made<>(row, row.text().words()))
                .toList();
        each(column -> {
            for (int i = from; i < to; i++) {
                column.take(i, made.get(i - from));
            }
        });
    }

    private void each(Consumer<Column<T, ?>> work) {
        (size < AT_ONCE ? all.stream() : all.parallelStream()).forEach(work);
    }

    private interface Taking<T> {

        /** @param i ascending */
        void take(int i, Made<T> made);
    }

    static final class Column<T, C> {

        private @Nullable Taking<T> taking;
        private @Nullable Function<int[], C> building;
        private @Nullable C built;

        Column(Taking<T> taking, Function<int[], C> building) {
            this.taking = taking;
            this.building = building;
        }

        void take(int i, Made<T> made) {
            Objects.requireNonNull(taking).take(i, made);
        }

        void build(int[] order) {
            built = Objects.requireNonNull(building).apply(order);
            // What was taken may be much, and others are still to be built.
            taking = null;
            building = null;
        }

        C get() {
            return Objects.requireNonNull(built);
        }
    }

    private <C> Column<T, C> column(Taking<T> taking, Function<int[], C> building) {
        Column<T, C> column = new Column<>(taking, building);
        all.add(column);
        return column;
    }

    private Column<T, WordColumn> ofWords() {
        WordColumn.Builder builder = new WordColumn.Builder();
        return column((i, made) -> builder.addRow(made.words()), builder::build);
    }

    private Column<T, VersionColumn> ofVersions() {
        VersionColumn.Builder builder = new VersionColumn.Builder(size);
        return column((i, made) -> builder.set(i, made.row().version()), builder::build);
    }

    private Column<T, NumberColumn> ofNumbers() {
        NumberColumn.Builder builder = new NumberColumn.Builder();
        return column((i, made) -> builder.addRow(made.row().numbers()), builder::build);
    }

    private Column<T, NameColumn> names(Function<Row<T>, Collection<String>> names) {
        NameColumn.Builder builder = new NameColumn.Builder();
        return column((i, made) -> builder.addRow(names.apply(made.row())), builder::build);
    }

    private static Set<String> setOf(@Nullable String name) {
        return name == null ? Set.of() : Set.of(name);
    }

    private Column<T, Greatest> greatest(ToLongFunction<Row<T>> value, Predicate<Row<T>> counts, int most) {
        long[] values = new long[size];
        BitSet counted = new BitSet(size);
        return column(
                (i, made) -> {
                    values[i] = value.applyAsLong(made.row());
                    counted.set(i, counts.test(made.row()));
                },
                ranked -> new Greatest(Order.in(ranked, values), row -> counted.get(ranked[row]), most));
    }

    record Where(SpanColumn spans, Sites sites) {}

    private Column<T, Where> ofWhere() {
        long[] ends = new long[size];
        Spots spots = new Spots(size);
        return column(
                (i, made) -> {
                    starts[i] = made.row().start();
                    ends[i] = made.row().end();
                    spots.set(i, made.row().footprint());
                },
                ranked -> {
                    SpanColumn spans = new SpanColumn(Order.in(ranked, starts), Order.in(ranked, ends));
                    return new Where(spans, new Sites(spots.in(ranked), spans.endRanks()));
                });
    }
}
