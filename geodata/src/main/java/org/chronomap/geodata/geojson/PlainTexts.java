package org.chronomap.geodata.geojson;

import java.util.List;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ValueKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is written as plain text where text by language is meant, in a merge patch: there it must not replace all languages. */
final class PlainTexts {

    private PlainTexts() {}

    /** Puts each under a language. Lists stay as they are, which a patch replaces whole. */
    static void byLanguage(ObjectNode fields, PropertySchema<?> schema, String language) {
        for (String name : List.copyOf(fields.propertyNames())) {
            schema.find(name).ifPresent(property -> {
                JsonNode value = fields.path(name);
                if (property.type().cardinality() == Cardinality.ONE) {
                    fields.set(name, byLanguage(value, property, language));
                } else if (property.type().cardinality() == Cardinality.BY_KEY && value instanceof ObjectNode byKey) {
                    List.copyOf(byKey.propertyNames())
                            .forEach(key -> byKey.set(key, byLanguage(byKey.path(key), property, language)));
                }
            });
        }
    }

    private static JsonNode byLanguage(JsonNode value, Property<?, ?> property, String language) {
        if (property.type().kind() == ValueKind.LOCALIZED && value.isString()) {
            return JsonNodeFactory.instance.objectNode().set(language, value);
        }
        PropertySchema<?> members = property.type().members();
        if (members != null && value instanceof ObjectNode object) {
            byLanguage(object, members, language);
        }
        return value;
    }
}
