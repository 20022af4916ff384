package org.chronomap.geodata.geo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * A part of the Earth between two meridians and two parallels, edges included (RFC 7946, section 5).
 *
 * <p>From {@code west} one goes east to {@code east}; if west is greater than east, the way crosses the antimeridian.
 * The meridians -180 and 180 are one and the same. The whole Earth is -180, -90, 180, 90.
 *
 * @param west the western edge, in [-180, 180]
 * @param south the southern edge, in [-90, 90]
 * @param east the eastern edge, in [-180, 180]
 * @param north the northern edge, in [-90, 90], not less than {@code south}
 */
public record Extent(double west, double south, double east, double north) {

    /** @throws IllegalArgumentException if an edge is out of its range or the south lies above the north */
    public Extent {
        require("west", west, 180);
        require("south", south, 90);
        require("east", east, 180);
        require("north", north, 90);
        if (south > north) {
            throw new IllegalArgumentException(
                    "south is %s and north is %s: expected south <= north".formatted(south, north));
        }
        // -0.0 is another value than 0.0 to equals of a record.
        west += 0.0;
        south += 0.0;
        east += 0.0;
        north += 0.0;
    }

    /**
     * The smallest extent around a geometry that is cut at the antimeridian.
     *
     * @throws IllegalArgumentException if the geometry is empty or not within [-180, 180] and [-90, 90]
     */
    public static Extent of(Geometry geometry) {
        if (geometry instanceof Point && !geometry.isEmpty()) {
            // Without its envelope, which it would keep.
            return of(geometry.getCoordinate());
        }
        List<Extent> extents = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part.getNumGeometries() > 1) {
                extents.add(of(part));
            } else if (!part.isEmpty()) {
                Envelope box = part.getEnvelopeInternal();
                extents.add(new Extent(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
            }
        }
        if (extents.isEmpty()) {
            throw new IllegalArgumentException("An empty geometry has no extent");
        }
        return union(extents);
    }

    /** The extent of one position. */
    public static Extent of(Coordinate position) {
        return new Extent(position.x, position.y, position.x, position.y);
    }

    /**
     * The smallest extent around all of them; of two that are as small, the one that does not cross the antimeridian.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Extent union(Collection<Extent> extents) {
        if (extents.isEmpty()) {
            throw new IllegalArgumentException("No extents to unite: expected one at least");
        }
        LongitudeRange range = LongitudeRange.around(extents);
        double south = extents.stream().mapToDouble(Extent::south).min().orElseThrow();
        double north = extents.stream().mapToDouble(Extent::north).max().orElseThrow();
        return new Extent(range.west(), south, range.east(), north);
    }

    /** The smallest extent around both. For more than two, {@link #union(Collection)} may find a smaller one than step by step. */
    public Extent union(Extent other) {
        return union(List.of(this, other));
    }

    /** The smallest extent around this and a position. */
    public Extent including(Coordinate position) {
        return union(of(position));
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    /** Degrees of longitude from west to east, in [0, 360]. */
    public double width() {
        return crossesAntimeridian() ? east + 360 - west : east - west;
    }

    /** The middle, its longitude in [-180, 180]. */
    public Coordinate centre() {
        return new Coordinate(Wgs84.normalise(west + width() / 2), south + (north - south) / 2);
    }

    /** The {@code bbox} member of GeoJSON: west, south, east, north. */
    public List<Double> bbox() {
        return List.of(west, south, east, north);
    }

    /**
     * The same part of the Earth as boxes of the plane, one or two, within [-180, 180]. One that ends on the antimeridian
     * has a second, of no width, on the other side of the plane: thus boxes alone can answer what this intersects.
     */
    public List<Envelope> envelopes() {
        if (crossesAntimeridian()) {
            return List.of(box(west, 180), box(-180, east));
        }
        if (west == -180 && east < 180) {
            return List.of(box(west, east), box(180, 180));
        }
        if (east == 180 && west > -180) {
            return List.of(box(west, east), box(-180, -180));
        }
        return List.of(box(west, east));
    }

    /** Whether they share a point; a common edge is enough. */
    public boolean intersects(Extent other) {
        List<Envelope> others = other.envelopes();
        return envelopes().stream().anyMatch(mine -> others.stream().anyMatch(mine::intersects));
    }

    /** Whether this and the geometry, cut at the antimeridian, share a point; to touch is enough. */
    public boolean intersects(Geometry geometry) {
        return envelopes().stream()
                .anyMatch(box -> box.intersects(geometry.getEnvelopeInternal())
                        && geometry.getFactory().toGeometry(box).intersects(geometry));
    }

    public boolean contains(Coordinate position) {
        return envelopes().stream().anyMatch(box -> box.covers(position));
    }

    private Envelope box(double from, double to) {
        return new Envelope(from, to, south, north);
    }

    private static void require(String edge, double value, double limit) {
        if (!(Math.abs(value) <= limit)) {
            throw new IllegalArgumentException(
                    "%s is %s: expected a number in [-%3$.0f, %3$.0f]".formatted(edge, value, limit));
        }
    }
}
