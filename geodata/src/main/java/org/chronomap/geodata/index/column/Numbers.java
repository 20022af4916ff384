package org.chronomap.geodata.index.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/** The numbers of columns where they are kept: few as they are, many off the heap, as far as there is room. */
public final class Numbers {

    /** In bytes: less is not worth being off the heap. */
    private static final int LARGE = 1 << 16;

    private Numbers() {}

    /** @param values are not to be changed any more */
    public static IntBuffer of(int[] values) {
        ByteBuffer room = room(Integer.BYTES, values.length);
        return room == null
                ? IntBuffer.wrap(values)
                : room.asIntBuffer().put(values).flip();
    }

    public static LongBuffer of(long[] values) {
        ByteBuffer room = room(Long.BYTES, values.length);
        return room == null
                ? LongBuffer.wrap(values)
                : room.asLongBuffer().put(values).flip();
    }

    public static DoubleBuffer of(double[] values) {
        ByteBuffer room = room(Double.BYTES, values.length);
        return room == null
                ? DoubleBuffer.wrap(values)
                : room.asDoubleBuffer().put(values).flip();
    }

    static FloatBuffer of(float[] values) {
        ByteBuffer room = room(Float.BYTES, values.length);
        return room == null
                ? FloatBuffer.wrap(values)
                : room.asFloatBuffer().put(values).flip();
    }

    /** A copy of bytes. */
    static ByteBuffer of(ByteBuffer bytes) {
        ByteBuffer room = room(1, bytes.remaining());
        return (room == null ? ByteBuffer.allocate(bytes.remaining()) : room)
                .put(bytes.duplicate())
                .flip();
    }

    private static @Nullable ByteBuffer room(int width, int count) {
        long bytes = (long) width * count;
        if (bytes < LARGE || bytes > Integer.MAX_VALUE) {
            return null;
        }
        try {
            return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
        } catch (OutOfMemoryError e) {
            return null;
        }
    }
}
