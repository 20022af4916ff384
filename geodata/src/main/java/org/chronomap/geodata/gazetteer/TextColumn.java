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

    int compare(int one, byte[] other) {
        return Arrays.compareUnsigned(bytes, starts[one], starts[one + 1], other, 0, other.length);
    }

    boolean isBegunBy(int one, byte[] beginning) {
        int end = starts[one] + beginning.length;
        return end <= starts[one + 1] && Arrays.equals(bytes, starts[one], end, beginning, 0, beginning.length);
    }
}
