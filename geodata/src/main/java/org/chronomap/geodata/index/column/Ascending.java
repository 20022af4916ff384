package org.chronomap.geodata.index.column;

import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Where a value stands, or would stand, in an ascending array: the first index whose value is not below it. */
public final class Ascending {

    private Ascending() {}

    public static int lower(int[] ascending, int value) {
        return lower(IntBuffer.wrap(ascending), value);
    }

    /** As {@link #lower(int[], int)}. */
    public static int lower(IntBuffer ascending, int value) {
        return lower(ascending, 0, ascending.limit(), value);
    }

    /**
     * Among a part of the array.
     *
     * @param to exclusive; what is returned where all of the part are below the value
     */
    static int lower(IntBuffer ascending, int from, int to, int value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending.get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static int lower(LongBuffer ascending, long value) {
        int low = 0;
        int high = ascending.limit();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending.get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
