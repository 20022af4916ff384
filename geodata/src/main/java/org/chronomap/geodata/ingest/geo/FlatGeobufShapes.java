package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LinearRing;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;

/**
 * The geometries of one FlatGeobuf feature. The library has a conversion of its own, which believes what a file says of its lengths,
 * and has no collections.
 */
final class FlatGeobufShapes {

    private static final int DEEPEST = 10;

    private int left = Shapes.MOST_POSITIONS;

    /** @return null of one without coordinates */
    org.locationtech.jts.geom.@Nullable Geometry of(Geometry geometry, int type, int depth) throws ShapeException {
        switch (type) {
            case GeometryType.Point -> {
                List<double[]> positions = positions(geometry);
                return positions.isEmpty() ? null : Shapes.point(positions.get(0));
            }
            case GeometryType.MultiPoint -> {
                List<org.locationtech.jts.geom.Geometry> points = new ArrayList<>();
                for (double[] position : positions(geometry)) {
                    points.add(Shapes.point(position));
                }
                return Shapes.all(points);
            }
            case GeometryType.LineString -> {
                List<double[]> positions = positions(geometry);
                return positions.isEmpty() ? null : Shapes.line(positions);
            }
            case GeometryType.MultiLineString -> {
                List<org.locationtech.jts.geom.Geometry> lines = new ArrayList<>();
                for (List<double[]> part : parts(geometry)) {
                    lines.add(Shapes.line(part));
                }
                return Shapes.all(lines);
            }
            case GeometryType.Polygon -> {
                List<LinearRing> rings = new ArrayList<>();
                for (List<double[]> part : parts(geometry)) {
                    rings.add(Shapes.ring(part));
                }
                return rings.isEmpty() ? null : Shapes.polygon(rings);
            }
            case GeometryType.MultiPolygon, GeometryType.GeometryCollection -> {
                return collection(geometry, type, depth);
            }
            default ->
                throw new ShapeException(
                        "unknown-geometry",
                        type >= 0 && type < GeometryType.names.length
                                ? GeometryType.name(type)
                                : Integer.toString(type),
                        "Points, lines, areas and several of them are read, without curves");
        }
    }

    private org.locationtech.jts.geom.@Nullable Geometry collection(Geometry geometry, int type, int depth)
            throws ShapeException {
        if (depth > DEEPEST) {
            throw new ShapeException("too-deep", "", "Geometries stand in one another deeper than " + DEEPEST);
        }
        take(geometry.partsLength());
        List<org.locationtech.jts.geom.Geometry> made = new ArrayList<>();
        for (int i = 0; i < geometry.partsLength(); i++) {
            Geometry part = geometry.parts(i);
            int itsType = type == GeometryType.MultiPolygon ? GeometryType.Polygon : part.type();
            org.locationtech.jts.geom.Geometry one = of(part, itsType, depth + 1);
            if (one != null) {
                made.add(one);
            }
        }
        return Shapes.all(made);
    }

    /** Counts down before anything is made, since a broken length can be anything, and parts can be shared. */
    private void take(int count) throws ShapeException {
        left -= count < 0 || count > left ? left + 1 : count;
        if (left < 0) {
            throw new ShapeException(
                    "too-long", "", "The geometry has more than %,d positions".formatted(Shapes.MOST_POSITIONS));
        }
    }

    private List<double[]> positions(Geometry geometry) throws ShapeException {
        int count = geometry.xyLength() / 2;
        take(count);
        List<double[]> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(new double[] {geometry.xy(2 * i), geometry.xy(2 * i + 1)});
        }
        return positions;
    }

    /** A single part needs no ends. */
    private List<List<double[]>> parts(Geometry geometry) throws ShapeException {
        List<double[]> positions = positions(geometry);
        List<List<double[]>> parts = new ArrayList<>();
        take(geometry.endsLength());
        if (geometry.endsLength() == 0 && !positions.isEmpty()) {
            parts.add(positions);
        }
        long from = 0;
        for (int i = 0; i < geometry.endsLength(); i++) {
            long to = geometry.ends(i);
            if (to < from || to > positions.size()) {
                throw new ShapeException("bad-coordinates", "", "The parts of the geometry do not fit its positions");
            }
            parts.add(positions.subList((int) from, (int) to));
            from = to;
        }
        return parts;
    }
}
