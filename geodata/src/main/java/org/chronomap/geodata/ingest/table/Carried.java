package org.chronomap.geodata.ingest.table;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;

/** Cells that span rows: what stands in one is said in each of its rows, in the first of its columns. */
final class Carried {

    private record Down(Cell cell, int lastRow) {}

    private final Map<Integer, Down> columns = new HashMap<>();

    void add(int column, @Nullable Cell cell, int lastRow) {
        if (cell != null) {
            columns.put(column, new Down(cell, lastRow));
        }
    }

    /** Puts what comes from above into the empty ones of a row. */
    void into(List<@Nullable Cell> cells, int row) {
        for (Iterator<Map.Entry<Integer, Down>> all = columns.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Integer, Down> column = all.next();
            if (column.getValue().lastRow() < row) {
                all.remove();
                continue;
            }
            while (cells.size() <= column.getKey()) {
                cells.add(null);
            }
            if (cells.get(column.getKey()) == null) {
                cells.set(column.getKey(), column.getValue().cell());
            }
        }
    }
}
