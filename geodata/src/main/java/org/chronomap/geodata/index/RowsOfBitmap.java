package org.chronomap.geodata.index;

import java.util.Arrays;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Rows that have been found. */
record RowsOfBitmap(ImmutableRoaringBitmap rows) implements RowSet {

    @Override
    public int count() {
        return rows.getCardinality();
    }

    @Override
    public boolean contains(int row) {
        return rows.contains(row);
    }

    @Override
    public int[] ascending(int from, int limit) {
        int[] found = new int[Math.min(limit, count())];
        int size = 0;
        PeekableIntIterator each = rows.getIntIterator();
        each.advanceIfNeeded(from);
        while (size < found.length && each.hasNext()) {
            found[size++] = each.next();
        }
        return Arrays.copyOf(found, size);
    }
}
