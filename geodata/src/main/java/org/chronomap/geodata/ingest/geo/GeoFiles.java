package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
 * Reads GeoJSON, its sequences, JSON-FG, KML, GPX and FlatGeobuf, each also in a ZIP file, as KML is in a KMZ one, and Shapefiles in
 * one. Knows others, and refuses them with what to do. A GeoPackage is read by {@link GeoPackages}.
 */
public final class GeoFiles implements Reader {

    private static final List<String> ENDINGS = List.of(
            ".kml",
            ".geojson",
            ".json",
            ".jsonfg",
            ".geojsonl",
            ".geojsons",
            ".ndjson",
            ".jsonl",
            ".gpx",
            ".fgb",
            ".shp",
            ".dbf",
            ".gpkg");
    /** Of a ZIP file that holds many. */
    private static final int MOST_LOOKED_AT = 100;

    private static final int MOST_NAMED = 20;
    /** By which a KMZ file calls the one to begin with (OGC 12-007, annex C). */
    private static final String MAIN = "doc.kml";

    /** @param name in its ZIP file */
    private record Part(
            String name, Kind kind, Source source, @Nullable Shapefile shapefile) {

        Part(String name, Kind kind, Source source) {
            this(name, kind, source, null);
        }
    }

    @Override
    public String label() {
        return "GeoJSON, GeoJSON sequences, JSON-FG, KML, KMZ, GPX, FlatGeobuf, Shapefile";
    }

    @Override
    public boolean recognises(Head head, ForeignFile file) throws IOException {
        try {
            return head.isZip() ? !parts(file).isEmpty() : Sniffing.of(head.bytes(), Source.of(file)) != null;
        } catch (RefusedFileException e) {
            // Others may tell more of a ZIP file that is broken here.
            return e.code().equals(ZipDirectory.ENCRYPTED);
        }
    }

