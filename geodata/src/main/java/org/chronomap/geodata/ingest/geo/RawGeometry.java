package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;

/**
 * A GeoJSON geometry as it is written, whose type may come after its coordinates.
 *
 * @param coordinates a position as double[], a list of what has coordinates, or null
 * @param system in which it says that its coordinates are
 */
record RawGeometry(
        @Nullable String type,
        @Nullable Object coordinates,
        List<RawGeometry> geometries,
        @Nullable String system) {

    private static final String KNOWN =
            "Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or GeometryCollection";

    static boolean isType(@Nullable String type) {
        return type != null
                && switch (type) {
                    case "Point",
                            "LineString",
                            "Polygon",
                            "MultiPoint",
                            "MultiLineString",
                            "MultiPolygon",
                            "GeometryCollection" -> true;
                    default -> false;
                };
    }

    /** @return null when it has no coordinates */
    @Nullable Geometry made() throws ShapeException {
        if (type == null || !isType(type)) {
            String given = type == null ? "" : type;
            throw new ShapeException("unknown-geometry", given, "The type of a geometry is " + KNOWN);
        }
        if (coordinates instanceof List<?> list && list.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "Point" -> Shapes.point(position(coordinates));
            case "LineString" -> Shapes.line(positions(coordinates));
            case "Polygon" -> Shapes.polygon(rings(coordinates));
            case "MultiPoint" -> {
                List<Geometry> parts = new ArrayList<>();
                for (double[] position : positions(coordinates)) {
                    parts.add(Shapes.point(position));
                }
                yield Shapes.all(parts);
            }
            case "MultiLineString" -> {
                List<Geometry> parts = new ArrayList<>();
                for (Object line : list(coordinates)) {
                    parts.add(Shapes.line(positions(line)));
                }
                yield Shapes.all(parts);
            }
            case "MultiPolygon" -> {
                List<Geometry> parts = new ArrayList<>();
                for (Object polygon : list(coordinates)) {
                    parts.add(Shapes.polygon(rings(polygon)));
                }
                yield Shapes.all(parts);
            }
            default -> {
                List<Geometry> parts = new ArrayList<>();
                for (RawGeometry part : geometries) {
                    Geometry made = part.made();
                    if (made != null) {
                        parts.add(made);
                    }
                }
                yield Shapes.all(parts);
            }
        };
    }

    private double[] position(@Nullable Object written) throws ShapeException {
        if (written instanceof double[] position) {
            return position;
        }
        throw misshapen();
    }

    private List<double[]> positions(@Nullable Object written) throws ShapeException {
        List<double[]> positions = new ArrayList<>();
        for (Object position : list(written)) {
            positions.add(position(position));
        }
        return positions;
    }

    private List<LinearRing> rings(@Nullable Object written) throws ShapeException {
        List<LinearRing> rings = new ArrayList<>();
        for (Object ring : list(written)) {
            rings.add(Shapes.ring(positions(ring)));
        }
        return rings;
    }

    private List<?> list(@Nullable Object written) throws ShapeException {
        if (written instanceof List<?> list) {
            return list;
        }
        throw misshapen();
    }

    private ShapeException misshapen() {
        return new ShapeException(
                "bad-coordinates",
                String.valueOf(type),
                "The coordinates are not those of a " + type
                        + ": [longitude, latitude] for a point, a list of such for a line, a list of closed lines for an area");
    }
}
