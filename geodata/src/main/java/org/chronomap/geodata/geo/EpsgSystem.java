package org.chronomap.geodata.geo;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Brings geometries of the reference systems of the EPSG registry to longitude and latitude. The usual ones, web mercator and UTM, are
 * at hand; for another GeoTools opens its database of all of them, which takes seconds the first time.
 */
public final class EpsgSystem {

    private EpsgSystem() {}

    /**
     * @param code 4326 and the like
     * @param asDefined whether coordinates stand in the order that the registry has, latitude first in 4326; else x comes first
     * @return makes a copy, or throws IllegalArgumentException for what lies beyond its system; empty for an unknown code
     */
    public static Optional<UnaryOperator<Geometry>> toDegrees(int code, boolean asDefined) {
        return switch (code) {
            // ETRS89 is within a metre of WGS 84.
            case 4326, 4979, 4258 ->
                Optional.of(asDefined ? each(position -> new Coordinate(position.y, position.x)) : Geometry::copy);
            case 3857, 3785, 900913, 102100, 102113 -> Optional.of(Projection.webMercator()::toDegrees);
            default -> utm(code).or(() -> registered(code, asDefined));
        };
    }

    private static Optional<UnaryOperator<Geometry>> utm(int code) {
        int zone = code % 100;
        boolean north = code / 100 == 326 && zone >= 1 && zone <= 60;
        boolean south = code / 100 == 327 && zone >= 1 && zone <= 60;
        // The same on ETRS89.
        boolean european = code / 100 == 258 && zone >= 28 && zone <= 38;
        if (!north && !south && !european) {
            return Optional.empty();
        }
        double equator = south ? 10_000_000 : 0;
        return Optional.of(each(position -> Utm.toDegrees(zone, position.x, position.y - equator)));
    }

    private static Optional<UnaryOperator<Geometry>> registered(int code, boolean asDefined) {
        try {
            MathTransform transform =
                    CRS.findMathTransform(CRS.decode("EPSG:" + code, !asDefined), DefaultGeographicCRS.WGS84, true);
            return transform.getSourceDimensions() == 2
                    ? Optional.of(each(position -> Projection.transformed(transform, position.x, position.y)))
                    : Optional.empty();
        } catch (FactoryException e) {
            return Optional.empty();
        }
    }

    static UnaryOperator<Geometry> each(UnaryOperator<Coordinate> change) {
        return geometry -> {
            Geometry copy = geometry.copy();
            CoordinateFilter filter = position -> position.setCoordinate(change.apply(position));
            copy.apply(filter);
            copy.geometryChanged();
            return copy;
        };
    }
}
