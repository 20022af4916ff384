package org.chronomap.backend.features;

import java.util.List;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.Obligation;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ReferenceTarget;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.LocalizedText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes what properties hold, as they are defined, with labels in the language asked for. */
final class ValueSchema {

    /** How what may be null is told. */
    enum Dialect {
        JSON_SCHEMA,
        OPENAPI
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Dialect dialect;
    private final Api.Served collection;

    ValueSchema(Dialect dialect, Api.Served collection) {
        this.dialect = dialect;
        this.collection = collection;
    }

    /** Gives an object its {@code properties}, and those of them that are {@code required}. */
    void putMembers(ObjectNode object, PropertySchema<?> members) {
        ObjectNode told = object.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (Property<?, ?> member : members.written()) {
            if (member.featureMember() == FeatureMember.PROPERTIES && isTold(member.type())) {
                told.set(member.name(), described(member));
                if (member.obligation() == Obligation.REQUIRED) {
                    required.add(member.name());
                }
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
    }

    /** Whether there is any in the language asked for: what is in words is not there in every language. */
    private boolean isTold(ValueType<?> type) {
        return !collection.isInEveryLanguage()
                || (type.kind() != ValueKind.EDTF_IN_WORDS && type.kind() != ValueKind.LANGUAGE_OF_TEXT);
    }

    private ObjectNode described(Property<?, ?> property) {
        ObjectNode value = of(property.type()).put("title", text(property.label()));
        if (property.isComputed()) {
            value.put("readOnly", true);
        }
        if (isNullable(property)) {
            nullable(value);
        }
        return value;
    }

    /** In the language of labels. */
    String text(LocalizedText label) {
        return label.in(List.of(collection.labelled(), "en")).text();
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

    ObjectNode of(ValueType<?> type) {
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
            case LOCALIZED, PLACE_NAME, WHERE_TEXT ->
                localized(value, type.cardinality() == Cardinality.LIST && type.kind() == ValueKind.LOCALIZED);
            case POSITION -> numbers(value, 2);
            case WAYPOINT -> {
                ArrayNode either = value.putArray("oneOf");
                numbers(either.addObject(), 2);
                either.addObject().put("type", "string");
            }
            case BOUNDS -> numbers(value, 4);
            case OBJECT -> {
                value.put("type", json);
                PropertySchema<?> members = type.members();
                if (members != null) {
                    putMembers(value, members);
                }
            }
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

    /** So many numbers, in a list. */
    static ObjectNode numbers(ObjectNode value, int length) {
        value.put("type", "array").put("minItems", length).put("maxItems", length);
        value.putObject("items").put("type", "number");
        return value;
    }
}
