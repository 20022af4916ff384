package org.chronomap.geodata.index.column;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The ids of rows, each once: one long string, and the rows in alphabetical order. To find one costs O(log n). Memory: 8 bytes a
 * row and one for each character of ASCII.
 */
public final class IdColumn {

    private final String ids;
    private final int[] begins;
    private final int[] alphabetical;

    public IdColumn(List<String> byRow) {
        StringBuilder all = new StringBuilder();
        begins = new int[byRow.size() + 1];
        for (int row = 0; row < byRow.size(); row++) {
            all.append(byRow.get(row));
            begins[row + 1] = all.length();
        }
        ids = all.toString();
        Integer[] rows = IntStream.range(0, byRow.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(rows, (one, other) -> byRow.get(one).compareTo(byRow.get(other)));
        alphabetical = Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
    }

    public String get(int row) {
        return ids.substring(begins[row], begins[row + 1]);
    }

    /** As {@link String#compareTo}, of a row's id with another. */
    public int compare(int row, String id) {
        int length = begins[row + 1] - begins[row];
        for (int i = 0; i < Math.min(length, id.length()); i++) {
            int difference = ids.charAt(begins[row] + i) - id.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - id.length();
    }

    /** The row of an id. */
    public OptionalInt find(String id) {
        int low = 0;
        int high = alphabetical.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(alphabetical[middle], id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < alphabetical.length && compare(alphabetical[low], id) == 0
                ? OptionalInt.of(alphabetical[low])
                : OptionalInt.empty();
    }
}
