package org.chronomap.geodata.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param name other than those of the columns before it
 * @param index from 0
 */
public record Column(String name, int index) {

    /** Of headers as they stand there: {@code date, date (2), Column 3} of twice the same and one that is empty. */
    public static List<Column> of(List<@Nullable String> headers) {
        Set<String> taken = new HashSet<>();
        List<Column> columns = new ArrayList<>(headers.size());
        for (String header : headers) {
            int index = columns.size();
            String wanted = header == null || header.isBlank() ? "Column " + (index + 1) : header.strip();
            String name = wanted;
            for (int again = 2; !taken.add(name); again++) {
                name = wanted + " (" + again + ")";
            }
            columns.add(new Column(name, index));
        }
        return columns;
    }
}
