package org.chronomap.backend.store;

import java.util.Optional;

/**
 * What the database holds, in figures.
 *
 * @param head sequence number of the last change; 0 = none
 * @param restored the number behind which the log goes on since an archive was restored; 0 = none was
 * @param changes in the log, from which none is ever taken but by restoring an archive; an entry counts as many as it stands for
 * @param items those that one entry made together among them
 */
record DatabaseCounts(long head, long restored, long changes, long items) {

    /** Of a database of earlier versions, where each change was an entry of its own. */
    static final String QUESTION_BEFORE_BULKS = "SELECT seq, restored, (SELECT COUNT(*) FROM change_log) AS changes,"
            + " (SELECT COUNT(*) FROM item) AS items FROM log_head";

    /** Costs no more in a large database: H2 knows how many rows a table has, and entries that stand for many are few. */
    static final String QUESTION = "SELECT seq, restored, (SELECT COUNT(*) FROM change_log)"
            + " + (SELECT COALESCE(SUM(last_seq - first_seq + 1), 0) FROM bulk) AS changes, (SELECT COUNT(*) FROM item)"
            + " + (SELECT COALESCE(SUM(last_seq - first_seq + 1), 0) FROM bulk WHERE standing = TRUE)"
            // What was made by an entry that does not stand any more is not noted as moved.
            + " - (SELECT COUNT(*) FROM bulk_moved) AS items FROM log_head";

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
