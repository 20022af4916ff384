package org.chronomap.geodata.geo;

import java.util.Map;
import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.MathTransformFactory;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.operation.DefaultMathTransformFactory;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A cylindrical map projection: from longitude, latitude on WGS 84 to metres on a plane, x east and y north, and back. What runs on
 * beyond ±180 degrees does so on the plane.
 *
 * <p>GeoTools makes it of its method and parameters. By the name of a reference system it would first unpack and open the database of
 * all of EPSG's, which takes seconds.
 */
public final class Projection {

    /** The latitude, north and south, at which the square of web mercator ends. */
    public static final double WEB_MERCATOR_MAX_LATITUDE = 85.0511287798066;

    private static final double SEMI_MAJOR = 6_378_137;
    private static final double SEMI_MINOR = SEMI_MAJOR * (1 - 1 / 298.257223563);

    private final MathTransform forward;
    private final MathTransform inverse;
    private final double maxLatitude;
    private final double width;

    private Projection(String method, Map<String, Double> parameters, double maxLatitude) {
        try {
            MathTransformFactory factory = Factory.MADE;
            ParameterValueGroup given = factory.getDefaultParameters(method);
            parameters.forEach((name, value) -> given.parameter(name).setValue(value.doubleValue()));
            forward = factory.createParameterizedTransform(given);
            inverse = forward.inverse();
        } catch (FactoryException | NoninvertibleTransformException e) {
            throw new IllegalStateException("GeoTools cannot make the projection " + method, e);
        }
        this.maxLatitude = maxLatitude;
        this.width = 2 * transformed(forward, 180, 0).x;
    }

    /** From metres to degrees, of a method on WGS 84. */
    static MathTransform inverse(String method, Map<String, Double> parameters) {
        try {
            ParameterValueGroup given = Factory.MADE.getDefaultParameters(method);
            given.parameter("semi_major").setValue(SEMI_MAJOR);
            given.parameter("semi_minor").setValue(SEMI_MINOR);
            parameters.forEach((name, value) -> given.parameter(name).setValue(value.doubleValue()));
            return Factory.MADE.createParameterizedTransform(given).inverse();
        } catch (FactoryException | NoninvertibleTransformException e) {
            throw new IllegalStateException("GeoTools cannot make the projection " + method, e);
        }
    }

    /** EPSG:3857, the projection of the tiles of the web. */
    public static Projection webMercator() {
        return WebMercator.PROJECTION;
    }

    /**
     * Equidistant cylindrical: true to scale along the given parallel, north and south, and but for the flattening of the
     * Earth (0.7 % at most) along every meridian. It has room for the poles.
     *
     * @param trueLatitude the parallel, in [-89, 89]
     * @throws IllegalArgumentException if the parallel is out of range
     */
    public static Projection equidistant(double trueLatitude) {
        if (!(Math.abs(trueLatitude) <= 89)) {
            throw new IllegalArgumentException("trueLatitude is %s: expected [-89, 89]".formatted(trueLatitude));
        }
        return new Projection(
                "Equidistant_Cylindrical",
                Map.of("semi_major", SEMI_MAJOR, "semi_minor", SEMI_MINOR, "standard_parallel_1", trueLatitude),
                90);
    }

    /** Metres from ±180 degrees round to ±180 degrees: where the plane begins again. */
    public double width() {
        return width;
    }

    /**
     * Longitude, latitude to metres. Web mercator has no room for the poles: what lies beyond
     * {@value #WEB_MERCATOR_MAX_LATITUDE} degrees is moved onto that parallel.
     *
     * @return a copy
     * @throws IllegalArgumentException if a longitude is not finite or a latitude not in [-90, 90]
     */
    public Geometry toMetres(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        // The comparisons are false of what is not a number.
        if (!geometry.isEmpty()
                && !(box.getMinY() >= -90 && box.getMaxY() <= 90 && Double.isFinite(box.getMaxX() - box.getMinX()))) {
            throw new IllegalArgumentException(
                    "The geometry spans longitudes %s to %s and latitudes %s to %s: expected finite ones and [-90, 90]"
                            .formatted(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY()));
        }
        return each(geometry, position -> position.setCoordinate(toMetres(position)));
    }

    /** The same of one position. */
    public Coordinate toMetres(Coordinate position) {
        // GeoTools knows no longitude beyond ±180.
        double x = Wgs84.normalise(position.x);
        double turns = Math.rint((position.x - x) / 360);
        Coordinate metres = transformed(forward, x, Math.max(-maxLatitude, Math.min(maxLatitude, position.y)));
        metres.x += turns * width;
        return metres;
    }

    /** Metres to longitude, latitude. */
    public Geometry toDegrees(Geometry geometry) {
        return each(geometry, position -> position.setCoordinate(toDegrees(position)));
    }

    private Coordinate toDegrees(Coordinate position) {
        double turns = Math.abs(position.x) <= width / 2 ? 0 : Math.rint(position.x / width);
        Coordinate degrees = transformed(inverse, position.x - turns * width, position.y);
        // The edge and a pole come back a unit of the last place beyond themselves.
        return new Coordinate(
                Math.max(-180, Math.min(180, degrees.x)) + 360 * turns, Math.max(-90, Math.min(90, degrees.y)));
    }

    private static Geometry each(Geometry geometry, CoordinateFilter change) {
        Geometry copy = geometry.copy();
        copy.apply(change);
        copy.geometryChanged();
        return copy;
    }

    static Coordinate transformed(MathTransform transform, double x, double y) {
        double[] position = {x, y};
        try {
            transform.transform(position, 0, position, 0, 1);
        } catch (TransformException e) {
            throw new IllegalArgumentException("Cannot project %s, %s".formatted(x, y), e);
        }
        return new Coordinate(position[0], position[1]);
    }

    /** Made when first asked for, since it looks through all methods that GeoTools has. */
    private static final class Factory {

        private static final MathTransformFactory MADE = new DefaultMathTransformFactory();
    }

    private static final class WebMercator {

        private static final Projection PROJECTION = new Projection(
                "Popular Visualisation Pseudo Mercator",
                Map.of("semi_major", SEMI_MAJOR, "semi_minor", SEMI_MAJOR),
                WEB_MERCATOR_MAX_LATITUDE);
    }
}
