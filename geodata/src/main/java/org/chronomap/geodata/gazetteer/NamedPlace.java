package org.chronomap.geodata.gazetteer;

import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Something on the Earth that has a name.
 *
 * @param names in English, and in French, Russian and Kazakh where the name there is another and known
 * @param within the country as its ISO 3166-1 alpha-2 code, and of regions and towns the first-level region as GeoNames' code,
 *     such as {@code KZ.02}; regions and countries are within themselves
 * @param at of a country or a region where its government sits
 * @param population 0 = not known
 * @param code IATA's, of an airport only
 */
public record NamedPlace(
        Kind kind,
        LocalizedText names,
        String within,
        Point at,
        int population,
        @Nullable String code) {

    /** What sort of place it is. */
    public enum Kind {
        COUNTRY("countries"),
        REGION("regions"),
        TOWN("towns"),
        AIRPORT("airports");

        private final String table;

        Kind(String table) {
            this.table = table;
        }

        /** What its table is called. */
        String table() {
            return table;
        }
    }
}
