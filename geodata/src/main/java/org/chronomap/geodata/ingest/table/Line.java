package org.chronomap.geodata.ingest.table;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;

/**
 * A row of which nobody knows yet whether it holds headers.
 *
 * @param number from 1
 * @param isSpanning whether one of its cells covers several columns, as one above several headers does
 */
record Line(int number, List<@Nullable Cell> cells, List<Flaw> flaws, boolean isSpanning) {

    /**
     * @param column from 0; −1 = it concerns the line
     * @param given no more of it than is told
     */
    record Flaw(int column, String code, String given, String detail) {

        Flaw {
            given = given.length() > 2 * RowFault.GIVEN ? given.substring(0, 2 * RowFault.GIVEN) : given;
        }
    }

    /** What is wrong in a line, as far as anybody wants to know. */
    static final class Flaws {

        private static final int MOST = 100;

        private final List<Flaw> flaws = new ArrayList<>();

        void add(int column, String code, String given, String detail) {
            if (flaws.size() < MOST) {
                flaws.add(new Flaw(column, code, given, detail));
            }
        }

        List<Flaw> list() {
            return flaws;
        }
    }

    /**
     * How long a row is with one cell more, in characters.
     *
     * @throws RefusedFileException when that is too long
     */
    static int add(int length, Cell cell, int row) throws RefusedFileException {
        int sum = length + cell.text().length();
        if (sum > Limits.LINE) {
            throw new RefusedFileException(
                    "long-line",
                    "Row " + row + " has more than " + Limits.LINE
                            + " characters, the most that are read: shorten its texts");
        }
        return sum;
    }

    /** In characters. */
    long length() {
        long length = 0;
        for (Cell cell : cells) {
            length += cell == null ? 0 : cell.text().length();
        }
        return length;
    }

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
