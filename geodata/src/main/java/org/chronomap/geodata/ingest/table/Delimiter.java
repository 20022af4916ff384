package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** What stands between the cells of a text. */
final class Delimiter {

    private static final char[] KNOWN = {',', ';', '\t', '|'};
    private static final int LOOKED_AT = 100;

    private Delimiter() {}

    /**
     * The one by which most lines have equally many cells; of those by which as many lines have, the one that makes more cells.
     *
     * @param isWhole whether the sample ends where the file does; else its last line is not counted
     * @param name of the file, asked where nothing tells
     */
    static char find(String sample, boolean isWhole, String name) throws IOException, RefusedFileException {
        char best = name.toLowerCase(Locale.ROOT).matches(".*\\.(tsv|tab)") ? '\t' : ',';
        double bestShare = 0;
        int mostCells = 0;
        for (char delimiter : KNOWN) {
            Map<Integer, Integer> lines = new TreeMap<>();
            int all = count(sample, isWhole, delimiter, lines);
            for (Map.Entry<Integer, Integer> cells : lines.entrySet()) {
                double share = (double) cells.getValue() / all;
                if (cells.getKey() > 1 && (share > bestShare || (share == bestShare && cells.getKey() > mostCells))) {
                    best = delimiter;
                    bestShare = share;
                    mostCells = cells.getKey();
                }
            }
        }
        return best;
    }

    /** @return how many lines there are */
    private static int count(String sample, boolean isWhole, char delimiter, Map<Integer, Integer> lines)
            throws IOException, RefusedFileException {
        int all = 0;
        try (DelimitedGrid grid = new DelimitedGrid(new StringReader(sample), delimiter, () -> 0)) {
            @Nullable Line line = grid.next();
            while (line != null && all < LOOKED_AT) {
                @Nullable Line after = grid.next();
                if (!line.isEmpty() && (after != null || isWhole || all == 0)) {
                    lines.merge(line.cells().size(), 1, Integer::sum);
                    all++;
                }
                line = after;
            }
        }
        return all;
    }

    static String name(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "vertical bar";
            default -> String.valueOf(delimiter);
        };
    }
}
