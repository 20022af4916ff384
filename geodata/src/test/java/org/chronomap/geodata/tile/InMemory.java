package org.chronomap.geodata.tile;

import java.util.Arrays;

/** A file in memory. */
final class InMemory implements ByteRanges {

    private final byte[] bytes;

    InMemory(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset < 0 || length < 0 || offset + length > bytes.length) {
            throw new IllegalArgumentException("%d bytes from %d on are not there".formatted(length, offset));
        }
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }
}
