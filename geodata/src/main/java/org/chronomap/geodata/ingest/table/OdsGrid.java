package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * A table of an OpenDocument spreadsheet, row by row (OpenDocument 1.3 part 3, 9.1 and 19.385): each cell says of what kind its value
 * is; cells and rows that are alike stand there once, with how often.
 */
final class OdsGrid implements Grid {

    static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

    private static final String NO_TYPE = "";
    private static final int LAST_NUMBER = 2_000_000_000;

    private final Archive archive;
    private final XmlEvents xml;
    private final int tableDepth;
    private final Carried carried = new Carried();
    private Line last = new Line(0, List.of(), List.of(), false);
    /** How often the last row is said again. */
    private int again;

    private int number;
    private boolean isMerged;
    private int hidden;
    private boolean isOver;

    /** @param sheet from 0 */
    OdsGrid(Archive archive, int sheet) throws IOException, RefusedFileException {
        this.archive = archive;
        archive.restart();
        this.xml = OdsTables.content(archive);
        int left = sheet;
        while (true) {
            int event = xml.next();
            if (event == XmlEvents.END) {
                isOver = true;
                break;
            }
            if (event == XmlEvents.OPENED && xml.name().equals("table")) {
                if (left-- == 0) {
                    break;
                }
                xml.skip();
            }
        }
        this.tableDepth = xml.depth();
    }

    @Override
    public @Nullable Line next() throws IOException, RefusedFileException {
        if (again > 0) {
            again--;
            number++;
            last = new Line(number, last.cells(), last.flaws(), last.isSpanning());
            return last;
        }
        while (!isOver) {
            int event = xml.next();
            if (event == XmlEvents.END || (event == XmlEvents.CLOSED && xml.depth() < tableDepth)) {
                isOver = true;
            } else if (event == XmlEvents.OPENED && xml.name().equals("table-row")) {
                int times = repeated("number-rows-repeated");
                String visibility = xml.attribute(TABLE, "visibility");
                Line line = line();
                if (!line.isEmpty()) {
                    if (visibility != null && !visibility.equals("visible")) {
                        hidden += times;
                    }
                    number++;
                    last = line;
                    again = times - 1;
                    return line;
                }
                number = (int) Math.min((long) number + times, LAST_NUMBER);
            } else if (event == XmlEvents.OPENED && xml.name().equals("shapes")) {
                xml.skip();
            }
        }
        return null;
    }

    private int repeated(String attribute) {
        return Math.min(Math.max(1, XlsxBook.number(xml.attribute(TABLE, attribute), 1)), Limits.ROWS);
    }

    private Line line() throws IOException, RefusedFileException {
        int row = number + 1;
        List<@Nullable Cell> cells = new ArrayList<>();
        Line.Flaws flaws = new Line.Flaws();
        boolean isSpanning = false;
        int column = 0;
        int length = 0;
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            if (xml.next() != XmlEvents.OPENED) {
                continue;
            }
            boolean isCovered = xml.name().equals("covered-table-cell");
            if (!isCovered && !xml.name().equals("table-cell")) {
                xml.skip();
                continue;
            }
            int times = repeated("number-columns-repeated");
            int rows = repeated("number-rows-spanned");
            int columns = repeated("number-columns-spanned");
            Cell cell = null;
            if (isCovered) {
                xml.skip();
            } else {
                cell = cell(column, flaws);
                isMerged |= rows > 1 || columns > 1;
                isSpanning |= columns > 1;
            }
            if (cell != null) {
                length = Line.add(length, cell, row);
                add(cell, column, times, cells, flaws);
                if (rows > 1 && column < Limits.COLUMNS) {
                    carried.add(column, cell, row + rows - 1);
                }
            }
            column = Math.min(column + times, Limits.ROWS);
        }
        if (!cells.isEmpty()) {
            carried.into(cells, row);
        }
        return new Line(row, cells, flaws.list(), isSpanning);
    }

    private static void add(Cell cell, int column, int times, List<@Nullable Cell> cells, Line.Flaws flaws) {
        int end = Math.min(column + times, Limits.COLUMNS);
        while (cells.size() < Math.min(column, end)) {
            cells.add(null);
        }
        while (cells.size() < end) {
            cells.add(cell);
        }
        if (end < column + times) {
            flaws.add(
                    -1,
                    TableRows.TOO_MANY_COLUMNS,
                    cell.text(),
                    "The row has a cell in column " + (column + times) + ", " + Limits.COLUMNS + " are read");
        }
    }

    private @Nullable Cell cell(int column, Line.Flaws flaws) throws IOException, RefusedFileException {
        String written = xml.attribute(OFFICE, "value-type");
        String type = written == null ? NO_TYPE : written;
        boolean isError = "error".equals(xml.attribute(CALC, "value-type"));
        boolean isFormula = xml.attribute(TABLE, "formula") != null;
        String value = xml.attribute(OFFICE, valueOf(type));
        String shown = OdsText.of(xml);
        if (isError) {
            SheetCells.error(column, shown, flaws);
            return null;
        }
        if (value == null) {
            if (isFormula && type.equals(NO_TYPE)) {
                SheetCells.notCalculated(column, flaws);
            }
            return type.equals(NO_TYPE) ? null : SheetCells.text(shown, column, flaws);
        }
        return switch (type) {
            case "boolean" -> new Cell.Truth(XlsxBook.isTrue(value));
            case "date" -> IsoDates.cell(value, shown);
            case "time" -> IsoDates.time(value);
            case "string" -> SheetCells.text(value, column, flaws);
            default -> number(value, column, flaws);
        };
    }

    private static String valueOf(String type) {
        return switch (type) {
            case "boolean", "date", "time", "string" -> type + "-value";
            default -> "value";
        };
    }

    private static @Nullable Cell number(String value, int column, Line.Flaws flaws) {
        double number = SheetCells.parsed(value, column, flaws);
        return Double.isNaN(number) ? null : SheetCells.number(value, number);
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (isMerged) {
            notes.add(Note.of("merged", "Merged cells: what spans rows is read in each of them"));
        }
        if (hidden > 0) {
            notes.add(Note.of("hidden-rows", "Hidden rows: %s, read like the others", hidden));
        }
        return notes;
    }

    @Override
    public long position() {
        return isOver ? archive.size() : archive.position();
    }

    /** Of the sheet, not of the file. */
    @Override
    public void close() throws IOException {
        xml.close();
    }
}
