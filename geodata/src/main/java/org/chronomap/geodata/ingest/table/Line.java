package org.chronomap.geodata.ingest.table;

import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A row of which nobody knows yet whether it holds headers.
 *
 * @param number from 1
 * @param isSpanning whether one of its cells covers several columns, as one above several headers does
 */
record Line(int number, List<@Nullable Cell> cells, List<Flaw> flaws, boolean isSpanning) {

    /** @param column from 0; −1 = it concerns the line */
    record Flaw(int column, String code, String given, String detail) {}

    /** Nothing stands there, and nothing is wrong either. */
    boolean isEmpty() {
        return flaws.isEmpty() && width() == 0;
    }

    /** How many cells there are to the last one that is not empty. */
    int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1) == null) {
            width--;
        }
        return width;
    }

    int filled() {
        int filled = 0;
        for (Cell cell : cells) {
            if (cell != null) {
                filled++;
            }
        }
        return filled;
    }

    @Nullable Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : null;
    }
}
