package org.chronomap.backend.features;

import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Obligation;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ReferenceTarget;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.Category;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the items of a collection by what their properties are defined as, with labels in the language asked for. */
final class SchemaJson {

    /** How what may be null is told. */
    enum Dialect {
        JSON_SCHEMA,
        OPENAPI
    }

    private static final String ROLE = "x-ogc-role";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Dialect dialect;
    private final Api.Served collection;
    private final PropertySchema<?> properties;

    SchemaJson(Dialect dialect, Api.Served collection) {
        this.dialect = dialect;
        this.collection = collection;
        properties = ItemSchemas.STANDARD.of(collection.kind().part());
    }

    /**
     * JSON Schema of what items say: the id, the geometry, and the properties of a feature side by side (OGC API Features, part 5).
     *
     * @param address of it
     */
    ObjectNode schema(String address) {
        ObjectNode schema = document(address);
        ObjectNode members = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        members.putObject("id").put("type", "string").put(ROLE, "id");
        members.set("geometry", geometry());
        putProperties(members, required);
        required.insert(0, "id");
        schema.set("required", required);
        return schema;
    }

    /**
     * JSON Schema of what items can be selected by, each by the query parameter of its name, a geometry by {@code bbox} and a date
     * by {@code datetime} (OGC API Features, part 3).
     *
     * @param address of it
     */
    ObjectNode queryables(String address) {
        ObjectNode schema = document(address);
        ObjectNode members = schema.putObject("properties");
        for (QueryParameter<?> parameter : ItemsParameters.of(collection.kind())) {
            List<Property<?, ?>> selected = properties.given().stream()
                    .filter(property -> property.parameter().equals(parameter.name()))
                    .<Property<?, ?>>map(property -> property)
                    .toList();
            if (parameter.equals(ItemsParameters.BBOX)) {
                members.set("geometry", geometry().put("description", parameter.description()));
            } else if (!selected.isEmpty()) {
                ObjectNode value = parameter.equals(ItemsParameters.DATETIME)
                        ? value(selected.get(0).type())
                        : parameter.ofOne(collection.snapshot());
                value.put("title", selected.stream().map(this::label).collect(Collectors.joining(", ")))
                        .put("description", parameter.description());
                members.set(
                        parameter.equals(ItemsParameters.DATETIME)
                                ? selected.get(0).name()
                                : parameter.name(),
                        value);
            }
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode document(String address) {
        return JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", address)
                .put("title", collection.title())
                .put("type", "object");
    }

    /** A GeoJSON feature of the collection. */
    ObjectNode feature() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode members = schema.putObject("properties");
        members.putObject("type").put("type", "string").putArray("enum").add("Feature");
        members.putObject("id").put("type", "string");
        members.putObject("geometry").put("type", "object").put("nullable", true);
        list(members.putObject("bbox"), 4).putObject("items").put("type", "number");
        ObjectNode own = members.putObject("properties").put("type", "object");
        ArrayNode required = JSON.createArrayNode();
        putProperties(own.putObject("properties"), required);
        own.set("required", required);
        schema.putArray("required").add("type").add("id").add("geometry").add("properties");
        return schema;
    }

    private void putProperties(ObjectNode members, ArrayNode required) {
        int position = 0;
        for (Property<?, ?> property : properties.written()) {
            if (property.featureMember() == FeatureMember.PROPERTIES && isTold(property.type())) {
                ObjectNode value = described(property);
                if (dialect == Dialect.JSON_SCHEMA) {
                    value.put("x-ogc-propertySeq", ++position);
                    role(value, property);
                }
                members.set(property.name(), value);
                if (property.obligation() == Obligation.REQUIRED) {
                    required.add(property.name());
                }
            }
        }
        // Counted where changes are, and said by no author.
        members.putObject("revision").put("type", "integer").put("readOnly", true);
        members.putObject("updated")
                .put("type", "string")
                .put("format", "date-time")
                .put("readOnly", true);
    }

    private static void role(ObjectNode value, Property<?, ?> property) {
        switch (property.name()) {
            case "start" -> value.put(ROLE, "primary-interval-start");
            case "end" -> value.put(ROLE, "primary-interval-end");
            default -> {}
        }
    }

    private ObjectNode described(Property<?, ?> property) {
        ObjectNode value = value(property.type());
        if (!property.label().isInAnyLanguage()) {
            value.put("title", label(property));
        }
        if (property.isComputed()) {
            value.put("readOnly", true);
        }
        if (isNullable(property)) {
            nullable(value);
        }
        return value;
    }

    private String label(Property<?, ?> property) {
        return property.label().in(List.of(collection.labelled(), "en")).text();
    }

    private static boolean isNullable(Property<?, ?> property) {
        return property.type().cardinality() == Cardinality.ONE
                && (property.type().kind() == ValueKind.INSTANT
                        || (property.isWrittenEmpty() && property.obligation() != Obligation.REQUIRED));
    }

    private void nullable(ObjectNode value) {
        if (dialect == Dialect.OPENAPI) {
            value.put("nullable", true);
        } else if (value.has("type")) {
            String type = value.path("type").asString();
            value.putArray("type").add(type).add("null");
        }
    }

    /** Whether there is any in the language asked for: what is in words is not there in every language. */
    private boolean isTold(ValueType<?> type) {
        return !collection.isInEveryLanguage()
                || (type.kind() != ValueKind.EDTF_IN_WORDS && type.kind() != ValueKind.LANGUAGE_OF_TEXT);
    }

    private ObjectNode geometry() {
        ObjectNode geometry = JSON.createObjectNode()
                .put(
                        "format",
                        switch (collection.kind()) {
                            case INCIDENTS -> "geometry-point";
                            case MOVEMENTS -> "geometry-multilinestring";
                            case PLACES -> "geometry-any";
                            case SCENES -> "geometry-any";
                        });
        return geometry.put(ROLE, "primary-geometry");
    }

    private ObjectNode value(ValueType<?> type) {
        ObjectNode one = one(type);
        return switch (type.cardinality()) {
            case ONE -> one;
            case LIST -> {
                ObjectNode list = JSON.createObjectNode().put("type", "array");
                list.set("items", one);
                yield list;
            }
            case BY_KEY -> {
                ObjectNode byKey = JSON.createObjectNode().put("type", "object");
                byKey.set("additionalProperties", one);
                yield byKey;
            }
        };
    }

    private ObjectNode one(ValueType<?> type) {
        ObjectNode value = JSON.createObjectNode();
        String json = type.kind().jsonType();
        switch (type.kind()) {
            case LOCALIZED, PLACE_NAME ->
                localized(value, type.cardinality() == Cardinality.LIST && type.kind() == ValueKind.LOCALIZED);
            case POSITION -> list(value.put("type", json), 2).putObject("items").put("type", "number");
            case BOUNDS -> list(value.put("type", json), 4).putObject("items").put("type", "number");
            case OBJECT -> object(value.put("type", json), type);
            case ANY -> {}
            case CHOICE ->
                type.choices().keySet().forEach(value.put("type", json).putArray("enum")::add);
            case REFERENCE -> {
                value.put("type", json);
                if (type.target() == ReferenceTarget.CATEGORY) {
                    ArrayNode categories = value.putArray("enum");
                    collection.snapshot().story().categories().stream()
                            .map(Category::id)
                            .forEach(categories::add);
                }
            }
            case ID,
                    TEXT,
                    PROSE,
                    EDTF,
                    EDTF_TEXT,
                    INSTANT,
                    EDTF_IN_WORDS,
                    LANGUAGE,
                    LANGUAGE_OF_TEXT,
                    TIME_ZONE,
                    COLOUR,
                    URI,
                    NUMBER -> {
                value.put("type", json);
                if (!type.kind().format().isEmpty()) {
                    value.put("format", type.kind().format());
                }
                type.longest().ifPresent(longest -> value.put("maxLength", longest));
            }
        }
        return value;
    }

    /** @param orText what all languages write alike is a text even where each is told */
    private void localized(ObjectNode value, boolean orText) {
        if (!collection.isInEveryLanguage()) {
            value.put("type", "string");
        } else if (orText) {
            ArrayNode either = value.putArray("oneOf");
            either.addObject().put("type", "string");
            localized(either.addObject(), false);
        } else {
            value.put("type", "object").putObject("additionalProperties").put("type", "string");
        }
    }

    private void object(ObjectNode value, ValueType<?> type) {
        PropertySchema<?> members = type.members();
        if (members == null) {
            return;
        }
        ObjectNode told = value.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (Property<?, ?> member : members.written()) {
            if (isTold(member.type())) {
                told.set(member.name(), described(member));
                if (member.obligation() == Obligation.REQUIRED) {
                    required.add(member.name());
                }
            }
        }
        if (!required.isEmpty()) {
            value.set("required", required);
        }
    }

    private static ObjectNode list(ObjectNode value, int length) {
        return value.put("type", "array").put("minItems", length).put("maxItems", length);
    }
}
