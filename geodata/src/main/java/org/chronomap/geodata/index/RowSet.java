package org.chronomap.geodata.index;

/** The rows of a segment that match a selection. For one query on one thread. */
interface RowSet {

    int count();

    boolean contains(int row);

    /** In ascending order from a row on, {@code limit} at most. */
    int[] ascending(int from, int limit);
}
