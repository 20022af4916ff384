package org.chronomap.geodata.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Somewhere that the story names.
 *
 * @param id slug, unique in the story
 * @param at longitude and latitude in degrees WGS 84; null for a country, whose outline comes from the base map
 * @param code ISO 3166-1 alpha-2, for a country only
 * @param anchor where its label stands and movements begin and end, for drawing only; null = at {@code at}, or well inside
 *     the outline
 * @param memberOf alliances and groups it belongs to
 * @param role its part in the story
 * @param attributes what it has of properties without a component of their own
 */
public record Place(
        String id,
        LocalizedText name,
        PlaceKind kind,
        @Nullable Point at,
        @Nullable String code,
        @Nullable Point anchor,
        List<String> memberOf,
        @Nullable LocalizedText role,
        @Nullable Reference reference,
        Attributes attributes) {

    public Place {
        memberOf = List.copyOf(memberOf);
        if ((kind == PlaceKind.COUNTRY) != (at == null) || (kind == PlaceKind.COUNTRY) != (code != null)) {
            throw new IllegalArgumentException("A country has a code, any other place has coordinates: " + id);
        }
    }
}
