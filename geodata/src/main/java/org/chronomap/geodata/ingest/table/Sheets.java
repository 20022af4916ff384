package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** Which of the sheets of a workbook is read. */
final class Sheets {

    /** So many of its lines tell whether a sheet holds a table. */
    private static final int LOOKED_AT = 50;

    /** @param isShown whether who opens the workbook sees it */
    record Sheet(String name, boolean isShown) {}

    /** Opens one by its number, from 0. */
    interface Opening {

        Grid open(int sheet) throws IOException, RefusedFileException;
    }

    private Sheets() {}

    /** The chosen one, else the first shown with two rows of two cells, else the first with anything. */
    static int choose(List<Sheet> sheets, @Nullable String chosen, Opening opening)
            throws IOException, RefusedFileException {
        if (chosen != null) {
            return find(sheets, chosen);
        }
        List<Sheet> shown = sheets.stream().filter(Sheet::isShown).toList();
        if (shown.size() == 1) {
            return sheets.indexOf(shown.get(0));
        }
        int first = -1;
        for (int sheet = 0; sheet < sheets.size(); sheet++) {
            if (sheets.get(sheet).isShown()) {
                try (Grid grid = opening.open(sheet)) {
                    int rows = rows(grid);
                    if (rows > 1) {
                        return sheet;
                    }
                    first = rows >= 0 && first < 0 ? sheet : first;
                }
            }
        }
        if (first < 0) {
            throw new RefusedFileException(
                    "empty", "The workbook is empty: no sheet that is shown holds anything; sheets: " + names(sheets));
        }
        return first;
    }

    private static int find(List<Sheet> sheets, String chosen) throws RefusedFileException {
        for (int sheet = 0; sheet < sheets.size(); sheet++) {
            if (sheets.get(sheet).name().equalsIgnoreCase(chosen.strip())) {
                return sheet;
            }
        }
        throw new RefusedFileException(
                "no-such-sheet", "The workbook has no sheet " + chosen + ", but: " + names(sheets));
    }

    /** @return how many of the first rows have at least two cells; −1 = all are empty */
    private static int rows(Grid grid) throws IOException, RefusedFileException {
        int rows = -1;
        for (int looked = 0; looked < LOOKED_AT; looked++) {
            Line line = grid.next();
            if (line == null) {
                break;
            }
            if (!line.isEmpty()) {
                rows = Math.max(rows, 0) + (line.filled() > 1 ? 1 : 0);
            }
        }
        return rows;
    }

    static Note note(List<Sheet> sheets, int chosen) {
        String name = sheets.get(chosen).name();
        List<Sheet> others = new ArrayList<>(sheets);
        others.remove(chosen);
        return others.isEmpty()
                ? Note.of("sheet", "Sheet: %s", name)
                : Note.of("sheet-of-several", "Sheet: %s; not read: %s", name, names(others));
    }

    private static String names(List<Sheet> sheets) {
        List<String> names = new ArrayList<>();
        for (Sheet sheet : sheets) {
            names.add(sheet.isShown() ? sheet.name() : sheet.name() + " (hidden)");
        }
        return String.join(", ", names);
    }
}
