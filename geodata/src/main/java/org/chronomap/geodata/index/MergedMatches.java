package org.chronomap.geodata.index;

import java.util.Arrays;

/** What matches of a segment and of what has changed since, as one. */
final class MergedMatches implements Matches {

    private final RowSet rows;
    private final Delta<?> delta;

    /** Of what was added: positions in the whole, ascending. */
    private final int[] added;

    private final int count;

    /** @param added the positions of what matches of it */
    MergedMatches(RowSet rows, Delta<?> delta, int[] added) {
        this.rows = rows;
        this.delta = delta;
        this.added = added;
        int gone = 0;
        for (int row : delta.goneRows()) {
            gone += rows.contains(row) ? 1 : 0;
        }
        count = rows.count() - gone + added.length;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int[] from(int from, int limit) {
        int[] found = remaining(from, Math.min(limit, count));
        int next = Arrays.binarySearch(added, from);
        next = next < 0 ? -next - 1 : next;
        if (next == added.length) {
            return found;
        }
        int[] both = Arrays.copyOf(found, found.length + added.length - next);
        System.arraycopy(added, next, both, found.length, added.length - next);
        Arrays.sort(both);
        return both.length <= limit ? both : Arrays.copyOf(both, limit);
    }

    /** The positions of rows of the segment that are still there. */
    private int[] remaining(int from, int limit) {
        int[] found = new int[limit];
        int size = 0;
        int row = delta.rowFrom(from);
        while (size < limit) {
            int wanted = limit - size;
            int[] more = rows.ascending(row, wanted);
            for (int one : more) {
                if (!delta.isGone(one)) {
                    found[size++] = delta.positionOfRow(one);
                }
            }
            if (more.length < wanted) {
                break;
            }
            row = more[more.length - 1] + 1;
        }
        return Arrays.copyOf(found, size);
    }
}
