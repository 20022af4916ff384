package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * When rows are: from a start, by which they are ordered, to an end.
 *
 * <p>What overlaps an interval starts by its last moment and does not end before its first. The starts are sorted; the rows are
 * also kept in the order of their ends, and the greatest end of each 16, 256, … rows stands in a tree without pointers. So what
 * overlaps is counted by two binary searches, without looking at any of it: all that start by the last moment, less all that end
 * before the first. The next row that lasts until a moment is found in O(log n) (McCreight's priority search, on an implicit tree). Memory:
 * 8 + 8 + 4 + 8/15 bytes a row.
 */
public final class SpanColumn {

    private static final int FANOUT_BITS = 4;
    private static final int FANOUT = 1 << FANOUT_BITS;

    private final LongBuffer starts;
    private final LongBuffer ends;
    private final IntBuffer byEnd;
    private final List<LongBuffer> latest = new ArrayList<>();

    /**
     * @param starts ascending
     * @param ends of the same rows, none before its start
     */
    public SpanColumn(long[] starts, long[] ends) {
        this.starts = Numbers.of(starts);
        this.ends = Numbers.of(ends);
        this.byEnd = Numbers.of(ranked(ends));
        for (long[] level = ends; level.length > 1; ) {
            level = greatest(level);
            latest.add(Numbers.of(level));
        }
    }

    public SpanColumn(ColumnReader in) {
        starts = in.longs();
        ends = in.longs();
        byEnd = in.ints();
        for (int size = starts.limit();
                size > 1;
                size = latest.get(latest.size() - 1).limit()) {
            latest.add(in.longs());
        }
    }

    public void write(ColumnWriter out) throws IOException {
        out.longs(starts);
        out.longs(ends);
        out.ints(byEnd);
        for (LongBuffer level : latest) {
            out.longs(level);
        }
    }

    /** The rows in ascending order of their ends. */
    private static int[] ranked(long[] ends) {
        long[] sorted = ends.clone();
        Arrays.sort(sorted);
        int[] taken = new int[ends.length];
        int[] byEnd = new int[ends.length];
        for (int row = 0; row < ends.length; row++) {
            int first = Ascending.lower(LongBuffer.wrap(sorted), ends[row]);
            byEnd[first + taken[first]++] = row;
        }
        return byEnd;
    }

    private static long[] greatest(long[] level) {
        long[] above = new long[((level.length - 1) >> FANOUT_BITS) + 1];
        Arrays.fill(above, Long.MIN_VALUE);
        for (int i = 0; i < level.length; i++) {
            above[i >> FANOUT_BITS] = Math.max(above[i >> FANOUT_BITS], level[i]);
        }
        return above;
    }

    /**
     * What overlaps an interval: of the rows before {@code from} those that last until its first moment, and all from there up to
     * {@code to}.
     *
     * @param ended how many rows before {@code from} do not: they come first in the order of ends
     */
    public record Window(long first, int from, int to, int ended) {

        public int count() {
            return to - ended;
        }

        /** How many of the rows before {@code from} are in it. */
        public int countEarly() {
            return from - ended;
        }
    }

    /** @param interval null = all of time */
    public Window window(@Nullable Interval interval) {
        return interval == null
                ? new Window(Long.MIN_VALUE, 0, starts.limit(), 0)
                : new Window(
                        interval.first(),
                        Ascending.lower(starts, interval.first()),
                        interval.isBoundedAfter() ? Ascending.lower(starts, interval.last() + 1) : starts.limit(),
                        endedBefore(interval.first()));
    }

    public boolean isIn(Window window, int row) {
        return row < window.to && (row >= window.from || ends.get(row) >= window.first);
    }

    public int size() {
        return starts.limit();
    }

    public long start(int row) {
        return starts.get(row);
    }

    public long end(int row) {
        return ends.get(row);
    }

    /** The first row that starts at a moment or later; the number of rows if none does. */
    public int firstFrom(long moment) {
        return Ascending.lower(starts, moment);
    }

    private int endedBefore(long moment) {
        int low = 0;
        int high = byEnd.limit();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends.get(byEnd.get(middle)) < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of each row in the order of ends. */
    public int[] endRanks() {
        int[] ranks = new int[byEnd.limit()];
        for (int i = 0; i < byEnd.limit(); i++) {
            ranks[byEnd.get(i)] = i;
        }
        return ranks;
    }

    /** The first row from {@code from} on that does not end before a moment; {@code to} if there is none before that. */
    public int nextLasting(int from, int to, long moment) {
        int row = from;
        while (row < to) {
            int level = 0;
            while (level < latest.size()
                    && (row & ((FANOUT << (FANOUT_BITS * level)) - 1)) == 0
                    && latest.get(level).get(row >> (FANOUT_BITS * (level + 1))) < moment) {
                level++;
            }
            if (level > 0) {
                row += 1 << (FANOUT_BITS * level);
            } else if (ends.get(row) < moment) {
                row++;
            } else {
                return row;
            }
        }
        return to;
    }
}
