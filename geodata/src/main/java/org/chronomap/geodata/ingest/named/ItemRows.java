package org.chronomap.geodata.ingest.named;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/** The items of a JSON file as rows, numbered as they stand in it. */
final class ItemRows implements Rows {

    private final NamedItems named;
    private final JsonItems items;
    private final List<Column> columns;
    private int number;

    private ItemRows(NamedItems named, JsonItems items) {
        this.named = named;
        this.items = items;
        columns = Column.of(new ArrayList<>(named.columns()));
    }

    static Rows open(NamedItems named, ForeignFile file, Options options) throws IOException, RefusedFileException {
        int count = 0;
        try (JsonItems items = new JsonItems(file, options.encoding(), named.paths())) {
            for (JsonItems.Item item = items.next(); item != null; item = items.next()) {
                count += item.path() < named.rowPaths() ? 1 : 0;
                if (count > Limits.ROWS) {
                    throw new RefusedFileException(
                            "too-many-rows",
                            "The file has more than %,d items: cut it in parts".formatted(Limits.ROWS));
                }
                named.survey(item);
            }
        }
        return new ItemRows(named, new JsonItems(file, options.encoding(), named.paths()));
    }

    @Override
    public Format format() {
        return named.format();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Note> noted() {
        return named.notes();
    }

    @Override
    public @Nullable Row next() throws RefusedFileException {
        for (JsonItems.Item item = items.next(); item != null; item = items.next()) {
            if (item.path() >= named.rowPaths()) {
                continue;
            }
            number++;
            ItemRow row = new ItemRow(number);
            if (!item.json().isObject()) {
                row.fault(null, "not-an-object", item.json().toString(), "Here must be an object, in braces");
                return row.row(columns);
            }
            if (named.read(item, row)) {
                return row.row(columns);
            }
        }
        return null;
    }

    @Override
    public long position() {
        return items.position();
    }

    @Override
    public void close() throws IOException {
        items.close();
    }
}
