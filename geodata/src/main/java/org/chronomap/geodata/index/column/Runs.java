package org.chronomap.geodata.index.column;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Rows as slices of sorted arrays that share none of them: they are counted, and read in their order, without being joined. */
public final class Runs {

    private final List<Run> runs = new ArrayList<>();

    private static final class Run {

        private final IntBuffer rows;
        private final IntBuffer endRanks;
        private final int from;
        private final int to;

        Run(IntBuffer rows, IntBuffer endRanks, int from, int to) {
            this.rows = rows;
            this.endRanks = endRanks;
            this.from = from;
            this.to = to;
        }
    }

    /**
     * Adds a slice.
     *
     * @param rows in ascending order between {@code from} and {@code to}
     * @param endRanks of the same rows, in an ascending order of their own, between the same bounds
     */
    public void add(IntBuffer rows, IntBuffer endRanks, int from, int to) {
        if (from < to) {
            runs.add(new Run(rows, endRanks, from, to));
        }
    }

    /** How many rows come before one. O(log) a run. */
    public int countBefore(int row) {
        int count = 0;
        for (Run run : runs) {
            count += Ascending.lower(run.rows, run.from, run.to, row) - run.from;
        }
        return count;
    }

    /** How many rows come before a place in the order of ends. O(log) a run. */
    public int countEndedBefore(int endRank) {
        int count = 0;
        for (Run run : runs) {
            count += Ascending.lower(run.endRanks, run.from, run.to, endRank) - run.from;
        }
        return count;
    }

    /**
     * Rows in ascending order: the first {@code limit} that are accepted, from one on and before another. What it costs depends
     * on the limit and how many are refused, not on how many there are: it looks at stretches of rows that become longer until
     * there are enough.
     */
    public int[] ascending(int from, int to, int limit, IntPredicate accepts) {
        int[] found = new int[limit];
        int count = 0;
        int candidates = Math.max(1, countBefore(to) - countBefore(from));
        // A tenth more than would be needed if they were spread evenly.
        long step = Math.max(64, (long) (1.1 * (to - from) * (limit / (double) candidates)));
        int[] stretch = new int[Math.min(candidates, 2 * limit + 64)];
        for (long first = from; first < to && count < limit; first += step, step *= 2) {
            int last = (int) Math.min(to, first + step);
            int size = 0;
            for (Run run : runs) {
                for (int i = Ascending.lower(run.rows, run.from, run.to, (int) first);
                        i < run.to && run.rows.get(i) < last;
                        i++) {
                    if (accepts.test(run.rows.get(i))) {
                        stretch = size < stretch.length ? stretch : Arrays.copyOf(stretch, 2 * size);
                        stretch[size++] = run.rows.get(i);
                    }
                }
            }
            Arrays.sort(stretch, 0, size);
            int taken = Math.min(size, limit - count);
            System.arraycopy(stretch, 0, found, count, taken);
            count += taken;
        }
        return Arrays.copyOf(found, count);
    }
}
