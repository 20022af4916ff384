package org.chronomap.geodata.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * The land of a country, as the base map draws it. Never changes, and is safe for use by several threads.
 *
 * <p>Made once at start-up: the tests against it are prepared, so that each costs microseconds.
 */
public final class Outline {

    private static final PrecisionModel FIVE_DECIMALS = new PrecisionModel(1e5);
    private static final double MAX_TRUE_LATITUDE = 80;

    /** Along the equator of WGS 84. */
    private static final double METRES_OF_DEGREE = Math.toRadians(6_378_137);

    private static final double ANCHOR_TOLERANCE = 0.01;
    /** Degrees: Corsica is nearer to France, Guiana and Madeira are not near what they belong to. */
    private static final double NEAR = 5;
    /** Of the largest part: either half of Malaysia is much of it, Guiana is little of France. */
    private static final double LARGE = 0.2;

    private final String code;
    private final String name;
    private final Geometry unwrapped;
    private final double trueLatitude;
    private final Geometry geometry;
    private final PreparedGeometry prepared;
    private final Extent extent;
    private volatile @Nullable Coordinate anchor;
    private volatile @Nullable Extent mainExtent;

    /** @param unwrapped valid polygons, in one piece where the country crosses the antimeridian */
    Outline(String code, String name, Geometry unwrapped) {
        this.code = code;
        this.name = name;
        this.unwrapped = unwrapped;
        Envelope box = unwrapped.getEnvelopeInternal();
        this.trueLatitude = Math.max(-MAX_TRUE_LATITUDE, Math.min(MAX_TRUE_LATITUDE, box.centre().y));
        this.geometry = Antimeridian.cut(unwrapped);
        this.prepared = PreparedGeometryFactory.prepare(geometry);
        this.extent = Extent.of(geometry);
    }

    /** ISO 3166-1 alpha-2, in capitals. */
    public String code() {
        return code;
    }

    /** In English. */
    public String name() {
        return name;
    }

    /** A valid Polygon or MultiPolygon within ±180, cut at the antimeridian. Shared: not to be changed. */
    public Geometry geometry() {
        return geometry;
    }

    public Extent extent() {
        return extent;
    }

    /**
     * What a map shows that shows the country: around its largest part, those of a fifth of its size, and whatever lies within
     * {@value #NEAR} degrees of these, directly or by way of others. Parts overseas are left out. Found at the first call, in
     * milliseconds, and kept.
     */
    public Extent mainExtent() {
        Extent found = mainExtent;
        if (found == null) {
            found = findMainExtent();
            mainExtent = found;
        }
        return found;
    }

    private Extent findMainExtent() {
        List<Geometry> rest = parts(unwrapped);
        double large = rest.stream().mapToDouble(Outline::area).max().orElseThrow() * LARGE;
        List<Geometry> main = new ArrayList<>(
                rest.stream().filter(part -> area(part) >= large).toList());
        rest.removeAll(main);
        for (int i = 0; i < main.size(); i++) {
            Geometry one = main.get(i);
            List<Geometry> near = rest.stream()
                    .filter(part -> part.isWithinDistance(one, NEAR))
                    .toList();
            main.addAll(near);
            rest.removeAll(near);
        }
        return Extent.of(Antimeridian.cut(Wgs84.GEOMETRY.buildGeometry(main)));
    }

    /** In square degrees of the equator: near the poles a degree of longitude is short. */
    private static double area(Geometry part) {
        return part.getArea() * Math.cos(Math.toRadians(part.getCentroid().getY()));
    }

    private static List<Geometry> parts(Geometry geometry) {
        return IntStream.range(0, geometry.getNumGeometries())
                .mapToObj(geometry::getGeometryN)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A point well inside the largest part, where a label can sit. Found at the first call, in milliseconds, and kept. */
    public Coordinate anchor() {
        Coordinate found = anchor;
        if (found == null) {
            found = anchorOf(unwrapped, Math.cos(Math.toRadians(trueLatitude)));
            anchor = found;
        }
        return found.copy();
    }

    /** Whether they share a point; to touch is enough. */
    public boolean intersects(Extent other) {
        return other.envelopes().stream().anyMatch(box -> prepared.intersects(Wgs84.GEOMETRY.toGeometry(box)));
    }

    /** Whether they share a point; to touch is enough. The other is cut at the antimeridian too. */
    public boolean intersects(Geometry other) {
        return prepared.intersects(other);
    }

    /** Whether the position lies in the country or on its border. */
    public boolean covers(Coordinate position) {
        return prepared.covers(Wgs84.GEOMETRY.createPoint(position));
    }

    /**
     * The outline with fewer vertices: none of its lines is farther from the original than the tolerance, as measured on a plane that
     * is true to scale along the middle latitude and all meridians. No part or hole vanishes. It is done
     * before the cut at the antimeridian, so that the parts still meet there. Costs milliseconds: keep the result.
     *
     * @param toleranceMetres positive
     * @return valid, within ±180, rounded to 5 decimals
     * @throws IllegalArgumentException if the tolerance is not a positive number
     */
    public Geometry simplified(double toleranceMetres) {
        if (!(toleranceMetres > 0 && Double.isFinite(toleranceMetres))) {
            throw new IllegalArgumentException(
                    "toleranceMetres is %s: expected a positive number".formatted(toleranceMetres));
        }
        // The cylindrical equidistant projection, which needs no more: GeoTools would look through all its methods for
        // it.
        double x = METRES_OF_DEGREE * Math.cos(Math.toRadians(trueLatitude));
        Geometry plane = AffineTransformation.scaleInstance(x, METRES_OF_DEGREE).transform(unwrapped);
        Geometry simple = TopologyPreservingSimplifier.simplify(plane, toleranceMetres);
        Geometry back = GeometryFixer.fix(
                AffineTransformation.scaleInstance(1 / x, 1 / METRES_OF_DEGREE).transform(simple));
        return GeometryPrecisionReducer.reduce(Antimeridian.cut(back), FIVE_DECIMALS);
    }

    /** The point that is farthest from the border; found on a plane narrowed so that east and north have one scale. */
    private static Coordinate anchorOf(Geometry unwrapped, double narrowing) {
        Geometry largest = parts(unwrapped).stream()
                .max(Comparator.comparingDouble(Geometry::getArea))
                .orElseThrow();
        Geometry plane = AffineTransformation.scaleInstance(narrowing, 1).transform(largest);
        double tolerance = Math.sqrt(plane.getArea()) * ANCHOR_TOLERANCE;
        Coordinate centre = MaximumInscribedCircle.getCenter(plane, tolerance).getCoordinate();
        return new Coordinate(Wgs84.round(Wgs84.normalise(centre.x / narrowing)), Wgs84.round(centre.y));
    }
}
