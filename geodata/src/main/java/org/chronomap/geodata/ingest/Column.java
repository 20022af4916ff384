package org.chronomap.geodata.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * @param name other than those of the columns before it
 * @param index from 0
 */
public record Column(String name, int index) {

    /** Spreadsheets break long headers into lines, and what is copied from a page brings spaces that do not break. */
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Cntrl}\\u00A0]++");

    /** Of headers as they stand there, each in one line: {@code date, date (2), Column 3} of twice the same and one that is empty. */
    public static List<Column> of(List<@Nullable String> headers) {
        Set<String> taken = new HashSet<>();
        List<Column> columns = new ArrayList<>(headers.size());
        for (String header : headers) {
            int index = columns.size();
            String line =
                    header == null ? "" : GAP.matcher(header).replaceAll(" ").strip();
            String wanted = line.isEmpty() ? "Column " + (index + 1) : line;
            String name = wanted;
            for (int again = 2; !taken.add(name); again++) {
                name = wanted + " (" + again + ")";
            }
            columns.add(new Column(name, index));
        }
        return columns;
    }
}
