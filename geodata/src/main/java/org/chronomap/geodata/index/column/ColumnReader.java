package org.chronomap.geodata.index.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the columns that a {@link ColumnWriter} wrote, in the same order: views of the blocks, of which nothing is copied. */
public final class ColumnReader {

    private final Source source;

    /** Where blocks come from, one after the other. */
    @FunctionalInterface
    public interface Source {

        /** The next one from position 0 to its limit, never changed: whoever asks may move in it. */
        ByteBuffer next();
    }

    public ColumnReader(Source source) {
        this.source = source;
    }

    private ByteBuffer next() {
        return source.next().order(ByteOrder.LITTLE_ENDIAN);
    }

    public IntBuffer ints() {
        return next().asIntBuffer();
    }

    public LongBuffer longs() {
        return next().asLongBuffer();
    }

    public DoubleBuffer doubles() {
        return next().asDoubleBuffer();
    }

    FloatBuffer floats() {
        return next().asFloatBuffer();
    }

    public int number() {
        return ints().get(0);
    }

    public ByteBuffer bytes() {
        return next();
    }

    public String text() {
        return StandardCharsets.UTF_8.decode(next()).toString();
    }
}
