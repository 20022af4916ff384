package org.chronomap.geodata.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Places;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.Values;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;

/** Reads the places of a story. */
public final class PlaceReader {

    private final PropertySchema<Place> schema;
    private final PropertyReader reader;
    private final CountryOutlines outlines;
    private final Map<String, PlaceKind> kinds = new LinkedHashMap<>();

    public PlaceReader(ItemSchemas schemas, StoryHeader header, CountryOutlines outlines) {
        this.schema = schemas.places();
        this.reader = new PropertyReader(header.timeZone(), header.language());
        this.outlines = outlines;
    }

    /** The kinds of places, by id. */
    public static Map<String, PlaceKind> kinds(Collection<Place> places) {
        Map<String, PlaceKind> kinds = new LinkedHashMap<>();
        places.forEach(place -> kinds.put(place.id(), place.kind()));
        return kinds;
    }

    /** The kinds of the places read so far, by id. */
    public Map<String, PlaceKind> kinds() {
        return kinds;
    }

    public Supplier<Place> read(Fields fields) {
        Values values = reader.read(schema, fields, (property, value) -> {});
        String id = values.find(Places.ID);
        PlaceKind kind = values.find(Places.KIND);
        // Of a kind that could not be read nothing more is asked, here or of the incidents there.
        kinds.put(id == null ? "" : id, kind == null ? PlaceKind.SITE : kind);
        if (kind != null) {
            checkPosition(fields, kind, values);
        }
        fields.nothingElse();
        return () -> schema.make(values);
    }

    private void checkPosition(Fields fields, PlaceKind kind, Values values) {
        @Nullable String code = values.find(Places.CODE);
        if (kind == PlaceKind.COUNTRY) {
            if (code == null || outlines.find(code).isEmpty()) {
                fields.fault("code", "must be the ISO 3166-1 code of a country of the base map, like KZ");
            }
            if (values.find(Places.AT) != null) {
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
}
