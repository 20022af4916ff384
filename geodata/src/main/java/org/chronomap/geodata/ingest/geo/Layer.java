package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.geo.TableFile.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * A table of a GeoPackage that its list of contents names.
 *
 * @param identifier what people call it
 * @param geometry the name of its column of geometries; null = it has none
 * @param system the number of their reference system in this file
 */
record Layer(
        String table,
        String identifier,
        List<TableColumn> columns,
        @Nullable String geometry,
        long system) {

    /** Of those that are listed. */
    private static final int MOST = 1_000;

    private static final String CONTENTS = "gpkg_contents";
    private static final String GEOMETRIES = "gpkg_geometry_columns";
    private static final String SYSTEMS = "gpkg_spatial_ref_sys";

    private record Shaped(String column, long system) {}

    /** Those of features first. */
    static List<Layer> all(TableFile tables) throws IOException, RefusedFileException {
        Map<String, Shaped> shaped = new HashMap<>();
        for (List<Object> row : rows(tables, GEOMETRIES, "table_name", "column_name", "srs_id")) {
            shaped.put(
                    row.get(0).toString().toLowerCase(Locale.ROOT),
                    new Shaped(row.get(1).toString(), row.get(2) instanceof Long number ? number : 0));
        }
        List<Layer> layers = new ArrayList<>();
        for (List<Object> row : rows(tables, CONTENTS, "table_name", "data_type", "identifier")) {
            String table = row.get(0).toString();
            Optional<List<TableColumn>> columns = tables.columns(table);
            String type = row.get(1).toString();
            boolean hasRows = type.equals("features") || type.equals("attributes") || type.equals("aspatial");
            if (hasRows && columns.isPresent()) {
                Shaped shape = type.equals("features") ? shaped.get(table.toLowerCase(Locale.ROOT)) : null;
                String geometry = shape == null ? null : spelled(columns.get(), shape.column());
                layers.add(new Layer(
                        table, row.get(2).toString(), columns.get(), geometry, shape == null ? 0 : shape.system()));
            }
        }
        layers.sort(Comparator.comparing(layer -> layer.geometry() == null));
        return layers;
    }

    private static @Nullable String spelled(List<TableColumn> columns, String name) {
        return columns.stream()
                .map(TableColumn::name)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    boolean isCalled(String name) {
        return table.equalsIgnoreCase(name) || identifier.equalsIgnoreCase(name);
    }

    boolean hasRows(TableFile tables) throws IOException, RefusedFileException {
        try (TableFile.TableRows rows =
                tables.rows(table, List.of(columns.get(0).name()))) {
            return rows.next();
        }
    }

    /** All of them but that of geometries, and a key of the geometry where there is one. */
    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        columns.forEach(column -> keys.add(key(column)));
        return keys;
    }

    Key key(TableColumn column) {
        return column.name().equals(geometry) ? Key.GEOMETRY : Key.property(column.name());
    }

    /** @throws RefusedFileException when it is none that is known */
    ReferenceSystem system(TableFile tables, Notes notes) throws IOException, RefusedFileException {
        if (geometry == null) {
            return ReferenceSystem.DEGREES;
        }
        if (system > 0) {
            for (List<Object> row :
                    rows(tables, SYSTEMS, "srs_id", "organization", "organization_coordsys_id", "definition")) {
                if (row.get(0).equals(system)) {
                    String name = row.get(1) + ":" + row.get(2);
                    ReferenceSystem known = ReferenceSystem.named(name, false);
                    if (known == null) {
                        known = ReferenceSystem.ofText(row.get(3).toString(), notes);
                    }
                    if (known == null) {
                        throw new RefusedFileException("unknown-reference-system", ReferenceSystem.unknown(name));
                    }
                    if (!known.isDegrees()) {
                        notes.add(known.note());
                    }
                    return known;
                }
            }
        }
        notes.add(ReferenceSystem.unsaid());
        return ReferenceSystem.DEGREES;
    }

    /** Of a table of the format itself; without those in which something else stands than text or numbers. Nothing is empty text. */
    private static List<List<Object>> rows(TableFile tables, String table, String... columns)
            throws IOException, RefusedFileException {
        List<String> spelled = new ArrayList<>();
        List<TableColumn> there = tables.columns(table).orElse(List.of());
        for (String column : columns) {
            String name = spelled(there, column);
            if (name == null) {
                return List.of();
            }
            spelled.add(name);
        }
        List<List<Object>> all = new ArrayList<>();
        try (TableFile.TableRows rows = tables.rows(table, spelled)) {
            while (all.size() < MOST && rows.next()) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < columns.length; i++) {
                    Object value = rows.value(i);
                    values.add(value instanceof Long || value instanceof String ? value : "");
                }
                all.add(values);
            }
        }
        return all;
    }
}
