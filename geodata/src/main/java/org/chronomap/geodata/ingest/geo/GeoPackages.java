package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Reads one layer of a GeoPackage (OGC 12-128r19), which QGIS saves, by somebody who reads its tables: the one that is chosen like a
 * sheet, else the first with rows, those with geometries before those without.
 */
public final class GeoPackages implements Reader {

    private final TableFile.Opening opening;

    public GeoPackages(TableFile.Opening opening) {
        this.opening = opening;
    }

    @Override
    public String label() {
        return Kind.GEOPACKAGE.format().label();
    }

    @Override
    public boolean recognises(Head head, ForeignFile file) {
        return Sniffing.isGeoPackage(head.bytes());
    }

    @Override
    public Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        Layer layer;
        Note note;
        try (TableFile tables = opening.open(file)) {
            List<Layer> layers = Layer.all(tables);
            layer = chosen(layers, options.sheet(), tables);
            note = note(layers, layer);
        }
        return FeatureRows.of(Kind.GEOPACKAGE.format(), layer.keys(), notes -> {
            notes.add(note);
            TableFile tables = opening.open(file);
            try {
                return new GeoPackageFeatures(tables, layer, file.size(), notes);
            } catch (IOException | RefusedFileException | RuntimeException e) {
                tables.close();
                throw e;
            }
        });
    }

    private static Layer chosen(List<Layer> layers, @Nullable String name, TableFile tables)
            throws IOException, RefusedFileException {
        if (layers.isEmpty()) {
            throw new RefusedFileException(
                    "nothing-to-read", "The GeoPackage has no layer of features and no table: pictures are not read");
        }
        if (name != null) {
            return layers.stream()
                    .filter(layer -> layer.isCalled(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new RefusedFileException(
                            "no-such-sheet", "The GeoPackage has no layer " + name + ", but: " + names(layers)));
        }
        for (Layer layer : layers) {
            if (layer.hasRows(tables)) {
                return layer;
            }
        }
        return layers.get(0);
    }

    private static Note note(List<Layer> layers, Layer chosen) {
        List<Layer> others =
                layers.stream().filter(layer -> !layer.equals(chosen)).toList();
        return others.isEmpty()
                ? Note.of("sheet", "Layer: %s", chosen.table())
                : Note.of("sheet-of-several", "Layer: %s; not read: %s", chosen.table(), names(others));
    }

    private static String names(List<Layer> layers) {
        return layers.stream().map(Layer::table).collect(Collectors.joining(", "));
    }
}
