package org.chronomap.backend.snapshot;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.chronomap.geodata.index.FeatureIndex;
import org.jspecify.annotations.Nullable;

/**
 * What was written so far of the features of one collection in one language: for each row of the index's base where its bytes are, 8
 * bytes of heap, and likewise for the few features that changed since. All revisions with the same base share it, so that after a
 * change nothing is to be done here but to write what changed; when the base is made anew, all rows are gone through once.
 */
final class WrittenFeatures {

    private final Object base;
    private final int size;
    private final BytesOffHeap bytes;
    private final Map<Object, Long> changes = Collections.synchronizedMap(new IdentityHashMap<>());
    /** 0 = not written; null = nothing was ever asked for. */
    private volatile @Nullable AtomicLongArray rows;

    private volatile boolean whole;

    WrittenFeatures(FeatureIndex<?> index) {
        this(index, new BytesOffHeap());
    }

    private WrittenFeatures(FeatureIndex<?> index, BytesOffHeap bytes) {
        this.base = index.base();
        this.size = index.baseSize();
        this.bytes = bytes;
    }

    /**
     * The same for another revision, or for one with drafts.
     *
     * @param before whose this is
     */
    WrittenFeatures after(FeatureIndex<?> before, FeatureIndex<?> now) {
        if (isSame(now.base(), base)) {
            return this;
        }
        // Once most of what was written is of revisions that are gone, all of it goes; what is asked for is written
        // again.
        if (rows == null || bytes.pieces() > 2L * now.size()) {
            return new WrittenFeatures(now);
        }
        WrittenFeatures next = new WrittenFeatures(now, bytes);
        int near = 0;
        for (int position = 0; position < now.size(); position++) {
            int there = find(now, position, before, near);
            if (there >= 0) {
                next.put(now, position, find(before, there));
                near = there + 1;
            }
        }
        return next;
    }

    /** Where the very same is in another index; -1 = nowhere. Both are in the same order, so it is where the last one was, most often. */
    private static int find(FeatureIndex<?> now, int position, FeatureIndex<?> before, int near) {
        if (near < before.size() && now.isSame(position, before, near)) {
            return near;
        }
        int there = before.find(now.get(position).id()).orElse(-1);
        return there >= 0 && now.isSame(position, before, there) ? there : -1;
    }

    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    boolean isAsked() {
        return rows != null;
    }

    /** Whether each row of the base is written. */
    boolean isWhole() {
        return whole;
    }

    void setWhole() {
        rows();
        whole = true;
    }

    private AtomicLongArray rows() {
        AtomicLongArray made = rows;
        if (made == null) {
            synchronized (this) {
                made = rows;
                if (made == null) {
                    made = new AtomicLongArray(size);
                    rows = made;
                }
            }
        }
        return made;
    }

    /** Where the bytes are of what an index has at a position; 0 = not written. */
    long find(FeatureIndex<?> index, int position) {
        int row = index.rowInBase(position);
        if (row < 0) {
            return changes.getOrDefault(index.changeAt(position), 0L);
        }
        AtomicLongArray known = rows;
        return known == null ? 0 : known.get(row);
    }

    byte[] get(long where) {
        return bytes.get(where);
    }

    void add(FeatureIndex<?> index, int position, byte[] feature) {
        put(index, position, bytes.add(feature));
    }

    private void put(FeatureIndex<?> index, int position, long where) {
        AtomicLongArray known = rows();
        int row = index.rowInBase(position);
        if (row < 0) {
            changes.put(index.changeAt(position), where);
        } else {
            known.set(row, where);
        }
    }
}
