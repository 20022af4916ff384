package org.chronomap.geodata.gazetteer;

/** The eight winds of a compass, clockwise from north. */
enum Direction {
    NORTH,
    NORTH_EAST,
    EAST,
    SOUTH_EAST,
    SOUTH,
    SOUTH_WEST,
    WEST,
    NORTH_WEST;

    private static final int DEGREES_EACH = 45;

    /** @param azimuth in degrees, clockwise from north, any finite number */
    static Direction of(double azimuth) {
        return values()[Math.floorMod(Math.round(azimuth / DEGREES_EACH), values().length)];
    }
}
