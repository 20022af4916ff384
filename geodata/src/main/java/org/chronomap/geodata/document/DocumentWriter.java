package org.chronomap.geodata.document;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Waypoint;
import org.chronomap.geodata.time.TimeSpan;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the documents of items, each in one form: the same item, the same document. What would be understood without being
 * said is left out.
 */
public final class DocumentWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ItemSchemas schemas;

    public DocumentWriter(ItemSchemas schemas) {
        this.schemas = schemas;
    }

    /** The story's own, then its places, incidents, movements and scenes, each in their order. */
    public List<Document> documents(Story story) {
        List<Document> documents = new ArrayList<>();
        documents.add(story(story));
        story.places().forEach(place -> documents.add(place(place)));
        Map<String, PlaceKind> kinds = PlaceReader.kinds(story.places());
        for (Incident incident : story.incidents()) {
            documents.add(incident(incident, isAsItsPlace(incident, kinds)));
        }
        story.movements().forEach(movement -> documents.add(movement(movement)));
        story.scenes().forEach(scene -> documents.add(scene(scene)));
        return documents;
    }

    /** Whether an incident is placed as closely as its place is, and would be if the place became of another kind. */
    public static boolean isAsItsPlace(Incident incident, Map<String, PlaceKind> kinds) {
        PlaceKind kind = incident.place() == null ? null : kinds.get(incident.place());
        return incident.at() == null && kind != null && kind.precision() == incident.geoPrecision();
    }

    public Document story(Story story) {
        return Document.ofCanonical(StoryPart.STORY, story.id(), fields(schemas.story(), story));
    }

    public Document place(Place place) {
        return Document.ofCanonical(StoryPart.PLACES, place.id(), fields(schemas.places(), place));
    }

    /** @param asItsPlace whether how closely it is placed follows from its place */
    public Document incident(Incident incident, boolean asItsPlace) {
        ObjectNode fields = fields(schemas.incidents(), incident);
        boolean asItsSpot = incident.at() != null && incident.geoPrecision() == GeoPrecision.EXACT;
        if (asItsPlace || asItsSpot) {
            fields.remove("geoPrecision");
        }
        return Document.ofCanonical(StoryPart.INCIDENTS, incident.statement().id(), fields);
    }

    public Document movement(Movement movement) {
        return Document.ofCanonical(
                StoryPart.MOVEMENTS, movement.statement().id(), fields(schemas.movements(), movement));
    }

    public Document scene(Scene scene) {
        return Document.ofCanonical(StoryPart.SCENES, scene.id(), fields(schemas.scenes(), scene));
    }

    private static <R> ObjectNode fields(PropertySchema<R> schema, R item) {
        ObjectNode fields = NODES.objectNode();
        for (Property<R, ?> property : schema.given()) {
            Object value = property.of(item);
            if (value != null && !isEmpty(value) && !value.equals(property.standard())) {
                fields.set(property.name(), node(property.type(), value));
            }
        }
        return fields;
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> byKey && byKey.isEmpty());
    }

    private static JsonNode node(ValueType<?> type, Object value) {
        return switch (type.cardinality()) {
            case ONE -> one(type, value);
            case LIST -> {
                ArrayNode list = NODES.arrayNode();
                ((Collection<?>) value).forEach(entry -> list.add(one(type, entry)));
                yield list;
            }
            case BY_KEY -> {
                ObjectNode byKey = NODES.objectNode();
                ((Map<?, ?>) value).forEach((key, entry) -> byKey.set((String) key, one(type, entry)));
                yield byKey;
            }
        };
    }

    private static JsonNode one(ValueType<?> type, Object value) {
        return switch (type.kind()) {
            case ID, TEXT, PROSE, EDTF_TEXT, LANGUAGE, COLOUR, URI, REFERENCE -> NODES.stringNode((String) value);
            case LOCALIZED -> text((LocalizedText) value, type.cardinality());
            case EDTF -> NODES.stringNode(((TimeSpan) value).edtf());
            case TIME_ZONE -> NODES.stringNode(((ZoneId) value).getId());
            case NUMBER -> NODES.numberNode(CanonicalNumbers.plain((BigDecimal) value));
            case POSITION -> {
                Point point = (Point) value;
                yield numbers(point.getX(), point.getY());
            }
            case WAYPOINT ->
                value instanceof Waypoint.AtPosition at
                        ? numbers(at.longitude(), at.latitude())
                        : NODES.stringNode(((Waypoint.AtPlace) value).id());
            case BOUNDS -> {
                ArrayNode bounds = NODES.arrayNode();
                ((Extent) value).bbox().forEach(degrees -> bounds.add(number(degrees)));
                yield bounds;
            }
            case CHOICE -> NODES.stringNode(type.idOf(value));
            case OBJECT -> members(Objects.requireNonNull(type.members(), "an object has members"), value);
            case ANY -> (JsonNode) value;
            case INSTANT, EDTF_IN_WORDS, LANGUAGE_OF_TEXT, PLACE_NAME, WHERE_TEXT ->
                throw new IllegalStateException("No document holds what is computed: " + type.kind());
        };
    }

    private static ArrayNode numbers(double first, double second) {
        return NODES.arrayNode().add(number(first)).add(number(second));
    }

    private static BigDecimal number(double value) {
        return CanonicalNumbers.plain(BigDecimal.valueOf(value));
    }

    @SuppressWarnings("unchecked")
    private static <M> ObjectNode members(PropertySchema<M> schema, Object value) {
        return fields(schema, (M) value);
    }

    /** In a list, what is said alike in every language is one text. */
    private static JsonNode text(LocalizedText text, Cardinality cardinality) {
        return cardinality == Cardinality.LIST && text.isInAnyLanguage()
                ? NODES.stringNode(text.byLanguage().get(LocalizedText.ANY_LANGUAGE))
                : byLanguage(text);
    }

    public static JsonNode byLanguage(LocalizedText text) {
        ObjectNode byLanguage = NODES.objectNode();
        text.byLanguage().forEach(byLanguage::put);
        return byLanguage;
    }
}
