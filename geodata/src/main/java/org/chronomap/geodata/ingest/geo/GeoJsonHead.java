package org.chronomap.geodata.ingest.geo;

import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a GeoJSON file says of all its features. It may stand behind them, so that it is known from the first reading for the second.
 */
final class GeoJsonHead {

    /** Of {@code geometry}. */
    private ReferenceSystem system = ReferenceSystem.DEGREES;
    /** Of JSON-FG's {@code place}. */
    private ReferenceSystem placeSystem = ReferenceSystem.DEGREES;

    ReferenceSystem system() {
        return system;
    }

    ReferenceSystem placeSystem() {
        return placeSystem;
    }

    /** The {@code crs} of GeoJSON before RFC 7946. */
    void crs(JsonNode crs, Notes notes) throws RefusedFileException {
        if (crs.isNull()) {
            return;
        }
        JsonNode properties = crs.path("properties");
        String name = properties.path("name").asString("");
        if (name.isEmpty() && properties.has("code")) {
            name = "EPSG:" + properties.path("code").asString("");
        }
        if (name.isEmpty()) {
            name = crs.isString() ? crs.asString() : crs.toString();
        }
        system = known(ReferenceSystem.named(name, false), name);
        if (!system.isDegrees()) {
            notes.add(system.note());
        }
    }

    /** JSON-FG's {@code coordRefSys}. */
    void coordRefSys(JsonNode written, Notes notes) throws RefusedFileException {
        String name = nameOf(written);
        if (name != null) {
            placeSystem = known(ReferenceSystem.named(name, true), name);
            if (!placeSystem.isDegrees()) {
                notes.add(placeSystem.note());
            }
        }
    }

    /** Of a name, a reference to one, or the first of several, of which the others have heights. */
    static @Nullable String nameOf(JsonNode written) {
        JsonNode one = written.isArray() ? written.path(0) : written;
        String name = one.isObject() ? one.path("href").asString("") : one.asString("");
        return name.isEmpty() ? null : name;
    }

    private static ReferenceSystem known(@Nullable ReferenceSystem system, String name) throws RefusedFileException {
        if (system == null) {
            throw new RefusedFileException("unknown-reference-system", ReferenceSystem.unknown(name));
        }
        return system;
    }
}
