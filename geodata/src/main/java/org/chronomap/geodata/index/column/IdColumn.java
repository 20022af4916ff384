package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The ids of rows, each once: one long text, and the rows in alphabetical order. To find one costs O(log n). Memory: 8 bytes a
 * row and one for each character of ASCII.
 */
public final class IdColumn {

    /** One byte a character where none needs more, else two. */
    private final ByteBuffer ids;

    private final boolean wide;

    private final IntBuffer begins;
    private final IntBuffer alphabetical;

    public IdColumn(List<String> byRow) {
        int[] ends = new int[byRow.size() + 1];
        boolean anyWide = false;
        for (int row = 0; row < byRow.size(); row++) {
            String id = byRow.get(row);
            ends[row + 1] = ends[row] + id.length();
            anyWide |= id.chars().anyMatch(character -> character > 0xff);
        }
        wide = anyWide;
        ByteBuffer all = ByteBuffer.allocate((wide ? Character.BYTES : 1) * ends[byRow.size()]);
        for (String id : byRow) {
            all.put(id.getBytes(wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1));
        }
        ids = Numbers.of(all.flip());
        begins = Numbers.of(ends);
        Integer[] rows = IntStream.range(0, byRow.size()).boxed().toArray(Integer[]::new);
        Arrays.parallelSort(rows, (one, other) -> byRow.get(one).compareTo(byRow.get(other)));
        alphabetical =
                Numbers.of(Arrays.stream(rows).mapToInt(Integer::intValue).toArray());
    }

    private IdColumn(ByteBuffer ids, boolean wide, int[] begins, int[] alphabetical) {
        this.ids = Numbers.of(ids);
        this.wide = wide;
        this.begins = Numbers.of(begins);
        this.alphabetical = Numbers.of(alphabetical);
    }

    public IdColumn(ColumnReader in) {
        wide = in.number() != 0;
        ids = in.bytes();
        begins = in.ints();
        alphabetical = in.ints();
    }

    public void write(ColumnWriter out) throws IOException {
        out.number(wide ? 1 : 0);
        out.bytes(ids);
        out.ints(begins);
        out.ints(alphabetical);
    }

    /** The rows by a value of theirs, ascending; of those of one value alphabetically. */
    public int[] orderBy(long[] values) {
        long[] ascending = values.clone();
        Arrays.parallelSort(ascending);
        LongBuffer sorted = LongBuffer.wrap(ascending);
        long[] keys = new long[values.length];
        for (int rank = 0; rank < keys.length; rank++) {
            keys[rank] = (long) Ascending.lower(sorted, values[alphabetical.get(rank)]) << Integer.SIZE | rank;
        }
        Arrays.parallelSort(keys);
        return LongStream.of(keys).mapToInt(key -> alphabetical.get((int) key)).toArray();
    }

    /** The same ids of rows in another order. */
    public IdColumn in(int[] order) {
        int width = wide ? Character.BYTES : 1;
        ByteBuffer all = ByteBuffer.allocate(ids.limit());
        int[] ends = new int[order.length + 1];
        for (int row = 0; row < order.length; row++) {
            int begin = begins.get(order[row]);
            int length = begins.get(order[row] + 1) - begin;
            all.put(ids.slice(width * begin, width * length));
            ends[row + 1] = ends[row] + length;
        }
        int[] ranks = Order.ranks(order);
        int[] sorted = new int[order.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            sorted[rank] = ranks[alphabetical.get(rank)];
        }
        return new IdColumn(all.flip(), wide, ends, sorted);
    }

    public String get(int row) {
        int width = wide ? Character.BYTES : 1;
        byte[] id = new byte[width * (begins.get(row + 1) - begins.get(row))];
        ids.get(width * begins.get(row), id);
        return new String(id, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    private int character(int at) {
        return wide ? ((ids.get(2 * at) & 0xff) << Byte.SIZE) | (ids.get(2 * at + 1) & 0xff) : ids.get(at) & 0xff;
    }

    /** As {@link String#compareTo}, of a row's id with another. */
    public int compare(int row, String id) {
        int begin = begins.get(row);
        int length = begins.get(row + 1) - begin;
        for (int i = 0; i < Math.min(length, id.length()); i++) {
            int difference = character(begin + i) - id.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - id.length();
    }

    /** The row of an id. */
    public OptionalInt find(String id) {
        int low = 0;
        int high = alphabetical.limit();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(alphabetical.get(middle), id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < alphabetical.limit() && compare(alphabetical.get(low), id) == 0
                ? OptionalInt.of(alphabetical.get(low))
                : OptionalInt.empty();
    }
}
