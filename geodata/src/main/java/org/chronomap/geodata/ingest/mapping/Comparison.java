package org.chronomap.geodata.ingest.mapping;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;

/**
 * What documents of a file would change in a story. Of each it keeps 64 bits made of its id and the number of its row, in open
 * addressing: some 30 bytes a row, and 280 MB of ten million. That two of so many ids have the same bits happens once in 300,000 files of
 * ten million rows, and then one of them is told as a duplicate.
 */
public final class Comparison {

    /** What one document changes. */
    public enum Change {
        NEW,
        CHANGED,
        SAME,
        /** An earlier row has the same id. */
        DUPLICATE
    }

    private static final int FIRST_SIZE = 1 << 10;

    private final Function<Document, @Nullable Document> present;
    private long[] keys = new long[FIRST_SIZE];
    private int[] rows = new int[FIRST_SIZE];
    private int size;
    private final Map<Change, Long> counts = new EnumMap<>(Change.class);

    /**
     * @param change what it is
     * @param fault of a duplicate, with both rows; else null
     */
    public record Compared(Change change, @Nullable RowFault fault) {}

    /** @param present the document of the story which has the part and the id of another; null when there is none */
    public Comparison(Function<Document, @Nullable Document> present) {
        this.present = present;
    }

    /** Of a document that was made of a row without fault; each in its turn. */
    public Compared take(int row, Document document) {
        int earlier = put(key(document), row);
        if (earlier != 0) {
            counts.merge(Change.DUPLICATE, 1L, Long::sum);
            return new Compared(
                    Change.DUPLICATE,
                    new RowFault(
                            row,
                            null,
                            "duplicate",
                            document.id(),
                            "is the same as row " + earlier + ": both have the id " + document.id()
                                    + "; leave one out, or let the key have a column in which they differ"));
        }
        Document known = present.apply(document);
        Change change = known == null ? Change.NEW : known.equals(document) ? Change.SAME : Change.CHANGED;
        counts.merge(change, 1L, Long::sum);
        return new Compared(change, null);
    }

    public long count(Change change) {
        return counts.getOrDefault(change, 0L);
    }

    /** Whether a row had the id of an item: what an earlier import made and this one does not have is gone from its file. */
    public boolean has(Document item) {
        long key = key(item);
        for (int i = slot(key, keys.length); rows[i] != 0; i = (i + 1) & (keys.length - 1)) {
            if (keys[i] == key) {
                return true;
            }
        }
        return false;
    }

    private static long key(Document document) {
        return Slugs.hash64(document.part().id() + '/' + document.id());
    }

    private static int slot(long key, int length) {
        return (int) (key >>> 32) & (length - 1);
    }

    /** The row that has the key already; 0 when none has. */
    private int put(long key, int row) {
        int i = slot(key, keys.length);
        for (; rows[i] != 0; i = (i + 1) & (keys.length - 1)) {
            if (keys[i] == key) {
                return rows[i];
            }
        }
        keys[i] = key;
        rows[i] = row;
        size++;
        // Full to two thirds, so that a way through the table stays short.
        if (size > keys.length / 3 * 2) {
            grow();
        }
        return 0;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldRows = rows;
        keys = new long[oldKeys.length * 2];
        rows = new int[oldRows.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldRows[i] != 0) {
                int at = slot(oldKeys[i], keys.length);
                while (rows[at] != 0) {
                    at = (at + 1) & (keys.length - 1);
                }
                keys[at] = oldKeys[i];
                rows[at] = oldRows[i];
            }
        }
    }
}
