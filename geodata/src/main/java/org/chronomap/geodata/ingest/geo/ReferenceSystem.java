package org.chronomap.geodata.ingest.geo;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.geo.EpsgSystem;
import org.chronomap.geodata.geo.WktSystem;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What the numbers of a geometry mean.
 *
 * @param name as its file has it
 */
record ReferenceSystem(String name, UnaryOperator<Geometry> toDegrees) {

    /** Longitude and latitude on WGS 84. */
    static final ReferenceSystem DEGREES = new ReferenceSystem("CRS84", UnaryOperator.identity());

    private static final Pattern DEGREE_NAMES = Pattern.compile("(?i).*(?:CRS:?84h?|WGS[ _]?84)\\W*");
    private static final Pattern EPSG = Pattern.compile("(?i).*EPSG.*?([0-9]{3,6})\\W*");
    private static final int LONGEST = 500;

    /**
     * Of any way that a system is named: {@code EPSG:4326, urn:ogc:def:crs:EPSG::3857, http://www.opengis.net/def/crs/OGC/0/CRS84}.
     *
     * @param asDefined whether coordinates stand in the order of its definition; else x comes first
     * @return null when it is not known
     */
    static @Nullable ReferenceSystem named(String name, boolean asDefined) {
        if (name.length() > LONGEST) {
            return null;
        }
        if (DEGREE_NAMES.matcher(name).matches()) {
            return DEGREES;
        }
        Matcher epsg = EPSG.matcher(name);
        return epsg.matches() ? ofEpsg(name, Integer.parseInt(epsg.group(1)), asDefined) : null;
    }

    static @Nullable ReferenceSystem ofEpsg(String name, int code, boolean asDefined) {
        if (!asDefined && (code == 4326 || code == 4979 || code == 4258)) {
            return DEGREES;
        }
        return EpsgSystem.toDegrees(code, asDefined)
                .map(toDegrees -> new ReferenceSystem(name, toDegrees))
                .orElse(null);
    }

    /**
     * Of well-known text, in either way that it is written; x comes first, whatever it says.
     *
     * @return null when nothing can be made of it
     */
    static @Nullable ReferenceSystem ofText(String text, Notes notes) {
        WktSystem system = WktSystem.of(text).orElse(null);
        if (system == null) {
            return null;
        }
        if (system.isDegrees()) {
            return DEGREES;
        }
        if (!system.isExact()) {
            notes.add(Note.of(
                    "inexact-reference-system",
                    "How %s lies to WGS 84 is not said: positions may be off by some 100 m",
                    system.name()));
        }
        return new ReferenceSystem(system.name(), system.toDegrees());
    }

    boolean isDegrees() {
        return equals(DEGREES);
    }

    Note note() {
        return Note.of(
                "reference-system", "The coordinates are in %s, and are brought to longitude and latitude", name);
    }

    /** Of a file that names none. */
    static Note unsaid() {
        return Note.of(
                "no-reference-system",
                "The file does not say what its coordinates are: they are taken as longitude and latitude");
    }

    static String unknown(String name) {
        return ("The coordinates are in a reference system that is not known here: %s. Convert them to longitude and latitude:"
                        + " ogr2ogr -t_srs EPSG:4326 out.geojson in")
                .formatted(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
    }
}
