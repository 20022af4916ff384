package org.chronomap.geodata.format;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Reference;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** Reads the places of a story. */
final class PlaceReader {

    private final CountryOutlines outlines;
    private final Map<String, PlaceKind> kinds = new LinkedHashMap<>();

    PlaceReader(CountryOutlines outlines) {
        this.outlines = outlines;
    }

    /** The kinds of places, by id. */
    static Map<String, PlaceKind> kinds(Collection<Place> places) {
        Map<String, PlaceKind> kinds = new LinkedHashMap<>();
        places.forEach(place -> kinds.put(place.id(), place.kind()));
        return kinds;
    }

    /** The kinds of the places read so far, by id. */
    Map<String, PlaceKind> kinds() {
        return kinds;
    }

    Supplier<Place> read(Fields fields) {
        String id = fields.slug("id");
        LocalizedText name = fields.localized("name");
        @Nullable PlaceKind kind = fields.oneOfOrNull("kind", PlaceKind.class);
        Point at = PointReader.find(fields, "at");
        Point anchor = PointReader.find(fields, "anchor");
        String code = fields.findText("code");
        List<String> memberOf = fields.texts("memberOf");
        LocalizedText role = fields.findLocalized("role");
        Reference reference = reference(fields.findObject("reference"));
        // Of a kind that could not be read nothing more is asked, here or of the incidents there.
        kinds.put(id, kind == null ? PlaceKind.SITE : kind);
        if (kind != null) {
            checkPosition(fields, kind, at, code);
        }
        fields.nothingElse();
        return () -> new Place(
                id,
                name,
                Objects.requireNonNull(kind),
                at,
                code,
                anchor,
                memberOf,
                role,
                reference,
                org.chronomap.geodata.story.Attributes.NONE);
    }

    private void checkPosition(Fields fields, PlaceKind kind, @Nullable Point at, @Nullable String code) {
        if (kind == PlaceKind.COUNTRY) {
            if (code == null || outlines.find(code).isEmpty()) {
                fields.fault("code", "must be the ISO 3166-1 code of a country of the base map, like KZ");
            }
            if (at != null) {
                fields.fault("at", "a country has an outline, not a spot; for its label, give an anchor");
            }
        } else {
            if (code != null) {
                fields.fault("code", "only a place of kind country has a code");
            }
            if (!fields.has("at")) {
                fields.fault("at", "is missing: " + PointReader.FORM);
            }
        }
    }

    private static @Nullable Reference reference(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Reference reference = new Reference(fields.text("name"), fields.findText("licence"), fields.findUrl("url"));
        fields.nothingElse();
        return reference;
    }
}
