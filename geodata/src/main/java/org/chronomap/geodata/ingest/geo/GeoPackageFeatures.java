package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.geo.TableFile.TableColumn;
import org.jspecify.annotations.Nullable;

/** Those of one layer of a GeoPackage, each value of the type that stands there: SQLite lets any stand in any column. */
final class GeoPackageFeatures implements Features {

    private final TableFile tables;
    private final Layer layer;
    private final long size;
    private final Notes notes;
    private final ReferenceSystem system;
    private final TableFile.TableRows rows;
    private final List<TableColumn> columns = new ArrayList<>();
    private int number;

    /** @param size of the file, in bytes */
    GeoPackageFeatures(TableFile tables, Layer layer, long size, Notes notes) throws IOException, RefusedFileException {
        this.tables = tables;
        this.layer = layer;
        this.size = size;
        this.notes = notes;
        columns.addAll(layer.columns());
        system = layer.system(tables, notes);
        rows = tables.rows(
                layer.table(), columns.stream().map(TableColumn::name).toList());
    }

    @Override
    public @Nullable Feature next() throws IOException, RefusedFileException {
        if (!rows.next()) {
            return null;
        }
        Feature feature = new Feature(++number);
        for (int i = 0; i < columns.size(); i++) {
            put(feature, columns.get(i), rows.value(i));
        }
        return feature;
    }

    private void put(Feature feature, TableColumn column, @Nullable Object value) {
        Key key = layer.key(column);
        if (value instanceof TableFile.TooLong tooLong) {
            feature.put(key, (Cell) null);
            feature.flaw(
                    key,
                    "too-long",
                    "",
                    "The value has %,d bytes, more than the %,d that are read"
                            .formatted(tooLong.bytes(), TableFile.LONGEST));
        } else if (key.equals(Key.GEOMETRY)) {
            feature.shape(() -> value == null
                    ? null
                    : Shapes.placed(WkbShapes.ofGeoPackage(value instanceof byte[] blob ? blob : new byte[0]), system));
        } else if (value instanceof byte[]) {
            notes.add(Note.of("no-text", "The column \"%s\" holds no text, and is left out", key.name()));
            feature.put(key, (Cell) null);
        } else {
            feature.put(key, (Cell) null);
            Cell cell = cell(feature, key, column.type().toUpperCase(Locale.ROOT), value);
            feature.put(key, cell);
        }
    }

    private static @Nullable Cell cell(Feature feature, Key key, String type, @Nullable Object value) {
        if (value instanceof Long number) {
            return type.equals("BOOLEAN") && (number == 0 || number == 1)
                    ? new Cell.Truth(number == 1)
                    : TypedCells.number(number);
        }
        if (value instanceof Double number) {
            return TypedCells.number(Double.toString(number));
        }
        if (value instanceof String text) {
            return type.equals("DATE") || type.equals("DATETIME")
                    ? TypedCells.date(feature, key, text)
                    : TypedCells.text(feature, key, text);
        }
        return null;
    }

    @Override
    public long position() {
        return Math.round(size * rows.share());
    }

    @Override
    public void close() throws IOException {
        try (tables) {
            rows.close();
        }
    }
}
