package org.chronomap.geodata.columns;

import org.chronomap.geodata.time.Interval;

/**
 * How instants become small numbers: all bounds lie whole units from the base, last milliseconds counted with the one after them.
 *
 * @param base the earliest bound, in milliseconds since 1970
 * @param unit in milliseconds
 */
record TimeScale(long base, long unit) {

    static TimeScale of(IncidentTable table) {
        long base = Long.MAX_VALUE;
        for (int row = 0; row < table.rows; row++) {
            base = Math.min(base, first(table.start[row], base));
            base = Math.min(base, first(table.earliestEnd[row], base));
            base = Math.min(base, after(table.latestStart[row], base));
            base = Math.min(base, after(table.end[row], base));
        }
        long unit = 0;
        for (int row = 0; row < table.rows; row++) {
            unit = divisor(unit, first(table.start[row], base) - base);
            unit = divisor(unit, first(table.earliestEnd[row], base) - base);
            unit = divisor(unit, after(table.latestStart[row], base) - base);
            unit = divisor(unit, after(table.end[row], base) - base);
        }
        return unit == 0 ? new TimeScale(base == Long.MAX_VALUE ? 0 : base, 1) : new TimeScale(base, unit);
    }

    private static long first(long instant, long otherwise) {
        return instant == Interval.UNBOUNDED_BEFORE ? otherwise : instant;
    }

    private static long after(long instant, long otherwise) {
        return instant == Interval.UNBOUNDED_AFTER ? otherwise : instant + 1;
    }

    private static long divisor(long one, long other) {
        long greater = one;
        long lesser = other;
        while (lesser != 0) {
            long rest = greater % lesser;
            greater = lesser;
            lesser = rest;
        }
        return greater;
    }

    /** From the base; 0 = without bound, else one more. */
    long start(long start) {
        return start == Interval.UNBOUNDED_BEFORE ? 0 : 1 + (start - base) / unit;
    }

    /** To the millisecond after it, from the start, or from the base where that has no bound; 0 = without bound, else one more. */
    long latestStart(long start, long latestStart) {
        return latestStart == Interval.UNBOUNDED_AFTER ? 0 : 1 + (latestStart + 1 - first(start, base)) / unit;
    }

    /** From the start, likewise. */
    long earliestEnd(long start, long earliestEnd) {
        return earliestEnd == Interval.UNBOUNDED_BEFORE ? 0 : 1 + (earliestEnd - first(start, base)) / unit;
    }

    /** To the millisecond after it, from the later of the two: most often nothing lies between. 0 = without bound, else one more. */
    long end(long latestStart, long earliestEnd, long end) {
        return end == Interval.UNBOUNDED_AFTER ? 0 : 1 + (end + 1 - Math.max(latestStart + 1, earliestEnd)) / unit;
    }
}
