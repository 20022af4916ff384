package org.chronomap.geodata.ingest.named;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of which no item gets more than {@link JsonItems#LONGEST}. */
final class ItemInput extends InputStream {

    /** What parsers read ahead. */
    private static final int AHEAD = 1 << 16;

    private final InputStream bytes;
    private long read;
    private long stop;
    private boolean tooLong;

    ItemInput(InputStream bytes) {
        this.bytes = bytes;
        step();
    }

    /** What is read from here on is another item. */
    void step() {
        stop = read + JsonItems.LONGEST + AHEAD;
    }

    boolean isTooLong() {
        return tooLong;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (read > stop) {
            tooLong = true;
            throw new IOException("too long");
        }
        int got = bytes.read(into, from, length);
        read += Math.max(got, 0);
        return got;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
