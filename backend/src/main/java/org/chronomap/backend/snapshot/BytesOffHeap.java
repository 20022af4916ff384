package org.chronomap.backend.snapshot;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are written once and read again and again, one piece after the other. The first megabyte lies on the heap, whatever comes
 * behind it outside, as much as the machine is allowed ({@code -XX:MaxDirectMemorySize}). They are gone with this object.
 */
final class BytesOffHeap {

    private static final int SMALL = 1 << 16;
    private static final int SMALL_ONES = 16;
    private static final int LARGE = 1 << 23;

    private volatile ByteBuffer[] parts = {};
    private int used;
    private long pieces;
    private boolean full;

    /** Where the bytes are now; 0 = there is no room for them. */
    synchronized long add(byte[] bytes) {
        int needed = Integer.BYTES + bytes.length;
        int last = parts.length - 1;
        if (last < 0 || parts[last].capacity() - used < needed) {
            ByteBuffer more = part(++last, needed);
            if (more == null) {
                return 0;
            }
            ByteBuffer[] all = Arrays.copyOf(parts, last + 1);
            all[last] = more;
            parts = all;
            used = 0;
        }
        int at = used;
        parts[last].putInt(at, bytes.length);
        parts[last].put(at + Integer.BYTES, bytes);
        used += needed;
        pieces++;
        return (long) (last + 1) << Integer.SIZE | at;
    }

    private @Nullable ByteBuffer part(int number, int least) {
        if (number < SMALL_ONES) {
            return ByteBuffer.allocate(Math.max(SMALL, least));
        }
        try {
            // It is slow to be refused: once is enough.
            return full ? null : ByteBuffer.allocateDirect(Math.max(LARGE, least));
        } catch (OutOfMemoryError e) {
            full = true;
            return null;
        }
    }

    /** How many were added. */
    synchronized long pieces() {
        return pieces;
    }

    byte[] get(long where) {
        ByteBuffer part = parts[(int) (where >>> Integer.SIZE) - 1];
        int at = (int) where;
        byte[] bytes = new byte[part.getInt(at)];
        part.get(at + Integer.BYTES, bytes);
        return bytes;
    }
}
