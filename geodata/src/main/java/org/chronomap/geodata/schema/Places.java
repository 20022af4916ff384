package org.chronomap.geodata.schema;

import java.util.List;
import java.util.Map;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Reference;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;

/** What is said of places. */
public final class Places {

    public static final Property<Place, String> ID = Property.of("id", ValueType.ID, Place::id)
            .required()
            .selectedBy("place")
            .featureMember(FeatureMember.ID);
    private static final Property<Place, LocalizedText> NAME =
            Property.of("name", ValueType.LOCALIZED, Place::name).required();
    public static final Property<Place, PlaceKind> KIND =
            Property.of("kind", ValueType.oneOf(PlaceKind.class), Place::kind).required();
    public static final Property<Place, Point> AT = Property.of("at", ValueType.POSITION, Place::at)
            .needed(Obligation.DEPENDS)
            .selectedBy("bbox")
            .label(Labels.of("geometry"))
            .featureMember(FeatureMember.GEOMETRY);
    public static final Property<Place, String> CODE =
            Property.of("code", ValueType.TEXT, Place::code).needed(Obligation.DEPENDS);
    /** GeoJSON has it always: where it is not given, as it is worked out. */
    public static final Property<Place, Point> ANCHOR = Property.of("anchor", ValueType.POSITION, Place::anchor)
            .readAfter("at")
            .writtenAfter("role");

    private static final Property<Place, List<String>> MEMBER_OF =
            Property.of("memberOf", ValueType.TEXT.list(), Place::memberOf).writtenEmpty();
    private static final Property<Place, LocalizedText> ROLE = Property.of("role", ValueType.LOCALIZED, Place::role);
    private static final Property<Place, Reference> REFERENCE =
            Property.of("reference", ValueType.of(references()), Place::reference);

    private static final Property<Place, Map<String, JsonNode>> EXTRA =
            Property.attribute(PropertySchema.EXTRA, ValueType.ANY.byKey(), Place::attributes);

    static final PropertySchema<Place> SCHEMA = new PropertySchema<>(
            values -> new Place(
                    values.get(ID),
                    values.get(NAME),
                    values.get(KIND),
                    values.find(AT),
                    values.find(CODE),
                    values.find(ANCHOR),
                    values.list(MEMBER_OF),
                    values.find(ROLE),
                    values.find(REFERENCE),
                    values.attributes()),
            List.of(
                    ID,
                    NAME,
                    Property.computed("lang", ValueType.LANGUAGE_OF_TEXT, Place::name),
                    KIND,
                    AT,
                    CODE,
                    ANCHOR,
                    MEMBER_OF,
                    ROLE,
                    REFERENCE,
                    EXTRA),
            List.of());

    private Places() {}

    private static PropertySchema<Reference> references() {
        Property<Reference, String> name =
                Property.of("name", ValueType.PROSE, Reference::name).required();
        Property<Reference, String> licence = Property.of("licence", ValueType.TEXT, Reference::licence);
        Property<Reference, String> url = Property.of("url", ValueType.URI, Reference::url);
        return new PropertySchema<>(
                values -> new Reference(values.get(name), values.find(licence), values.find(url)),
                List.of(name, licence, url),
                List.of());
    }
}
