package org.chronomap.geodata.index;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.chronomap.geodata.index.column.SpanColumn;

/** All rows that overlap an interval: counted in O(log n), and found one after another. */
record RowsInTime(SpanColumn spans, SpanColumn.Window window) implements RowSet {

    @Override
    public int count() {
        return window.count();
    }

    @Override
    public boolean contains(int row) {
        return spans.isIn(window, row);
    }

    @Override
    public int[] ascending(int from, int limit) {
        int[] early = early(from, limit, row -> true);
        int next = Math.max(from, window.from());
        int[] found = Arrays.copyOf(early, Math.max(early.length, Math.min(limit, early.length + window.to() - next)));
        for (int i = early.length; i < found.length; i++) {
            found[i] = next++;
        }
        return found;
    }

    /** Those that begin before the interval, as far as they are accepted. */
    int[] early(int from, int limit, IntPredicate accepts) {
        int[] found = new int[Math.min(limit, window.countEarly())];
        int count = 0;
        int row = from;
        while (count < found.length && (row = spans.nextLasting(row, window.from(), window.first())) < window.from()) {
            if (accepts.test(row)) {
                found[count++] = row;
            }
            row++;
        }
        return Arrays.copyOf(found, count);
    }
}
