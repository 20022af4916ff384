package org.chronomap.geodata.geo;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * The shapes of the built-in base map as they are drawn: longitude, latitude in degrees WGS 84, not cut at the antimeridian, so
 * that longitudes run on beyond ±180. Shared: not to be changed.
 *
 * @param land every country, a polygon each
 * @param countries polygons of the countries that have a code, by ISO 3166-1 alpha-2
 * @param coasts lines
 * @param borders lines between countries that nobody disputes
 * @param disputed lines of borders that are disputed
 * @param lakes polygons
 * @param rivers lines
 */
public record BaseMap(
        List<Geometry> land,
        Map<String, List<Geometry>> countries,
        List<Geometry> coasts,
        List<Geometry> borders,
        List<Geometry> disputed,
        List<Geometry> lakes,
        List<Geometry> rivers) {

    public BaseMap {
        land = List.copyOf(land);
        countries = Collections.unmodifiableMap(new LinkedHashMap<>(countries));
        coasts = List.copyOf(coasts);
        borders = List.copyOf(borders);
        disputed = List.copyOf(disputed);
        lakes = List.copyOf(lakes);
        rivers = List.copyOf(rivers);
    }

    /**
     * Reads both files of the base map; the streams are the caller's to close.
     *
     * @param world TopoJSON with {@code countries}, {@code coasts}, {@code borders} and {@code disputed}
     * @param water TopoJSON with {@code lakes} and {@code rivers}
     * @throws TopoJsonException if a document cannot be read or lacks one of these
     */
    public static BaseMap read(InputStream world, InputStream water) {
        TopoJson dry = TopoJson.read(world);
        TopoJson wet = TopoJson.read(water);
        Map<String, List<Geometry>> countries = new LinkedHashMap<>();
        for (TopoJson.Shape shape : dry.shapes("countries")) {
            String code = shape.properties().path("code").asString("");
            if (!code.isEmpty()) {
                countries.computeIfAbsent(code, first -> new ArrayList<>()).add(shape.geometry());
            }
        }
        return new BaseMap(
                geometries(dry, "countries"),
                countries,
                geometries(dry, "coasts"),
                geometries(dry, "borders"),
                geometries(dry, "disputed"),
                geometries(wet, "lakes"),
                geometries(wet, "rivers"));
    }

    private static List<Geometry> geometries(TopoJson document, String object) {
        return document.shapes(object).stream().map(TopoJson.Shape::geometry).toList();
    }
}
