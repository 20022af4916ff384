package org.chronomap.geodata.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * How a file begins, by which it is known.
 *
 * @param bytes the first {@link #MOST}, or all; not to be changed
 * @param size of the whole file
 * @param name as its sender called it: tells apart only what its content does not
 */
@SuppressWarnings("ArrayRecordComponent") // Read alone, and never compared.
public record Head(byte[] bytes, long size, String name) {

    public static final int MOST = 64 << 10;

    public static Head of(ForeignFile file) throws IOException {
        try (SeekableByteChannel channel = file.open()) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MOST, file.size()));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // All of it.
            }
            return new Head(Arrays.copyOf(buffer.array(), buffer.position()), file.size(), file.name());
        }
    }

    public boolean startsWith(int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    public boolean isZip() {
        return startsWith('P', 'K', 3, 4) || startsWith('P', 'K', 5, 6);
    }
}
