package org.chronomap.geodata.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a segment is made of: features in any order, and the row of each, which is made when it is asked for and not kept: of many, rows
 * take more memory than all else.
 */
interface RowSource<T> {

    /** Of fewer features it is not worth while to ask another thread. */
    int WORTHWHILE = 4_096;

    List<T> features();

    /** What tells the place of a feature in the order of an index, and takes less to find out than all its row. */
    Key key(int i);

    Row<T> row(int i);

    /** @param start as of a {@link Row} */
    record Key(long start, String id) {}

    /** Rows that are there. */
    static <T> RowSource<T> of(List<Row<T>> rows) {
        return of(
                rows.stream().map(Row::feature).toList(),
                i -> new Key(rows.get(i).start(), rows.get(i).id()),
                rows::get);
    }

    static <T> RowSource<T> of(List<T> features, Function<Integer, Key> key, Function<Integer, Row<T>> row) {
        return new RowSource<>() {
            @Override
            public List<T> features() {
                return features;
            }

            @Override
            public Key key(int i) {
                return key.apply(i);
            }

            @Override
            public Row<T> row(int i) {
                return row.apply(i);
            }
        };
    }

    /** The features' numbers in the order of an index. */
    default int[] order() {
        int size = features().size();
        long[] starts = new long[size];
        String[] ids = new String[size];
        IntStream numbers = IntStream.range(0, size);
        (size < WORTHWHILE ? numbers : numbers.parallel()).forEach(i -> {
            Key key = key(i);
            starts[i] = key.start();
            ids[i] = key.id();
        });
        Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
        Arrays.parallelSort(
                order, Comparator.comparingLong((Integer i) -> starts[i]).thenComparing(i -> ids[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
