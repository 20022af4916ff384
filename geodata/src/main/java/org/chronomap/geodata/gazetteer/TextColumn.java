package org.chronomap.geodata.gazetteer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Many short texts one after another: a byte for most letters, and 4 bytes for each text to tell where it begins. */
final class TextColumn {

    private byte[] bytes = new byte[1 << 20];
    private int[] starts = new int[1 << 16];
    private int size;

    void add(String text) {
        byte[] added = text.getBytes(UTF_8);
        int start = starts[size];
        if (start + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(added, 0, bytes, start, added.length);
        size++;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
        }
        starts[size] = start + added.length;
    }

    /** Gives back what it does not need. */
    TextColumn trimmed() {
        bytes = Arrays.copyOf(bytes, starts[size]);
        starts = Arrays.copyOf(starts, size + 1);
        return this;
    }

    int size() {
        return size;
    }

    String get(int position) {
        return new String(bytes, starts[position], starts[position + 1] - starts[position], UTF_8);
    }

    /** As the bytes of UTF-8 compare, which is the order of code points. */
    int compare(int one, int other) {
        return Arrays.compareUnsigned(bytes, starts[one], starts[one + 1], bytes, starts[other], starts[other + 1]);
    }

    /** The same of parts of texts, from some bytes on. */
    int compare(int one, int from, int other, int otherFrom) {
        return Arrays.compareUnsigned(
                bytes, starts[one] + from, starts[one + 1], bytes, starts[other] + otherFrom, starts[other + 1]);
    }

    int compare(int one, int from, byte[] other) {
        return Arrays.compareUnsigned(bytes, starts[one] + from, starts[one + 1], other, 0, other.length);
    }

    boolean isSame(int one, int other) {
        return compare(one, other) == 0;
    }

    /** How many bytes parts of two texts have in common at their beginning, counted up to a most. */
    int common(int one, int from, int other, int otherFrom, int most) {
        int start = starts[one] + from;
        int otherStart = starts[other] + otherFrom;
        int end = Math.min(most, Math.min(starts[one + 1] - start, starts[other + 1] - otherStart));
        int same = 0;
        while (same < end && bytes[start + same] == bytes[otherStart + same]) {
            same++;
        }
        return same;
    }

    /** In bytes. */
    int length(int position) {
        return starts[position + 1] - starts[position];
    }

    byte at(int position, int offset) {
        return bytes[starts[position] + offset];
    }

    boolean isBegunBy(int one, int from, byte[] beginning) {
        int start = starts[one] + from;
        int end = start + beginning.length;
        return end <= starts[one + 1] && Arrays.equals(bytes, start, end, beginning, 0, beginning.length);
    }
}
