package org.chronomap.geodata.ingest.table;

import org.jspecify.annotations.Nullable;

/** Cells in a workbook: {@code B2:B7}. Columns count from 0, rows from 1. */
record CellRange(int column, int row, int lastColumn, int lastRow) {

    private static final int LETTERS = 26;
    /** Beyond what any workbook has. */
    private static final int MOST = 10_000_000;

    /** @return null when it is none */
    static @Nullable CellRange of(String text) {
        int colon = text.indexOf(':');
        String first = colon < 0 ? text : text.substring(0, colon);
        String last = colon < 0 ? text : text.substring(colon + 1);
        CellRange range = new CellRange(column(first), row(first), column(last), row(last));
        return range.column < 0 || range.row < 1 || range.lastColumn < range.column || range.lastRow < range.row
                ? null
                : range;
    }

    /** @return −1 = it has none */
    static int column(String cell) {
        int column = 0;
        int i = 0;
        for (; i < cell.length() && cell.charAt(i) >= 'A' && cell.charAt(i) <= 'Z' && column < MOST; i++) {
            column = column * LETTERS + cell.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private static int row(String cell) {
        int row = 0;
        for (int i = 0; i < cell.length() && row < MOST; i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                row = row * 10 + c - '0';
            }
        }
        return row;
    }
}
