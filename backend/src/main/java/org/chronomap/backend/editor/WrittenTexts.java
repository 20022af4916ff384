package org.chronomap.backend.editor;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.Sources;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;

/** The texts of an item that are written by language. What sources say is theirs: nobody translates it. */
final class WrittenTexts {

    private final BiConsumer<String, LocalizedText> told;

    private WrittenTexts(BiConsumer<String, LocalizedText> told) {
        this.told = told;
    }

    /** @param told is given each with where it stands in the item's document, as RFC 6901 has it */
    static <R> void of(PropertySchema<R> schema, R item, BiConsumer<String, LocalizedText> told) {
        new WrittenTexts(told).all(schema, item, "");
    }

    private <R> void all(PropertySchema<R> schema, R item, String at) {
        for (Property<R, ?> property : schema.given()) {
            ValueType<?> type = property.type();
            if (type.kind() == ValueKind.LOCALIZED || type.members() != null) {
                several(type, property.of(item), at + '/' + property.name());
            }
        }
    }

    private void several(ValueType<?> type, @Nullable Object value, String at) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                one(type, list.get(i), at + '/' + i);
            }
        } else if (value instanceof Map<?, ?> byKey) {
            byKey.forEach((key, one) ->
                    one(type, one, at + '/' + key.toString().replace("~", "~0").replace("/", "~1")));
        } else if (value != null) {
            one(type, value, at);
        }
    }

    @SuppressWarnings("unchecked") // The members of a type are those of its values.
    private void one(ValueType<?> type, Object value, String at) {
        PropertySchema<?> members = type.members();
        if (value instanceof LocalizedText text) {
            told.accept(at, text);
        } else if (members != null && members != Sources.SCHEMA) {
            all((PropertySchema<Object>) members, value, at);
        }
    }
}
