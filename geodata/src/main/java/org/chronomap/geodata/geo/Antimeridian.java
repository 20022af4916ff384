package org.chronomap.geodata.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts what crosses the antimeridian into parts that do not, as GeoJSON wants it (RFC 7946, section 3.1.9).
 *
 * <p>What is cut comes <em>unwrapped</em>: neighbouring vertices are as near in the plane as they are on the Earth, and
 * longitudes run on beyond ±180 (Chukotka from 170 to 191).
 */
public final class Antimeridian {

    private Antimeridian() {}

    /**
     * Cuts at every odd multiple of 180 degrees and brings each part into [-180, 180]. What lies there already comes back
     * as it is. Lines keep their direction, and their parts the order in which they are travelled. What lies along the
     * antimeridian stays on the side it was given on.
     *
     * @param unwrapped any geometry with finite longitudes and latitudes in [-90, 90]; polygons valid
     * @return a geometry of the same dimension; a polygon or line in one part stays single, in several it becomes a multi-
     * @throws IllegalArgumentException if a coordinate is not finite or a latitude is out of range
     */
    public static Geometry cut(Geometry unwrapped) {
        Envelope envelope = unwrapped.getEnvelopeInternal();
        if (unwrapped.isEmpty()) {
            return unwrapped;
        }
        if (!(Math.abs(envelope.getMinY()) <= 90 && Math.abs(envelope.getMaxY()) <= 90)) {
            throw new IllegalArgumentException(
                    "Latitudes from %s to %s: expected [-90, 90]".formatted(envelope.getMinY(), envelope.getMaxY()));
        }
        if (!Double.isFinite(envelope.getMinX()) || !Double.isFinite(envelope.getMaxX())) {
            throw new IllegalArgumentException("Longitudes from %s to %s: expected finite numbers"
                    .formatted(envelope.getMinX(), envelope.getMaxX()));
        }
        if (envelope.getMinX() >= -180 && envelope.getMaxX() <= 180) {
            return unwrapped;
        }
        List<Geometry> parts = new ArrayList<>();
        boolean polygonal = cutInto(parts, unwrapped);
        Geometry whole = unwrapped.getFactory().buildGeometry(parts);
        // Two polygons of one multipolygon may meet only now, along a side, which a multipolygon may not have.
        return polygonal && !whole.isValid() ? OverlayNGRobust.union(whole) : whole;
    }

    /** Says whether all that was cut was polygons. */
    private static boolean cutInto(List<Geometry> parts, Geometry geometry) {
        if (geometry instanceof GeometryCollection collection) {
            boolean polygonal = true;
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                polygonal &= cutInto(parts, collection.getGeometryN(i));
            }
            return polygonal;
        } else if (geometry instanceof Polygon polygon) {
            cutPolygon(parts, polygon);
            return true;
        } else if (geometry instanceof LineString line) {
            cutLine(parts, line);
        } else if (geometry instanceof Point point && !point.isEmpty()) {
            parts.add(point.getFactory().createPoint(new Coordinate(Wgs84.normalise(point.getX()), point.getY())));
        }
        return false;
    }

    private static void cutPolygon(List<Geometry> parts, Polygon polygon) {
        Envelope envelope = polygon.getEnvelopeInternal();
        for (int world = worldOf(envelope.getMinX()); west(world) < envelope.getMaxX(); world++) {
            Envelope strip = new Envelope(west(world), west(world) + 360, -90, 90);
            Geometry inside = strip.contains(envelope)
                    ? polygon
                    : OverlayNGRobust.overlay(polygon, polygon.getFactory().toGeometry(strip), OverlayNG.INTERSECTION);
            // A copy is moved: what comes out of an overlay shares coordinates with what went in.
            Geometry part =
                    AffineTransformation.translationInstance(-360.0 * world, 0).transform(inside);
            for (int i = 0; i < part.getNumGeometries(); i++) {
                // Where the polygon only touches the antimeridian the intersection is a line or a point.
                if (part.getGeometryN(i) instanceof Polygon piece && !piece.isEmpty()) {
                    parts.add(piece);
                }
            }
        }
    }

    private static void cutLine(List<Geometry> parts, LineString line) {
        List<Coordinate> piece = new ArrayList<>();
        int world = 0;
        for (int i = 1; i < line.getNumPoints(); i++) {
            Coordinate from = line.getCoordinateN(i - 1);
            Coordinate to = line.getCoordinateN(i);
            List<Double> stops = crossings(from.x, to.x);
            Coordinate start = from;
            for (int s = 0; s <= stops.size(); s++) {
                Coordinate end = s < stops.size() ? at(from, to, stops.get(s)) : to;
                int here = worldOf(start.x, end.x, world);
                if (here != world || piece.isEmpty()) {
                    addLine(parts, piece, line);
                    piece = new ArrayList<>(List.of(shifted(start, here)));
                    world = here;
                }
                piece.add(shifted(end, world));
                start = end;
            }
        }
        addLine(parts, piece, line);
    }

    private static void addLine(List<Geometry> parts, List<Coordinate> piece, LineString line) {
        if (piece.stream().distinct().count() > 1) {
            parts.add(line.getFactory().createLineString(piece.toArray(Coordinate[]::new)));
        }
    }

    /** The antimeridians strictly between two longitudes, in the order in which they are met. */
    private static List<Double> crossings(double from, double to) {
        List<Double> crossings = new ArrayList<>();
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        for (double at = west(worldOf(low)); at < high; at += 360) {
            if (at > low) {
                crossings.add(from < to ? crossings.size() : 0, at);
            }
        }
        return crossings;
    }

    private static Coordinate at(Coordinate from, Coordinate to, double longitude) {
        double share = (longitude - from.x) / (to.x - from.x);
        return new Coordinate(longitude, from.y + share * (to.y - from.y));
    }

    private static Coordinate shifted(Coordinate position, int world) {
        return new Coordinate(position.x - 360.0 * world, position.y);
    }

    /** The world, 0 being [-180, 180], in which a stretch lies that no antimeridian cuts; on the very edge, the current one. */
    private static int worldOf(double from, double to, int current) {
        double middle = from + (to - from) / 2;
        return middle >= west(current) && middle <= west(current) + 360 ? current : worldOf(middle);
    }

    private static int worldOf(double longitude) {
        return (int) Math.floor((longitude + 180) / 360);
    }

    private static double west(int world) {
        return 360.0 * world - 180;
    }
}