    @Override
    public Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        Source source = Source.of(file);
        byte[] head = head(source);
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            return opened(parts(file), options);
        }
        Kind kind = Sniffing.of(head, source);
        if (kind == null) {
            throw new RefusedFileException("unknown-format", "The file is none of " + label());
        }
        return rows(List.of(new Part(file.name(), kind, source)), options, List.of());
    }

    private static byte[] head(Source source) throws IOException, RefusedFileException {
        try (Input input = source.open()) {
            return input.readNBytes(Head.MOST);
        }
    }

    /** Those of a ZIP file that are of map programs. */
    private static List<Part> parts(ForeignFile file) throws IOException, RefusedFileException {
        ZipDirectory zip = ZipDirectory.of(file);
        List<Part> parts = new ArrayList<>();
        int looked = 0;
        for (ZipDirectory.Entry entry : zip.entries()) {
            String name = entry.name().toLowerCase(Locale.ROOT);
            boolean hidden = name.startsWith("__macosx/") || name.contains("/.") || name.startsWith(".");
            if (hidden || ENDINGS.stream().noneMatch(name::endsWith) || looked++ >= MOST_LOOKED_AT) {
                continue;
            }
            Source source = zip.source(entry);
            Kind kind = kind(source);
            if (kind == Kind.SHAPEFILE) {
                parts.add(new Part(entry.name(), kind, source, Shapefile.in(zip, entry)));
            } else if (kind != null) {
                parts.add(new Part(entry.name(), kind, source));
            }
        }
        return parts;
    }

    private static @Nullable Kind kind(Source source) throws RefusedFileException {
        try {
            return Sniffing.of(head(source), source);
        } catch (IOException e) {
            throw new RefusedFileException("broken-zip", "The ZIP file is broken: " + e.getMessage());
        }
    }

    private static Rows opened(List<Part> parts, Options options) throws IOException, RefusedFileException {
        List<Part> kml = parts.stream().filter(part -> part.kind() == Kind.KML).toList();
        if (!kml.isEmpty()) {
            return kmz(kml, options);
        }
        List<Part> read = parts.stream().filter(part -> part.kind().isRead()).toList();
        if (!read.isEmpty() && read.stream().allMatch(part -> part.kind() == Kind.SHAPEFILE)) {
            return shapefile(read, options);
        }
        if (read.size() > 1) {
            throw new RefusedFileException(
                    "several-files",
                    "The ZIP file holds several files that could be read: send one of them: " + named(read));
        }
        if (parts.isEmpty()) {
            throw new RefusedFileException("nothing-to-read", "The ZIP file holds nothing of a map program");
        }
        Part one = read.isEmpty() ? parts.get(0) : read.get(0);
        return rows(List.of(one), options, List.of(Note.of("file-of-zip", "Of the ZIP file, %s is read", one.name())));
    }

    /** The one that is chosen like a sheet, else the first that holds anything. */
    private static Rows shapefile(List<Part> layers, Options options) throws IOException, RefusedFileException {
        Part chosen = layers.get(0);
        if (options.sheet() != null) {
            String name = options.sheet().strip();
            chosen = layers.stream()
                    .filter(part -> Objects.requireNonNull(part.shapefile()).isCalled(name))
                    .findFirst()
                    .orElseThrow(() -> new RefusedFileException(
                            "no-such-sheet", "The ZIP file has no layer " + name + ", but: " + named(layers)));
        } else {
            for (Part layer : layers) {
                if (Objects.requireNonNull(layer.shapefile()).hasShapes()) {
                    chosen = layer;
                    break;
                }
            }
        }
        Part layer = chosen;
        List<Part> others = layers.stream().filter(part -> !part.equals(layer)).toList();
        return Objects.requireNonNull(layer.shapefile())
                .rows(
                        options.encoding(),
                        others.isEmpty()
                                ? Note.of("sheet", "Layer: %s", layer.name())
                                : Note.of("sheet-of-several", "Layer: %s; not read: %s", layer.name(), named(others)));
    }

    /** The main one; where that only links to the others, as GDAL writes it, all of these. */
    private static Rows kmz(List<Part> kml, Options options) throws IOException, RefusedFileException {
        Part main = kml.stream()
                .filter(part -> part.name().equalsIgnoreCase(MAIN))
                .findFirst()
                .orElse(kml.get(0));
        List<Part> others = kml.stream().filter(part -> !part.equals(main)).toList();
        if (others.isEmpty()) {
            return rows(List.of(main), options, List.of());
        }
        Rows rows = rows(
                List.of(main),
                options,
                List.of(Note.of(
                        "file-of-several",
                        "Of the files in it, %s is read, and left out are %s",
                        main.name(),
                        named(others))));
        if (!rows.columns().isEmpty()) {
            return rows;
        }
        rows.close();
        return rows(
                others, options, List.of(Note.of("several-files", "Of the files in it are read: %s", named(others))));
    }

    private static String named(List<Part> parts) {
        return parts.stream().limit(MOST_NAMED).map(Part::name).collect(Collectors.joining(", "))
                + (parts.size() > MOST_NAMED ? " …" : "");
    }

    /** @param parts of a kind */
    private static Rows rows(List<Part> parts, Options options, List<Note> notes)
            throws IOException, RefusedFileException {
        Kind kind = parts.get(0).kind();
        if (!kind.isRead()) {
            throw kind.refusal();
        }
        List<Features.Opening> openings =
                parts.stream().map(part -> opening(part, options)).toList();
        return FeatureRows.of(kind.format(), all -> {
            notes.forEach(all::add);
            return openings.size() == 1 ? openings.get(0).open(all) : new ChainedFeatures(openings, all);
        });
    }

    static Rows rows(Kind kind, Source source, Options options) throws IOException, RefusedFileException {
        return rows(List.of(new Part("", kind, source)), options, List.of());
    }

    private static Features.Opening opening(Part part, Options options) {
        GeoJsonHead head = new GeoJsonHead();
        return notes -> {
            Input input = part.source().open();
            try {
                return features(part.kind(), input, options.encoding(), head, notes);
            } catch (IOException | RefusedFileException | RuntimeException e) {
                input.close();
                throw e;
            }
        };
    }

    private static Features features(Kind kind, Input input, @Nullable Charset encoding, GeoJsonHead head, Notes notes)
            throws IOException, RefusedFileException {
        return switch (kind) {
            case GEOJSON, JSON_FG -> new GeoJsonFeatures(input, encoding, head, notes);
            case GEOJSON_RECORDS -> new GeoJsonRecords(input, GeoJsonRecords.RECORD_SEPARATOR, encoding, head, notes);
            case GEOJSON_LINES -> new GeoJsonRecords(input, '\n', encoding, head, notes);
            case KML -> new KmlFeatures(input, encoding, notes);
            case GPX -> new GpxFeatures(input, encoding);
            case FLATGEOBUF -> new FlatGeobufFeatures(input, notes);
            case GEOPACKAGE, SHAPEFILE, DBASE, GEOPARQUET, TOPOJSON, ESRI_JSON, GML, OSM -> throw kind.refusal();
        };
    }
}
