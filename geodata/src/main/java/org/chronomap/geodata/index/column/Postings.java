package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.roaringbitmap.buffer.BufferBitSetUtil;
import org.roaringbitmap.buffer.BufferFastAggregation;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Which rows have a term: an inverted file, a large one off the heap. A term of more than a 64th of all rows has a RoaringBitmap
 * (Lemire et al. 2016), which is read where it lies; any other has the differences between its rows, 7 bits a byte (one to three
 * bytes a row, where a bitmap needs up to ten).
 */
public final class Postings {

    private static final int SPARSE = 64;

    private final int size;
    private final IntBuffer counts;
    private final IntBuffer offsets;
    private final ByteBuffer bytes;

    private Postings(int size, int[] counts, int[] offsets, ByteBuffer bytes) {
        this.size = size;
        this.counts = Numbers.of(counts);
        this.offsets = Numbers.of(offsets);
        this.bytes = Numbers.of(bytes);
    }

    Postings(ColumnReader in) {
        size = in.number();
        counts = in.ints();
        offsets = in.ints();
        bytes = in.bytes();
    }

    void write(ColumnWriter out) throws IOException {
        out.number(size);
        out.ints(counts);
        out.ints(offsets);
        out.bytes(bytes);
    }

    /** Takes the terms of rows, row after row. */
    public static final class Builder {

        private final IntList terms = new IntList();
        private final IntList ends = new IntList();
        private int greatest = -1;

        /** The row that is to be ended has a term. To add one twice does no harm. */
        public void add(int term) {
            terms.add(term);
            greatest = Math.max(greatest, term);
        }

        public void endRow() {
            ends.add(terms.size());
        }

        public Postings build() {
            return build(IntStream.range(0, ends.size()).toArray());
        }

        /**
         * To be called once.
         *
         * @param order which of the rows that were taken each row is
         */
        public Postings build(int[] order) {
            int[] firsts = new int[greatest + 2];
            for (int i = 0; i < terms.size(); i++) {
                firsts[terms.get(i) + 1]++;
            }
            Arrays.parallelPrefix(firsts, Integer::sum);
            int[] next = firsts.clone();
            int[] rows = new int[terms.size()];
            for (int row = 0; row < order.length; row++) {
                int taken = order[row];
                int end = ends.get(taken);
                for (int i = taken == 0 ? 0 : ends.get(taken - 1); i < end; i++) {
                    int term = terms.get(i);
                    if (next[term] == firsts[term] || rows[next[term] - 1] != row) {
                        rows[next[term]++] = row;
                    }
                }
            }
            int size = ends.size();
            // What was taken is of no use any more, and may be much.
            terms.clear();
            ends.clear();
            return write(size, rows, firsts, next);
        }

        private Postings write(int size, int[] rows, int[] firsts, int[] ends) {
            int[] counts = new int[greatest + 1];
            int[] offsets = new int[greatest + 2];
            // No term needs more than 5 bytes a row, or what a bitmap of that many does.
            ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
            for (int term = 0; term <= greatest; term++) {
                int count = ends[term] - firsts[term];
                counts[term] = count;
                offsets[term] = bytes.position();
                if (isSparse(count, size)) {
                    bytes = withRoom(bytes, 5 * count);
                    int last = 0;
                    for (int i = firsts[term]; i < ends[term]; i++) {
                        put(bytes, rows[i] - last);
                        last = rows[i];
                    }
                } else {
                    MutableRoaringBitmap bitmap =
                            MutableRoaringBitmap.bitmapOf(Arrays.copyOfRange(rows, firsts[term], ends[term]));
                    bitmap.runOptimize();
                    bytes = withRoom(bytes, bitmap.serializedSizeInBytes());
                    bitmap.serialize(bytes);
                }
            }
            offsets[greatest + 1] = bytes.position();
            return new Postings(size, counts, offsets, bytes.flip());
        }

        private static ByteBuffer withRoom(ByteBuffer bytes, int more) {
            if (bytes.remaining() >= more) {
                return bytes;
            }
            int capacity = Math.max(Math.addExact(bytes.position(), more), bytes.capacity() + (bytes.capacity() >> 1));
            return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }

        private static void put(ByteBuffer bytes, int difference) {
            int rest = difference;
            while (rest > 0x7f) {
                bytes.put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }
    }

    private static boolean isSparse(int count, int size) {
        return (long) count * SPARSE < size;
    }

    public int terms() {
        return counts.limit();
    }

    /** How many rows have a term. */
    public int count(int term) {
        return counts.get(term);
    }

    /** Goes through the rows that have a term, in ascending order. */
    public void forEach(int term, IntConsumer each) {
        if (!isSparse(counts.get(term), size)) {
            bitmap(term).forEach((org.roaringbitmap.IntConsumer) each::accept);
            return;
        }
        int at = offsets.get(term);
        int row = 0;
        while (at < offsets.get(term + 1)) {
            int difference = 0;
            int shift = 0;
            byte next = bytes.get(at++);
            for (; next < 0; next = bytes.get(at++)) {
                difference |= (next & 0x7f) << shift;
                shift += 7;
            }
            row += difference | next << shift;
            each.accept(row);
        }
    }

    private ImmutableRoaringBitmap bitmap(int term) {
        return new ImmutableRoaringBitmap(bytes.slice(offsets.get(term), offsets.get(term + 1) - offsets.get(term))
                .order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The rows that have any of some terms. */
    public ImmutableRoaringBitmap any(int[] terms) {
        List<ImmutableRoaringBitmap> sets = new ArrayList<>();
        List<Integer> sparse = new ArrayList<>();
        long rows = 0;
        for (int term : terms) {
            if (isSparse(counts.get(term), size)) {
                sparse.add(term);
                rows += counts.get(term);
            } else {
                sets.add(bitmap(term));
            }
        }
        if (!sparse.isEmpty()) {
            sets.add(rows * SPARSE < size ? few(sparse) : many(sparse));
        }
        return sets.size() == 1 ? sets.get(0) : BufferFastAggregation.or(sets.toArray(ImmutableRoaringBitmap[]::new));
    }

    private ImmutableRoaringBitmap few(List<Integer> terms) {
        IntList rows = new IntList();
        terms.forEach(term -> forEach(term, rows::add));
        int[] ascending = rows.toArray();
        Arrays.sort(ascending);
        return MutableRoaringBitmap.bitmapOf(ascending);
    }

    private ImmutableRoaringBitmap many(List<Integer> terms) {
        long[] words = new long[(size + 63) >> 6];
        terms.forEach(term -> forEach(term, row -> words[row >> 6] |= 1L << row));
        return BufferBitSetUtil.bitmapOf(words);
    }
}
