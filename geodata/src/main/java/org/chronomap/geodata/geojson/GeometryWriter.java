package org.chronomap.geodata.geojson;

import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Wgs84;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/** Writes geometries as GeoJSON (RFC 7946 §3.1), rounded to 0.00001 degree: about a metre. */
final class GeometryWriter {

    private GeometryWriter() {}

    /** Points, lines, polygons and collections of one of these. */
    static void write(JsonGenerator json, @Nullable Geometry geometry) {
        if (geometry == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        json.writeName("coordinates");
        writeCoordinates(json, geometry);
        json.writeEndObject();
    }

    private static void writeCoordinates(JsonGenerator json, Geometry geometry) {
        if (geometry instanceof Point point) {
            writePosition(json, point.getCoordinate());
        } else if (geometry instanceof LineString line) {
            writeLine(json, line.getCoordinateSequence());
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            writeLine(json, polygon.getExteriorRing().getCoordinateSequence());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writeLine(json, polygon.getInteriorRingN(i).getCoordinateSequence());
            }
            json.writeEndArray();
        } else {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                writeCoordinates(json, geometry.getGeometryN(i));
            }
            json.writeEndArray();
        }
    }

    private static void writeLine(JsonGenerator json, CoordinateSequence line) {
        json.writeStartArray();
        for (int i = 0; i < line.size(); i++) {
            writePosition(json, line.getCoordinate(i));
        }
        json.writeEndArray();
    }

    /** Longitude, latitude. */
    static void writePosition(JsonGenerator json, Coordinate position) {
        json.writeStartArray();
        json.writeNumber(Wgs84.round(position.x));
        json.writeNumber(Wgs84.round(position.y));
        json.writeEndArray();
    }

    /** West, south, east, north (RFC 7946 §5); west is greater than east where the antimeridian lies between. */
    static void writeBbox(JsonGenerator json, Extent extent) {
        json.writeStartArray();
        for (double degrees : extent.bbox()) {
            json.writeNumber(Wgs84.round(degrees));
        }
        json.writeEndArray();
    }
}
