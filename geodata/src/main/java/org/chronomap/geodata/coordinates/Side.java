package org.chronomap.geodata.coordinates;

/** To which side of the equator or of the prime meridian an angle is counted. */
enum Side {
    NORTH(Axis.LATITUDE, 1),
    SOUTH(Axis.LATITUDE, -1),
    EAST(Axis.LONGITUDE, 1),
    WEST(Axis.LONGITUDE, -1);

    /** What an angle is. */
    enum Axis {
        LATITUDE,
        LONGITUDE
    }

    private final Axis axis;
    private final int sign;

    Side(Axis axis, int sign) {
        this.axis = axis;
        this.sign = sign;
    }

    Axis axis() {
        return axis;
    }

    int sign() {
        return sign;
    }
}
