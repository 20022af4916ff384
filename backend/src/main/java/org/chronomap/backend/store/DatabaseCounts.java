package org.chronomap.backend.store;

import java.util.Optional;

/**
 * What the database holds, in figures.
 *
 * @param head sequence number of the last change; 0 = none
 * @param restored the number behind which the log goes on since an archive was restored; 0 = none was
 * @param changes rows of the log, from which none is ever taken but by restoring an archive
 * @param items rows of items
 */
record DatabaseCounts(long head, long restored, long changes, long items) {

    /** Costs no more in a large database: H2 knows how many rows a table has. */
    static final String QUESTION = "SELECT seq, restored, (SELECT COUNT(*) FROM change_log) AS changes,"
            + " (SELECT COUNT(*) FROM item) AS items FROM log_head";

    /** What is missing, if these were there before; empty = nothing is. */
    Optional<String> missing(DatabaseCounts before) {
        if (head < before.head) {
            return Optional.of("its log ends at change " + head + ", and had reached change " + before.head);
        }
        if (restored == before.restored && changes - before.changes < head - before.head) {
            return Optional.of("its log has " + changes + " changes up to number " + head + ", and had "
                    + before.changes + " up to number " + before.head);
        }
        return head == before.head && items != before.items
                ? Optional.of("it has " + items + " items as of change " + head + ", and had " + before.items)
                : Optional.empty();
    }
}
