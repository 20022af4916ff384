package org.chronomap.geodata.compact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers and texts one behind the other, as {@link ByteReader} reads them. */
final class ByteWriter {

    private byte[] bytes = new byte[1 << 10];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Small where the number is, and is not negative: 7 bits a byte, the lowest first. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** Small where the number is near 0. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void real(double value) {
        room(Double.BYTES);
        ByteBuffer.wrap(bytes).putDouble(size, value);
        size += Double.BYTES;
    }

    void text(String text) {
        octets(text.getBytes(StandardCharsets.UTF_8));
    }

    void octets(byte[] some) {
        number(some.length);
        raw(ByteBuffer.wrap(some));
    }

    /** As they are, without their number. */
    void raw(ByteBuffer some) {
        int length = some.remaining();
        room(length);
        some.get(bytes, size, length);
        size += length;
    }
}
