package org.chronomap.geodata.compact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link ByteWriter} wrote, from where the buffer stands on. */
final class ByteReader {

    private final ByteBuffer bytes;

    /** @param bytes are moved by what is read */
    ByteReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int octet() {
        return bytes.get() & 0xff;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next = bytes.get();
        for (; next < 0; next = bytes.get()) {
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        }
        return value | (long) next << shift;
    }

    /** Of what is counted. */
    int count() {
        return (int) number();
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    double real() {
        return bytes.getDouble();
    }

    String text() {
        return new String(octets(), StandardCharsets.UTF_8);
    }

    byte[] octets() {
        byte[] some = new byte[count()];
        bytes.get(some);
        return some;
    }
}
