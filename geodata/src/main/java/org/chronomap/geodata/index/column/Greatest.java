package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The rows with the greatest values of a column, as many as are asked for: the greatest of what is left is known at once while
 * fewer have gone.
 */
public final class Greatest {

    private final int[] rows;
    private final long[] values;

    /**
     * @param values by row
     * @param counts which rows have one
     * @param most rows that are kept
     */
    public Greatest(long[] values, IntPredicate counts, int most) {
        long[] ascending = IntStream.range(0, values.length)
                .filter(counts)
                .mapToLong(row -> values[row])
                .sorted()
                .toArray();
        long least = ascending.length <= most ? Long.MIN_VALUE : ascending[ascending.length - most];
        int[] candidates = IntStream.range(0, values.length)
                .filter(row -> values[row] >= least && counts.test(row))
                .toArray();
        rows = Arrays.stream(candidates)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> values[row]).reversed())
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        this.values = Arrays.stream(rows).mapToLong(row -> values[row]).toArray();
    }

    public Greatest(ColumnReader in) {
        IntBuffer readRows = in.ints();
        LongBuffer readValues = in.longs();
        rows = new int[readRows.limit()];
        values = new long[readValues.limit()];
        readRows.get(rows);
        readValues.get(values);
    }

    public void write(ColumnWriter out) throws IOException {
        out.ints(IntBuffer.wrap(rows));
        out.longs(LongBuffer.wrap(values));
    }

    /** The greatest value of a row that is still there. */
    public OptionalLong of(IntPredicate isThere) {
        for (int i = 0; i < rows.length; i++) {
            if (isThere.test(rows[i])) {
                return OptionalLong.of(values[i]);
            }
        }
        return OptionalLong.empty();
    }
}
