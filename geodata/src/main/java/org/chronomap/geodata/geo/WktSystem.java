package org.chronomap.geodata.geo;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.datum.GeodeticDatum;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.datum.DefaultGeodeticDatum;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A reference system that is written out, as well-known text of OGC 01-009 or of Esri, and stands beside a Shapefile.
 *
 * @param name what it calls itself
 * @param isDegrees whether its numbers are longitude and latitude on WGS 84 already
 * @param isExact whether it is known how its datum lies to WGS 84
 * @param toDegrees makes a copy of what has x first, or throws IllegalArgumentException for what lies beyond the system
 */
public record WktSystem(String name, boolean isDegrees, boolean isExact, UnaryOperator<Geometry> toDegrees) {

    private static final int LONGEST = 16_000;
    private static final int DEEPEST = 30;

    /** @return empty of what is no such text, and of what no projection is known for */
    public static Optional<WktSystem> of(String text) {
        if (text.length() > LONGEST || depth(text) > DEEPEST) {
            return Optional.empty();
        }
        try {
            CoordinateReferenceSystem system = CRS.getHorizontalCRS(CRS.parseWKT(text.strip()));
            if (system == null) {
                return Optional.empty();
            }
            String name = system.getName().getCode();
            MathTransform transform = CRS.findMathTransform(system, DefaultGeographicCRS.WGS84, true);
            boolean swapped = CRS.getAxisOrder(system) == CRS.AxisOrder.NORTH_EAST;
            UnaryOperator<Geometry> toDegrees = EpsgSystem.each(position -> swapped
                    ? Projection.transformed(transform, position.y, position.x)
                    : Projection.transformed(transform, position.x, position.y));
            return Optional.of(new WktSystem(name, isDegrees(system, transform, swapped), isExact(system), toDegrees));
        } catch (FactoryException | RuntimeException e) {
            // GeoTools' reader of such text throws what it likes of what is none.
            return Optional.empty();
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static boolean isDegrees(CoordinateReferenceSystem system, MathTransform transform, boolean swapped) {
        if (transform.isIdentity()) {
            return true;
        }
        return swapped
                && system instanceof SingleCRS single
                && Projection.transformed(transform, 43, 77).equals2D(new Coordinate(77, 43), 1e-9)
                && isExact(single);
    }

    private static boolean isExact(CoordinateReferenceSystem system) {
        return system instanceof SingleCRS single
                && single.getDatum() instanceof GeodeticDatum datum
                && (isLikeWgs84(datum)
                        || (datum instanceof DefaultGeodeticDatum known && known.getBursaWolfParameters().length > 0));
    }

    /** GRS 80, of ETRS89 and NAD 83, is within a millimetre of that of WGS 84. */
    private static boolean isLikeWgs84(GeodeticDatum datum) {
        return Math.abs(datum.getEllipsoid().getSemiMajorAxis() - 6_378_137) < 0.01
                && Math.abs(datum.getEllipsoid().getInverseFlattening() - 298.257) < 0.001;
    }
}
