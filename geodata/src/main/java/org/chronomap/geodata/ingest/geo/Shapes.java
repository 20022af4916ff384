package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.geo.Antimeridian;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Makes geometries of positions, each x, y and whatever follows, which is left out: no story has heights. */
final class Shapes {

    /** Of one feature: more than any map shows. */
    static final int MOST_POSITIONS = 1_000_000;

    private static final GeometryFactory FACTORY = Wgs84.GEOMETRY;
    /** Beyond these no line that runs on across the antimeridian goes. */
    private static final int FURTHEST = 540;

    /** Three points and the first again. */
    private static final int SHORTEST_RING = 4;

    private Shapes() {}

    static Point point(double[] position) throws ShapeException {
        return FACTORY.createPoint(coordinate(position));
    }

    static LineString line(List<double[]> positions) throws ShapeException {
        if (positions.size() < 2) {
            throw new ShapeException(
                    "too-few-points",
                    written(positions),
                    "A line needs at least two points, and here is " + positions.size());
        }
        return FACTORY.createLineString(coordinates(positions));
    }

    /** One that is left open is closed. */
    static LinearRing ring(List<double[]> positions) throws ShapeException {
        List<Coordinate> ring = new ArrayList<>(List.of(coordinates(positions)));
        if (!ring.isEmpty() && !ring.get(0).equals2D(ring.get(ring.size() - 1))) {
            ring.add(ring.get(0).copy());
        }
        if (ring.size() < SHORTEST_RING) {
            throw new ShapeException(
                    "too-few-points",
                    written(positions),
                    "The edge of an area needs at least three different points, and the first again");
        }
        return FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    /** @param rings the outer one first */
    static Polygon polygon(List<LinearRing> rings) {
        return rings.isEmpty()
                ? FACTORY.createPolygon()
                : FACTORY.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    /** One geometry stays itself; several of a kind become the multi- of it, and those within others stand beside them. */
    static @Nullable Geometry all(List<? extends Geometry> parts) {
        List<Geometry> single = new ArrayList<>();
        parts.forEach(part -> addSingle(single, part));
        return single.isEmpty() ? null : FACTORY.buildGeometry(single);
    }

    private static void addSingle(List<Geometry> single, Geometry geometry) {
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                addSingle(single, geometry.getGeometryN(i));
            }
        } else {
            single.add(geometry);
        }
    }

    private static Coordinate[] coordinates(List<double[]> positions) throws ShapeException {
        Coordinate[] coordinates = new Coordinate[positions.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = coordinate(positions.get(i));
        }
        return coordinates;
    }

    private static Coordinate coordinate(double[] position) throws ShapeException {
        if (position.length < 2 || !Double.isFinite(position[0]) || !Double.isFinite(position[1])) {
            throw new ShapeException(
                    "bad-coordinates",
                    written(List.of(position)),
                    "A position has two numbers, longitude and latitude, like 76.95, 43.24");
        }
        return new Coordinate(position[0], position[1]);
    }

    private static String written(List<double[]> positions) {
        StringBuilder text = new StringBuilder();
        for (double[] position : positions.subList(0, Math.min(positions.size(), 5))) {
            text.append(text.isEmpty() ? "" : "; ");
            for (int i = 0; i < Math.min(position.length, 3); i++) {
                text.append(i == 0 ? "" : ", ").append(written(position[i]));
            }
        }
        return text.toString();
    }

    private static String written(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /**
     * In degrees, in [-180, 180]: what runs on across the antimeridian is cut there.
     *
     * @return null of an empty geometry
     */
    static Cell.@Nullable Shape placed(@Nullable Geometry geometry, ReferenceSystem system) throws ShapeException {
        if (geometry == null || geometry.isEmpty()) {
            return null;
        }
        Geometry degrees;
        try {
            degrees = system.toDegrees().apply(geometry);
        } catch (IllegalArgumentException | AssertionError e) {
            // Where assertions are on, as in tests, GeoTools asserts that what it makes of a position is one.
            throw outside(geometry.getCoordinate(), "lies beyond " + system.name());
        }
        boolean across = false;
        for (Coordinate position : degrees.getCoordinates()) {
            requireDegrees(position);
            across |= Math.abs(position.x) > 180;
        }
        if (!across) {
            return new Cell.Shape(degrees);
        }
        Geometry cut;
        try {
            cut = Antimeridian.cut(degrees);
        } catch (RuntimeException e) {
            throw uncut("since its edge crosses itself");
        }
        if (cut.isEmpty()) {
            throw uncut("since it is an area without any width");
        }
        return new Cell.Shape(cut);
    }

    private static ShapeException uncut(String why) {
        return new ShapeException(
                "broken-area",
                "",
                "The geometry runs across 180°, and cannot be cut there, %s: mend it, or cut it at 180°"
                        .formatted(why));
    }

    private static void requireDegrees(Coordinate position) throws ShapeException {
        double x = position.x;
        double y = position.y;
        if (Math.abs(y) <= 90 && Math.abs(x) <= FURTHEST) {
            return;
        }
        if (Math.abs(x) <= 90 && Math.abs(y) <= 180) {
            throw new ShapeException(
                    "swapped-coordinates",
                    written(x) + ", " + written(y),
                    "%s is no latitude, which is at most 90: longitude comes first. Is it %s, %s?"
                            .formatted(written(y), written(y), written(x)));
        }
        throw outside(
                position,
                "is no longitude and latitude in degrees. If it is in metres of a map projection, convert it:"
                        + " ogr2ogr -t_srs EPSG:4326 out.geojson in");
    }

    private static ShapeException outside(Coordinate position, String why) {
        String given = written(position.x) + ", " + written(position.y);
        return new ShapeException("not-on-earth", given, given + " " + why);
    }
}
