package org.chronomap.geodata.geo;

import java.util.Map;
import org.geotools.api.referencing.operation.MathTransform;
import org.locationtech.jts.geom.Coordinate;

/** The Universal Transverse Mercator grid on WGS 84: metres in one of 60 zones of six degrees. GeoTools makes the projection. */
public final class Utm {

    private static final double SCALE_ON_MERIDIAN = 0.9996;
    private static final double FALSE_EASTING = 500_000;

    private Utm() {}

    /**
     * @param zone 1 = from 180° W to 174° W, counted eastwards to 60
     * @param easting metres, with the grid's 500,000 on the middle of the zone
     * @param northing metres from the equator, negative in the south
     * @throws IllegalArgumentException when the zone is another number
     */
    public static Coordinate toDegrees(int zone, double easting, double northing) {
        if (zone < 1 || zone > 60) {
            throw new IllegalArgumentException("zone is %d: expected 1 to 60".formatted(zone));
        }
        Coordinate degrees = Projection.transformed(Inverse.OF_GREENWICH, easting, northing);
        return new Coordinate(Wgs84.normalise(degrees.x + 6 * zone - 183), degrees.y);
    }

    /** Every zone is the same, turned around the axis of the Earth. */
    private static final class Inverse {

        private static final MathTransform OF_GREENWICH = Projection.inverse(
                "Transverse_Mercator",
                Map.of("central_meridian", 0.0, "scale_factor", SCALE_ON_MERIDIAN, "false_easting", FALSE_EASTING));
    }
}
