package org.chronomap.geodata.coordinates;

import java.util.Optional;
import org.chronomap.geodata.coordinates.Position.Form;

/** How closely the middle of a map says a position: no closer than a person points. */
final class MapView {

    private static final double METRES_PER_PIXEL_AT_0 = 156_543.03392;
    /** So far a mark in the middle of a map may be from what was meant. */
    private static final double POINTED_PIXELS = 50;
    /** Of a view whose height is told in metres. */
    private static final double POINTED_SHARE = 1 / 16.0;

    private MapView() {}

    static double radiusAtZoom(double zoom, double latitude) {
        return POINTED_PIXELS * METRES_PER_PIXEL_AT_0 * Math.cos(Math.toRadians(latitude)) / Math.pow(2, zoom);
    }

    /** @param height metres from the lower edge of the map to the upper one */
    static double radiusAtHeight(double height) {
        return height * POINTED_SHARE;
    }

    static Optional<Reading> reading(Numbers latitude, Numbers longitude, Form form, double leastRadius) {
        if (!(Math.abs(latitude.value()) <= 90)) {
            return Optional.of(new Reading.Refused(Refusal.LATITUDE));
        }
        if (!(Math.abs(longitude.value()) <= 180)) {
            return Optional.of(new Reading.Refused(Refusal.LONGITUDE));
        }
        Position position = Position.of(longitude.value(), latitude.value(), longitude.half(), latitude.half(), form);
        return Optional.of(new Reading.Read(position.as(form, leastRadius)));
    }
}
