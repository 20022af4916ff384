package org.chronomap.geodata.ingest.named;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/** Those of a table, as the format has them that it was known to be. */
final class NamedRows implements Rows {

    private final NamedFormat named;
    private final Rows rows;
    private final List<Column> columns;
    private final Map<String, Integer> byName = new HashMap<>();
    private final @Nullable LeftOut leftOut;

    NamedRows(NamedFormat named, Rows rows) {
        this.named = named;
        this.rows = rows;
        Map<String, String> spelling = new HashMap<>();
        named.named().forEach(name -> spelling.putIfAbsent(NamedTables.plain(name), name));
        List<@Nullable String> headers = new ArrayList<>();
        for (Column column : rows.columns()) {
            headers.add(spelling.getOrDefault(NamedTables.plain(column.name()), column.name()));
        }
        named.made().forEach(made -> headers.add(made.name()));
        columns = Column.of(headers);
        columns.forEach(column -> byName.put(column.name(), column.index()));
        NamedFormat.LeftOutRows none = named.leftOut();
        leftOut = none == null ? null : new LeftOut("left-out-rows", "Rows", none.why());
    }

    @Override
    public Format format() {
        return new Format(named.id(), named.label());
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Note> noted() {
        List<Note> notes = new ArrayList<>(rows.noted());
        notes.add(Note.of(
                "named-table", "The table is one of %s, by its columns (%s)", named.label(), named.documentation()));
        if (leftOut != null) {
            leftOut.tell(notes);
        }
        return notes;
    }

    @Override
    public @Nullable Row next() throws IOException, RefusedFileException {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (!isLeftOut(row)) {
                return with(row);
            }
        }
        return null;
    }

    private boolean isLeftOut(Row row) {
        NamedFormat.LeftOutRows none = named.leftOut();
        if (none == null || leftOut == null) {
            return false;
        }
        Cell cell = cell(row, none.column());
        if (cell == null || none.words().stream().noneMatch(cell.text()::equalsIgnoreCase)) {
            return false;
        }
        leftOut.add(row.number() + " (" + cell.text() + ')');
        return true;
    }

    private @Nullable Cell cell(Row row, String column) {
        Integer index = byName.get(column);
        return index == null || index >= row.cells().size() ? null : row.cells().get(index);
    }

    private Row with(Row row) {
        List<@Nullable Cell> cells = new ArrayList<>(row.cells());
        while (cells.size() < rows.columns().size()) {
            cells.add(null);
        }
        List<RowFault> faults = new ArrayList<>(row.faults());
        for (MadeColumn made : named.made()) {
            try {
                cells.add(made.make(column -> cell(row, column)));
            } catch (BadDateException e) {
                cells.add(null);
                faults.add(new RowFault(row.number(), made.name(), "bad-date", e.given(), e.detail()));
            }
        }
        return new Row(row.number(), cells, faults);
    }

    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
