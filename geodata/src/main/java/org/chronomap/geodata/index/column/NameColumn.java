package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntConsumer;
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
        codes = Dictionary.read(in);
        postings = new Postings(in);
    }

    public void write(ColumnWriter out) throws IOException {
        Dictionary.write(codes, out);
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

        /** @param order which of the rows that were taken each row is */
        public NameColumn build(int[] order) {
            return new NameColumn(Map.copyOf(codes), postings.build(order));
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

    /**
     * The name of each row, where it has one at the most.
     *
     * @param rows how many there are
     */
    public @Nullable String[] byRow(int rows) {
        @Nullable String[] byRow = new String[rows];
        codes.forEach((name, code) -> postings.any(new int[] {code}).forEach((IntConsumer) row -> byRow[row] = name));
        return byRow;
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
