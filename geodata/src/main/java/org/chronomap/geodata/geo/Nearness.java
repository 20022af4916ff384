package org.chronomap.geodata.geo;

import org.jspecify.annotations.Nullable;

/** How far something lies from where a story is. */
@FunctionalInterface
public interface Nearness {

    /** In degrees, about; 0 = within. */
    double degrees(double longitude, double latitude);

    /** @param extent null = a story that is nowhere, to which all is as near */
    static Nearness to(@Nullable Extent extent) {
        return extent == null
                ? (longitude, latitude) -> 0
                : (longitude, latitude) -> degrees(longitude, latitude, extent);
    }

    private static double degrees(double longitude, double latitude, Extent extent) {
        double north = Math.max(0, Math.max(extent.south() - latitude, latitude - extent.north()));
        double width = eastwards(extent.west(), extent.east());
        double from = eastwards(extent.west(), longitude);
        double east = from <= width ? 0 : Math.min(from - width, 360 - from);
        return Math.hypot(north, east * Math.cos(Math.toRadians(latitude)));
    }

    private static double eastwards(double from, double to) {
        double turn = Wgs84.normalise(to) - Wgs84.normalise(from);
        return turn < 0 ? turn + 360 : turn;
    }
}
