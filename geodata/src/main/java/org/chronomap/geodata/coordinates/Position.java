package org.chronomap.geodata.coordinates;

import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.WireName;
import org.locationtech.jts.geom.Coordinate;

/**
 * A position, and how closely the text says it.
 *
 * @param longitude degrees WGS 84, in [-180, 180]
 * @param latitude degrees WGS 84, in [-90, 90]
 * @param radiusMetres within which everything is that would be written with the same digits; at least 1
 */
public record Position(double longitude, double latitude, double radiusMetres, Form form) {

    private static final double WHOLE_EARTH_METRES = 20_000_000;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final double ROUNDING = 1e7;
    /** Some hundred metres are still the very spot. */
    private static final double MOST_OF_SPOT_METRES = 1_000;

    private static final double MOST_OF_TOWN_METRES = 10_000;
    private static final double MOST_OF_REGION_METRES = 150_000;

    /** How the text says it. */
    public enum Form implements WireName {
        DEGREES,
        /** Degrees and minutes, with or without seconds. */
        MINUTES,
        UTM,
        MGRS,
        PLUS_CODE,
        /** What a link marks. */
        LINK,
        /** The middle of the map that a link shows. */
        LINK_VIEW
    }

    public Position {
        longitude = Math.round(longitude * ROUNDING) / ROUNDING;
        latitude = Math.round(latitude * ROUNDING) / ROUNDING;
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("%s, %s is not on the Earth".formatted(longitude, latitude));
        }
        radiusMetres = twoDigits(Math.max(1, Math.min(WHOLE_EARTH_METRES, radiusMetres)));
    }

    /** @param halfLatitude half of what the last digit of the latitude counts, in degrees; of the longitude likewise */
    static Position of(double longitude, double latitude, double halfLongitude, double halfLatitude, Form form) {
        double east = halfLongitude * Math.cos(Math.toRadians(latitude));
        return new Position(longitude, latitude, Math.hypot(east, halfLatitude) * METRES_PER_DEGREE, form);
    }

    Position as(Form other, double leastRadiusMetres) {
        return new Position(longitude, latitude, Math.max(leastRadiusMetres, radiusMetres), other);
    }

    public Coordinate coordinate() {
        return new Coordinate(longitude, latitude);
    }

    /** The radius in the words of stories. */
    public GeoPrecision precision() {
        return radiusMetres <= MOST_OF_SPOT_METRES
                ? GeoPrecision.EXACT
                : radiusMetres <= MOST_OF_TOWN_METRES
                        ? GeoPrecision.CITY
                        : radiusMetres <= MOST_OF_REGION_METRES ? GeoPrecision.REGION : GeoPrecision.COUNTRY;
    }

    private static double twoDigits(double metres) {
        double scale = Math.pow(10, 1 - Math.floor(Math.log10(metres)));
        return Math.round(metres * scale) / scale;
    }
}
