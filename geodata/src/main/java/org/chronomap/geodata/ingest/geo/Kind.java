package org.chronomap.geodata.ingest.geo;

import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.RefusedFileException;

/** What a file of a map program is: some are read, and of the others is known what to do. */
enum Kind {
    GEOJSON("geojson", "GeoJSON", true),
    JSON_FG("jsonfg", "JSON-FG", true),
    GEOJSON_RECORDS("geojsonseq", "GeoJSON sequence", true),
    GEOJSON_LINES("geojsonl", "GeoJSON, one feature a line", true),
    KML("kml", "KML", true),
    GPX("gpx", "GPX", true),
    FLATGEOBUF("flatgeobuf", "FlatGeobuf", true),
    GEOPACKAGE("geopackage", "GeoPackage", false),
    SHAPEFILE("shapefile", "Shapefile", true),
    DBASE("dbf", "dBase table", false),
    GEOPARQUET("parquet", "GeoParquet or Parquet", false),
    TOPOJSON("topojson", "TopoJSON", false),
    ESRI_JSON("esrijson", "Esri JSON", false),
    GML("gml", "GML", false),
    OSM("osm", "OpenStreetMap XML", false);

    private final String id;
    private final String label;
    private final boolean read;

    Kind(String id, String label, boolean read) {
        this.id = id;
        this.label = label;
        this.read = read;
    }

    Format format() {
        return new Format(id, label);
    }

    boolean isRead() {
        return read;
    }

    RefusedFileException refusal() {
        if (this == SHAPEFILE || this == DBASE) {
            return new RefusedFileException(
                    "part-of-a-shapefile",
                    "The file is but a part of a Shapefile: send a ZIP file of all of them, which are .shp (the shapes), .dbf (what"
                            + " is known of each), .prj (what the coordinates are) and, where there is one, .cpg (the encoding)");
        }
        if (this == GEOPACKAGE) {
            return new RefusedFileException(
                    "unread-geopackage",
                    "A GeoPackage is read as it is, and not in a ZIP file: unpack it, and send what is in it");
        }
        return new RefusedFileException(
                "unread-" + id,
                ("The file is a %s, which is not read here. Convert it: ogr2ogr -t_srs EPSG:4326 out.geojson in,"
                                + " or in QGIS by Export, Save Features As, GeoJSON")
                        .formatted(label));
    }
}
