package org.chronomap.geodata.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** The one reference system of stories: longitude, latitude, in degrees on WGS 84 (OGC CRS84). */
public final class Wgs84 {

    /** Makes every geometry of this application. 4326 is the nearest EPSG code; the axis order stays longitude, latitude. */
    public static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);

    private static final double ROUNDING = 1e5;

    private Wgs84() {}

    /** Rounds degrees to 5 decimals, about 1.1 m of latitude: finer than any place of a story is known. */
    public static double round(double degrees) {
        return Math.round(degrees * ROUNDING) / ROUNDING;
    }

    /**
     * Brings any finite longitude into [-180, 180]. One that is already there is kept, so that 180 and -180 both stay.
     */
    public static double normalise(double longitude) {
        if (longitude >= -180 && longitude <= 180) {
            return longitude;
        }
        return longitude - 360 * Math.floor((longitude + 180) / 360);
    }

    /**
     * Gives the position back if it is one.
     *
     * @throws IllegalArgumentException if the longitude is not in [-180, 180] or the latitude not in [-90, 90]
     */
    static Coordinate requirePosition(Coordinate position, String name) {
        if (!(Math.abs(position.x) <= 180 && Math.abs(position.y) <= 90)) {
            throw new IllegalArgumentException(
                    "%s is %s, %s: expected a longitude in [-180, 180], then a latitude in [-90, 90]"
                            .formatted(name, position.x, position.y));
        }
        return position;
    }
}
