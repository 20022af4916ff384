package org.chronomap.geodata.document;

import org.chronomap.geodata.geo.Wgs84;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** Reads a position. */
final class PointReader {

    static final String FORM = "[longitude, latitude] in degrees, like [76.9115, 43.2525]";

    private PointReader() {}

    /** The point, or null when it is not there or is faulty. */
    static @Nullable Point find(Fields fields, String name) {
        double[] position = NumberReader.findAll(fields, name, 2, "a point: " + FORM);
        if (position == null) {
            return null;
        }
        if (!(Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90)) {
            fields.fault(name, "longitude lies within -180 and 180, latitude within -90 and 90: " + FORM);
            return null;
        }
        return Wgs84.GEOMETRY.createPoint(new Coordinate(position[0], position[1]));
    }
}
