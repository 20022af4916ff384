package org.chronomap.geodata.document;

import org.chronomap.geodata.geo.Extent;
import org.jspecify.annotations.Nullable;

/** Reads what the map shows. */
final class ViewReader {

    private ViewReader() {}

    /** The extent; null after a fault or when it is not there. */
    static @Nullable Extent find(Fields fields, String name) {
        double[] bounds = NumberReader.findAll(fields, name, 4, "[west, south, east, north] in degrees");
        if (bounds == null) {
            return null;
        }
        try {
            return new Extent(bounds[0], bounds[1], bounds[2], bounds[3]);
        } catch (IllegalArgumentException e) {
            fields.fault(name, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
