package org.chronomap.geodata.geo;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A map projection: from longitude, latitude on WGS 84 to metres on a plane, x east and y north, and back.
 *
 * <p>The first use makes GeoTools read its tables of reference systems, which takes about a second: call
 * {@link #warmUp()} at start-up, off any event loop.
 */
public final class Projection {

    /** The latitude, north and south, at which the square of web mercator ends. */
    public static final double WEB_MERCATOR_MAX_LATITUDE = 85.0511287798066;

    private static final String EQUIDISTANT = """
            PROJCS["Equidistant cylindrical",
              GEOGCS["WGS 84", DATUM["WGS_1984", SPHEROID["WGS 84", 6378137, 298.257223563]],
                PRIMEM["Greenwich", 0], UNIT["degree", 0.017453292519943295],
                AXIS["Longitude", EAST], AXIS["Latitude", NORTH]],
              PROJECTION["Equidistant_Cylindrical"],
              PARAMETER["standard_parallel_1", %s], PARAMETER["central_meridian", 0],
              UNIT["m", 1], AXIS["Easting", EAST], AXIS["Northing", NORTH]]""";

    private final MathTransform forward;
    private final MathTransform inverse;
    private final double maxLatitude;

    private Projection(CoordinateReferenceSystem plane, double maxLatitude)
            throws FactoryException, NoninvertibleTransformException {
        this.forward = CRS.findMathTransform(DefaultGeographicCRS.WGS84, plane, true);
        this.inverse = forward.inverse();
        this.maxLatitude = maxLatitude;
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
        try {
            return new Projection(CRS.parseWKT(EQUIDISTANT.formatted(trueLatitude)), 90);
        } catch (FactoryException | NoninvertibleTransformException e) {
            throw new IllegalStateException("GeoTools cannot make the equidistant cylindrical projection", e);
        }
    }

    /** Makes one projection of each kind, so that no later call waits for GeoTools to read its tables. */
    public static void warmUp() {
        Geometry equator = Wgs84.GEOMETRY.toGeometry(new Envelope(-1, 1, -1, 1));
        webMercator().toMetres(equator);
        equidistant(0).toMetres(equator);
    }

    /**
     * Longitude, latitude to metres. Web mercator has no room for the poles: what lies beyond
     * {@value #WEB_MERCATOR_MAX_LATITUDE} degrees is moved onto that parallel.
     *
     * @return a copy
     * @throws IllegalArgumentException if a longitude is not in [-180, 180] or a latitude not in [-90, 90]
     */
    public Geometry toMetres(Geometry geometry) {
        Geometry copy = geometry.copy();
        if (copy.isEmpty()) {
            return copy;
        }
        Envelope box = copy.getEnvelopeInternal();
        // GeoTools would quietly turn 190 into -170 and tear the geometry apart.
        if (!(box.getMinX() >= -180 && box.getMaxX() <= 180 && box.getMinY() >= -90 && box.getMaxY() <= 90)) {
            throw new IllegalArgumentException(
                    "The geometry spans longitudes %s to %s and latitudes %s to %s: expected [-180, 180] and [-90, 90]"
                            .formatted(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY()));
        }
        copy.apply(new Limit(maxLatitude));
        return transform(copy, forward);
    }

    /** Metres to longitude, latitude. */
    public Geometry toDegrees(Geometry geometry) {
        if (geometry.isEmpty()) {
            return geometry.copy();
        }
        Geometry degrees = transform(geometry, inverse);
        // A pole comes back a unit of the last place beyond itself.
        degrees.apply(new Limit(90));
        return degrees;
    }

    private static Geometry transform(Geometry geometry, MathTransform transform) {
        try {
            return JTS.transform(geometry, transform);
        } catch (TransformException e) {
            throw new IllegalArgumentException("Cannot project " + geometry.getEnvelopeInternal(), e);
        }
    }

    /** Made when first asked for. */
    private static final class WebMercator {

        private static final Projection PROJECTION = make();

        private static Projection make() {
            try {
                return new Projection(CRS.decode("EPSG:3857", true), WEB_MERCATOR_MAX_LATITUDE);
            } catch (FactoryException | NoninvertibleTransformException e) {
                throw new IllegalStateException("GeoTools does not know EPSG:3857: its EPSG table is missing", e);
            }
        }
    }

    private record Limit(double latitude) implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int index) {
            limit(sequence, index, CoordinateSequence.X, 180);
            limit(sequence, index, CoordinateSequence.Y, latitude);
        }

        private static void limit(CoordinateSequence sequence, int index, int ordinate, double limit) {
            double value = sequence.getOrdinate(index, ordinate);
            sequence.setOrdinate(index, ordinate, Math.max(-limit, Math.min(limit, value)));
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
