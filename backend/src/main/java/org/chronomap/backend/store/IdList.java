package org.chronomap.backend.store;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** Ids, which are ASCII, in as many bytes as they have characters, and 4 more. They are added, and never changed. */
public final class IdList extends AbstractList<String> implements RandomAccess {

    private byte[] bytes = new byte[1 << 10];
    /** Where each ends. */
    private int[] ends = new int[1 << 6];

    private int size;

    @Override
    public boolean add(String id) {
        byte[] more = id.getBytes(StandardCharsets.US_ASCII);
        int begin = begin(size);
        if (begin + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(begin + more.length, bytes.length + bytes.length / 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, ends.length + ends.length / 2);
        }
        System.arraycopy(more, 0, bytes, begin, more.length);
        ends[size++] = begin + more.length;
        return true;
    }

    private int begin(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    @Override
    public String get(int i) {
        return new String(bytes, begin(i), ends[i] - begin(i), StandardCharsets.US_ASCII);
    }

    @Override
    public int size() {
        return size;
    }

    /** The order of two of them. */
    int compare(int one, int other) {
        return Arrays.compare(bytes, begin(one), ends[one], bytes, begin(other), ends[other]);
    }
}
