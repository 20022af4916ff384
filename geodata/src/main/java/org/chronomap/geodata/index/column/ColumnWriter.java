package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;

/** Writes columns, each as a block of its own, in the order in which a {@link ColumnReader} reads them again. */
public final class ColumnWriter {

    private final Sink sink;

    /** Where blocks go, one behind the other. */
    @FunctionalInterface
    public interface Sink {

        /** @param block what remains of it; it may be used again afterwards */
        void add(ByteBuffer block) throws IOException;
    }

    public ColumnWriter(Sink sink) {
        this.sink = sink;
    }

    private static ByteBuffer room(int width, int count) {
        return ByteBuffer.allocate(Math.multiplyExact(width, count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    public void ints(IntBuffer values) throws IOException {
        ByteBuffer block = room(Integer.BYTES, values.remaining());
        block.asIntBuffer().put(values.duplicate());
        sink.add(block);
    }

    public void longs(LongBuffer values) throws IOException {
        ByteBuffer block = room(Long.BYTES, values.remaining());
        block.asLongBuffer().put(values.duplicate());
        sink.add(block);
    }

    public void doubles(DoubleBuffer values) throws IOException {
        ByteBuffer block = room(Double.BYTES, values.remaining());
        block.asDoubleBuffer().put(values.duplicate());
        sink.add(block);
    }

    void floats(FloatBuffer values) throws IOException {
        ByteBuffer block = room(Float.BYTES, values.remaining());
        block.asFloatBuffer().put(values.duplicate());
        sink.add(block);
    }

    public void number(int value) throws IOException {
        ints(IntBuffer.wrap(new int[] {value}));
    }

    public void bytes(ByteBuffer bytes) throws IOException {
        sink.add(bytes.duplicate());
    }

    public void text(String text) throws IOException {
        bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
