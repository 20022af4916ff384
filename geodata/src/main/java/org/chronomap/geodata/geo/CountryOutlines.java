package org.chronomap.geodata.geo;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The outlines of the countries of the base map, by ISO 3166-1 alpha-2 code.
 *
 * <p>The base map is TopoJSON with an object {@code countries}: polygons with the properties {@code code}, text or null,
 * and {@code name}. Polygons do not jump at the antimeridian, their longitudes run on beyond it. What has no code is on the
 * map but cannot be found here. Polygons of the same code make up one outline.
 */
public final class CountryOutlines {

    private final Map<String, Outline> outlines;
    private final List<String> repaired;
    private final List<String> lost;

    private CountryOutlines(Map<String, Outline> outlines, List<String> repaired, List<String> lost) {
        this.outlines = Collections.unmodifiableMap(outlines);
        this.repaired = List.copyOf(repaired);
        this.lost = List.copyOf(lost);
    }

    /**
     * Reads a base map; the stream is the caller's to close. A polygon that is not valid is repaired, a country of which
     * nothing remains is left out, and both are told.
     *
     * @throws TopoJsonException if the document cannot be read, or a country is no polygon, has no name, or a longitude
     *     that is not in [-540, 540], or a latitude that is not in [-90, 90]
     */
    public static CountryOutlines read(InputStream topoJson) {
        return read(topoJson, false);
    }

    /** Reads a base map whose polygons are known to be valid: to find that out takes longer than to read them. */
    public static CountryOutlines readValid(InputStream topoJson) {
        return read(topoJson, true);
    }

    private static CountryOutlines read(InputStream topoJson, boolean known) {
        Map<String, String> names = new TreeMap<>();
        Map<String, Geometry> geometries = new TreeMap<>();
        List<String> repaired = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (TopoJson.Shape shape : TopoJson.read(topoJson).shapes("countries")) {
            String code = shape.properties().path("code").asString("");
            if (code.isEmpty()) {
                continue;
            }
            Geometry geometry = checked(code, shape.geometry());
            if (!known && !geometry.isValid()) {
                repaired.add(code);
                geometry = GeometryFixer.fix(geometry);
            }
            names.putIfAbsent(code, nameOf(code, shape));
            geometries.merge(code, geometry, CountryOutlines::union);
        }
        Map<String, Outline> outlines = new TreeMap<>();
        geometries.forEach((code, geometry) -> {
            if (geometry.isEmpty()) {
                lost.add(code);
            } else {
                outlines.put(code, new Outline(code, names.getOrDefault(code, code), geometry));
            }
        });
        return new CountryOutlines(outlines, repaired, lost);
    }

    /** The outline of a country, by its code in capitals; none if the base map does not have it. */
    public Optional<Outline> find(String code) {
        return Optional.ofNullable(outlines.get(code));
    }

    /** All of them, in the order of their codes. */
    public Collection<Outline> list() {
        return outlines.values();
    }

    /** The codes of countries whose polygons were not valid and had to be repaired: a fault of the base map. */
    public List<String> repaired() {
        return repaired;
    }

    /** The codes of countries too small to be left on the base map: they have no outline here. */
    public List<String> lost() {
        return lost;
    }

    private static Geometry union(Geometry one, Geometry other) {
        return OverlayNGRobust.overlay(one, other, OverlayNG.UNION);
    }

    private static String nameOf(String code, TopoJson.Shape shape) {
        String name = shape.properties().path("name").asString("");
        if (name.isEmpty()) {
            throw new TopoJsonException("The country %s has no \"name\": expected text".formatted(code));
        }
        return name;
    }

    private static Geometry checked(String code, Geometry geometry) {
        if (!(geometry instanceof Polygonal)) {
            throw new TopoJsonException("The country %s is a %s: expected a Polygon or MultiPolygon"
                    .formatted(code, geometry.getGeometryType()));
        }
        Envelope box = geometry.getEnvelopeInternal();
        if (!geometry.isEmpty()
                && !(box.getMinX() >= -540 && box.getMaxX() <= 540 && box.getMinY() >= -90 && box.getMaxY() <= 90)) {
            throw new TopoJsonException(
                    "The country %s spans longitudes %s to %s and latitudes %s to %s: expected degrees within ±540 and ±90"
                            .formatted(code, box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY()));
        }
        return geometry;
    }
}
