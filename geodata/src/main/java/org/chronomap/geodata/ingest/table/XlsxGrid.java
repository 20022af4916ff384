package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook of Office Open XML (ECMA-376 part 1, 18.3), row by row; of formulas what they came to when it was saved. Which
 * cells are merged is said behind the rows, and looked for before they are read where the sheet is not large.
 */
final class XlsxGrid implements Grid {

    /** Unpacked, in bytes: a larger one is not read twice for what is merged. */
    private static final long LARGE = 64L << 20;

    private static final int MOST_MERGED = 100_000;

    private final XlsxBook book;
    private final SerialDates dates;
    private final XmlEvents xml;
    private final Map<Integer, List<CellRange>> merged = new HashMap<>();
    private final Carried carried = new Carried();
    private final boolean isLarge;
    private boolean isMerged;
    private int ranges;
    private int row;
    private int hidden;
    private boolean isOver;

    /** @param isGlance whether only some of its rows are wanted, and not what is merged */
    XlsxGrid(XlsxBook book, int sheet, boolean isGlance) throws IOException, RefusedFileException {
        this.book = book;
        this.dates = book.dates();
        String entry = book.entry(sheet);
        long said = book.archive().said(entry);
        this.isLarge = said < 0 || said > LARGE;
        if (!isLarge && !isGlance) {
            try (XmlEvents all = new XmlEvents(in(entry), entry)) {
                for (int event = all.next(); event != XmlEvents.END; event = all.next()) {
                    if (event == XmlEvents.OPENED && all.name().equals("mergeCell")) {
                        merge(all.attribute("ref"));
                    }
                }
            }
        }
        book.archive().restart();
        this.xml = new XmlEvents(in(entry), entry);
    }

    private InputStream in(String entry) throws IOException, RefusedFileException {
        InputStream in = book.archive().open(entry);
        if (in == null) {
            throw new RefusedFileException("damaged", "The workbook names " + entry + ", but does not hold it");
        }
        return in;
    }

    private void merge(@Nullable String reference) {
        isMerged = true;
        CellRange range = reference == null ? null : CellRange.of(reference);
        if (range != null && ranges++ < MOST_MERGED) {
            merged.computeIfAbsent(range.row(), row -> new ArrayList<>(1)).add(range);
        }
    }

    @Override
    public @Nullable Line next() throws IOException, RefusedFileException {
        while (!isOver) {
            int event = xml.next();
            if (event == XmlEvents.END) {
                isOver = true;
            } else if (event == XmlEvents.OPENED && xml.name().equals("row")) {
                row = Math.max(row + 1, XlsxBook.number(xml.attribute("r"), 0));
                if (XlsxBook.isTrue(xml.attribute("hidden"))) {
                    hidden++;
                }
                return line();
            } else if (event == XmlEvents.OPENED && xml.name().equals("mergeCell")) {
                isMerged = true;
            }
        }
        return null;
    }

    private Line line() throws IOException, RefusedFileException {
        List<@Nullable Cell> cells = new ArrayList<>();
        Line.Flaws flaws = new Line.Flaws();
        int outside = xml.depth() - 1;
        int column = -1;
        int length = 0;
        while (xml.depth() > outside) {
            if (xml.next() != XmlEvents.OPENED || !xml.name().equals("c")) {
                continue;
            }
            String reference = xml.attribute("r");
            int said = reference == null ? -1 : CellRange.column(reference);
            column = said < 0 ? column + 1 : said;
            Cell cell = cell(column, flaws);
            if (cell == null) {
                continue;
            }
            if (column >= Limits.COLUMNS) {
                flaws.add(
                        -1,
                        TableRows.TOO_MANY_COLUMNS,
                        cell.text(),
                        "The row has a cell in column " + (column + 1) + ", " + Limits.COLUMNS + " are read");
                continue;
            }
            while (cells.size() <= column) {
                cells.add(null);
            }
            cells.set(column, cell);
            length = Line.add(length, cell, row);
        }
        boolean isSpanning = false;
        for (CellRange range : merged.getOrDefault(row, List.of())) {
            isSpanning |= range.lastColumn() > range.column();
            if (range.lastRow() > row && range.column() < cells.size()) {
                carried.add(range.column(), cells.get(range.column()), range.lastRow());
            }
        }
        // A row in which nothing else stands is none.
        if (!cells.isEmpty()) {
            carried.into(cells, row);
        }
        return new Line(row, cells, flaws.list(), isSpanning);
    }

    private @Nullable Cell cell(int column, Line.Flaws flaws) throws IOException, RefusedFileException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String value = "";
        boolean isFormula = false;
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            if (xml.next() == XmlEvents.OPENED) {
                switch (xml.name()) {
                    case "v" -> value = xml.text();
                    case "is" -> value = SharedTexts.rich(xml);
                    default -> {
                        isFormula |= xml.name().equals("f");
                        xml.skip();
                    }
                }
            }
        }
        if (value.isBlank()) {
            // Of text, a formula may well come to nothing.
            if (isFormula && !"str".equals(type)) {
                SheetCells.notCalculated(column, flaws);
            }
            return null;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> shared(value.strip(), column, flaws);
            case "str", "inlineStr" -> SheetCells.text(value, column, flaws);
            case "b" -> new Cell.Truth(XlsxBook.isTrue(value.strip()));
            case "e" -> {
                SheetCells.error(column, value, flaws);
                yield null;
            }
            case "d" -> IsoDates.cell(value.strip());
            default -> number(value.strip(), book.format(style), column, flaws);
        };
    }

    private @Nullable Cell shared(String index, int column, Line.Flaws flaws) {
        String text = book.texts().get(XlsxBook.number(index, -1));
        if (text == null) {
            flaws.add(column, "damaged-cell", index, "The cell names a text that the workbook does not hold");
            return null;
        }
        return SheetCells.text(text, column, flaws);
    }

    private @Nullable Cell number(String value, NumberFormat format, int column, Line.Flaws flaws) {
        double number = SheetCells.parsed(value, column, flaws);
        if (Double.isNaN(number)) {
            return null;
        }
        if (format == NumberFormat.NUMBER) {
            return SheetCells.number(value, number);
        }
        Cell date = dates.cell(number, format);
        if (date == null) {
            flaws.add(
                    column,
                    "no-such-date",
                    value,
                    "The cell is shown as a date, but its number is none of a day that was: days count from "
                            + (dates.is1904() ? "0, 1 January 1904" : "1, 1 January 1900, without 60"));
        }
        return date;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (dates.is1904()) {
            notes.add(Note.of("days-of-1904", "Dates: days count from 1 January 1904"));
        }
        if (isMerged) {
            notes.add(
                    isLarge
                            ? Note.of(
                                    "merged-once",
                                    "Merged cells: what stands in one is read in its first row alone, as the sheet is large")
                            : Note.of("merged", "Merged cells: what spans rows is read in each of them"));
        }
        if (hidden > 0) {
            notes.add(Note.of("hidden-rows", "Hidden rows: %s, read like the others", hidden));
        }
        return notes;
    }

    @Override
    public long position() {
        return isOver ? book.archive().size() : book.archive().position();
    }

    /** Of the sheet, not of the workbook. */
    @Override
    public void close() throws IOException {
        xml.close();
    }
}
