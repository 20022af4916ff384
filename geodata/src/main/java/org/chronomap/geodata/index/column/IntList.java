package org.chronomap.geodata.index.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers one after another, as many as there come: many lie in chunks, none of which is copied when more come. */
public final class IntList {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<int[]> chunks = new ArrayList<>(List.of(new int[64]));
    private int size;

    public void add(int value) {
        int[] chunk = chunks.get(chunks.size() - 1);
        int at = size & (CHUNK - 1);
        if (at == 0 && size > 0) {
            chunk = new int[CHUNK];
            chunks.add(chunk);
        } else if (at == chunk.length) {
            chunk = Arrays.copyOf(chunk, 2 * at);
            chunks.set(chunks.size() - 1, chunk);
        }
        chunk[at] = value;
        size++;
    }

    public int get(int i) {
        return chunks.get(i >>> CHUNK_BITS)[i & (CHUNK - 1)];
    }

    public int size() {
        return size;
    }

    public void clear() {
        chunks.clear();
        chunks.add(new int[64]);
        size = 0;
    }

    public int[] toArray() {
        int[] values = new int[size];
        for (int i = 0; i < chunks.size(); i++) {
            int begin = i << CHUNK_BITS;
            System.arraycopy(chunks.get(i), 0, values, begin, Math.min(CHUNK, size - begin));
        }
        return values;
    }
}
