package org.chronomap.geodata.index;

import java.util.Arrays;
import org.chronomap.geodata.index.column.Runs;
import org.chronomap.geodata.index.column.SpanColumn;

/**
 * All rows that meet an extent and overlap an interval: counted by binary searches within each run of what meets the extent, and
 * found one after another. Those that begin before the interval are sought among all that last until it, or among all in the
 * extent, whichever are fewer.
 */
final class RowsInPlace implements RowSet {

    private final RowsInTime time;
    private final Sites.Within within;
    private final int count;

    RowsInPlace(RowsInTime time, Sites.Within within) {
        this.time = time;
        this.within = within;
        this.count = count(within.runs(), time.window());
    }

    static int count(Runs runs, SpanColumn.Window window) {
        return runs.countBefore(window.to()) - runs.countEndedBefore(window.ended());
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean contains(int row) {
        return time.contains(row) && within.contains(row);
    }

    @Override
    public int[] ascending(int from, int limit) {
        int[] early = early(from, limit);
        if (early.length == limit) {
            return early;
        }
        int[] later = within.runs()
                .ascending(
                        Math.max(from, time.window().from()),
                        time.window().to(),
                        Math.min(limit - early.length, count),
                        row -> true);
        int[] found = Arrays.copyOf(early, early.length + later.length);
        System.arraycopy(later, 0, found, early.length, later.length);
        return found;
    }

    private int[] early(int from, int limit) {
        SpanColumn.Window window = time.window();
        int before = within.runs().countBefore(window.from());
        int matching = before - within.runs().countEndedBefore(window.ended());
        if (from >= window.from() || matching == 0) {
            return new int[0];
        }
        return window.countEarly() <= before
                ? time.early(from, limit, within::contains)
                : within.runs().ascending(from, window.from(), Math.min(limit, matching), time::contains);
    }
}
