package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Which rows have a name, of a few or of many: a dictionary and its {@link Postings}. */
public final class NameColumn {

    private final Map<String, Integer> codes;
    private final Postings postings;

    private NameColumn(Map<String, Integer> codes, Postings postings) {
        this.codes = codes;
        this.postings = postings;
    }

    public NameColumn(ColumnReader in) {
        Map<String, Integer> read = new HashMap<>();
        int size = in.number();
        ByteBuffer names = in.bytes();
        for (int code = 0; code < size; code++) {
            byte[] name = new byte[names.getInt()];
            names.get(name);
            read.put(new String(name, StandardCharsets.UTF_8), code);
        }
        codes = Map.copyOf(read);
        postings = new Postings(in);
    }

    public void write(ColumnWriter out) throws IOException {
        byte[][] names = new byte[codes.size()][];
        codes.forEach((name, code) -> names[code] = name.getBytes(StandardCharsets.UTF_8));
        ByteBuffer all = ByteBuffer.allocate(Stream.of(names)
                        .mapToInt(name -> Integer.BYTES + name.length)
                        .sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (byte[] name : names) {
            all.putInt(name.length).put(name);
        }
        out.number(names.length);
        out.bytes(all.flip());
        postings.write(out);
    }

    /** Takes the names of rows, row after row. */
    public static final class Builder {

        private final Map<String, Integer> codes = new HashMap<>();
        private final Postings.Builder postings = new Postings.Builder();

        public void addRow(Collection<String> names) {
            for (String name : names) {
                postings.add(codes.computeIfAbsent(name, first -> codes.size()));
            }
            postings.endRow();
        }

        public NameColumn build() {
            return new NameColumn(Map.copyOf(codes), postings.build());
        }
    }

    /** The rows that have any of some names. */
    public ImmutableRoaringBitmap any(Set<String> names) {
        return postings.any(names.stream()
                .map(codes::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** All names that a row has. */
    public Set<String> names() {
        return codes.keySet();
    }

    /** How many rows have a name. */
    public int count(String name) {
        Integer code = codes.get(name);
        return code == null ? 0 : postings.count(code);
    }
}
