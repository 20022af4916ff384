package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/** A table whose headers are found. Lines in which nothing stands are no rows. */
final class TableRows implements Rows {

    /** So far down somebody may say that the headers are. */
    private static final int LOWEST_HEADER = 10_000;

    static final String TOO_MANY_COLUMNS = "too-many-columns";

    private final Format format;
    private final Grid grid;
    private final Deque<Line> ahead;
    private final List<Column> columns;
    private final List<Note> notes = new ArrayList<>();
    private int rows;

    private TableRows(Format format, Grid grid, List<Line> lines, HeaderRow headers) {
        this.format = format;
        this.grid = grid;
        this.ahead = new ArrayDeque<>(lines.subList(headers.first(), lines.size()));
        List<@Nullable String> names = new ArrayList<>();
        for (int column = 0; column < headers.columns(); column++) {
            Cell cell =
                    headers.header() < 0 ? null : lines.get(headers.header()).cell(column);
            names.add(cell == null ? null : cell.text());
        }
        this.columns = List.copyOf(Column.of(names));
        notes.add(
                headers.header() < 0
                        ? Note.of("no-header", "Header: none, columns are counted")
                        : Note.of(
                                "header",
                                "Header: row %s",
                                lines.get(headers.header()).number()));
        int above = headers.header() < 0 ? headers.first() : headers.header();
        if (above > 0) {
            notes.add(Note.of(
                    "above",
                    "Not read: %s " + (above == 1 ? "row" : "rows") + " above the table, from row %s",
                    above,
                    lines.get(0).number()));
        }
    }

    /** Closes the grid when it cannot be read. */
    static TableRows of(Format format, Grid grid, Options options) throws IOException, RefusedFileException {
        try {
            List<Line> lines = top(grid, options.headerRow());
            if (lines.isEmpty()) {
                throw new RefusedFileException("empty", "The table is empty: no cell of it holds anything");
            }
            HeaderRow headers = headers(lines, options.headerRow());
            if (headers.header() >= 0
                    && lines.get(headers.header()).flaws().stream()
                            .anyMatch(flaw -> flaw.code().equals(TOO_MANY_COLUMNS))) {
                throw new RefusedFileException(
                        TOO_MANY_COLUMNS,
                        "The table has more than " + Limits.COLUMNS + " columns, the most that are read");
            }
            return new TableRows(format, grid, lines, headers);
        } catch (IOException | RefusedFileException | RuntimeException e) {
            grid.close();
            throw e;
        }
    }

    private static HeaderRow headers(List<Line> lines, @Nullable Integer chosen) throws RefusedFileException {
        if (chosen == null) {
            return HeaderRow.find(lines);
        }
        if (chosen == 0) {
            return HeaderRow.none(lines, 0);
        }
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).number() == chosen) {
                return HeaderRow.at(lines, index);
            }
        }
        throw new RefusedFileException(
                "no-such-row",
                "Row " + chosen + " is said to hold the headers, but nothing stands there; rows count from 1");
    }

    private static List<Line> top(Grid grid, @Nullable Integer chosen) throws IOException, RefusedFileException {
        List<Line> lines = new ArrayList<>();
        int after = 0;
        long length = 0;
        while (after < HeaderRow.LOOKED_AT && length <= Limits.LINE) {
            Line line = grid.next();
            if (line == null) {
                break;
            }
            if (!line.isEmpty()) {
                lines.add(line);
                length += line.length();
            }
            boolean isAbove = chosen != null && line.number() <= chosen && line.number() <= LOWEST_HEADER;
            after = isAbove ? 0 : after + 1;
        }
        return lines;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Note> noted() {
        List<Note> all = new ArrayList<>(grid.notes());
        all.addAll(notes);
        return all;
    }

    @Override
    public @Nullable Row next() throws IOException, RefusedFileException {
        Line line;
        do {
            line = ahead.isEmpty() ? grid.next() : ahead.poll();
        } while (line != null && line.isEmpty());
        if (line == null) {
            return null;
        }
        if (++rows > Limits.ROWS) {
            throw new RefusedFileException(
                    "too-many-rows",
                    "The table has more than " + Limits.ROWS + " rows, the most that are read: divide it");
        }
        return row(line);
    }

    private Row row(Line line) {
        if (line.flaws().isEmpty() && line.cells().size() == columns.size()) {
            return new Row(line.number(), line.cells(), List.of());
        }
        List<@Nullable Cell> cells = new ArrayList<>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            cells.add(line.cell(column));
        }
        List<RowFault> faults = new ArrayList<>();
        for (Line.Flaw flaw : line.flaws()) {
            String column = flaw.column() >= 0 && flaw.column() < columns.size()
                    ? columns.get(flaw.column()).name()
                    : null;
            faults.add(new RowFault(line.number(), column, flaw.code(), flaw.given(), flaw.detail()));
        }
        int width = line.width();
        for (int column = columns.size(); column < width; column++) {
            Cell extra = line.cell(column);
            if (extra != null) {
                faults.add(new RowFault(
                        line.number(),
                        null,
                        "extra-cells",
                        extra.text(),
                        "The row has " + width + " cells, there are " + columns.size()
                                + " columns: a delimiter within a cell must stand in quotes, or a header is missing"));
                break;
            }
        }
        return new Row(line.number(), cells, faults);
    }

    @Override
    public long position() {
        return grid.position();
    }

    @Override
    public void close() throws IOException {
        grid.close();
    }
}
