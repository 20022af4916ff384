package org.chronomap.geodata.document;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.Obligation;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.schema.Values;
import org.chronomap.geodata.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Reads the properties of items, each as the schema has it. What goes beyond one property is for who reads the item. */
class PropertyReader {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final String language;
    private ZoneId zone;

    /**
     * @param zone in which dates are meant
     * @param language of plain texts, where text by language is meant
     */
    PropertyReader(ZoneId zone, String language) {
        this.zone = zone;
        this.language = language;
    }

    final ZoneId zone() {
        return zone;
    }

    /** What is read from here on is meant in this zone. */
    final void setZone(ZoneId own) {
        zone = own;
    }

    /** Looks at each property once it is read, before the next one is. */
    @FunctionalInterface
    interface Look {

        /** @param value null after a fault or when it is not there */
        void at(Property<?, ?> property, @Nullable Object value);
    }

    /** All that the schema has, in its order. */
    final Values read(PropertySchema<?> schema, Fields fields, Look look) {
        Values values = new Values();
        for (Property<?, ?> property : schema.read()) {
            Object value = find(property, fields);
            if (isRequired(property)) {
                require(property, fields);
            }
            values.put(property, value);
            look.at(property, value);
        }
        return values;
    }

    boolean isRequired(Property<?, ?> property) {
        return property.obligation() == Obligation.REQUIRED;
    }

    private static void require(Property<?, ?> property, Fields fields) {
        String name = property.name();
        String missing = property.missing() == null ? form(property.type()) : property.missing();
        boolean lacking = property.type().cardinality() == Cardinality.ONE ? !fields.has(name) : fields.lacks(name);
        if (lacking && !missing.isEmpty()) {
            fields.fault(name, "is missing: " + missing);
        }
    }

    private static String form(ValueType<?> type) {
        return switch (type.kind()) {
            case LOCALIZED -> LocalizedTextReader.FORM;
            case CHOICE -> "one of " + String.join(", ", type.choices().keySet());
            case POSITION -> PointReader.FORM;
            case EDTF, EDTF_TEXT -> "a date, like 2022-01-06";
            case NUMBER -> "a number";
            default -> "text";
        };
    }

    /** The value; null after a fault or when it is not there. */
    @Nullable Object find(Property<?, ?> property, Fields fields) {
        String name = property.name();
        ValueType<?> type = property.type();
        return switch (type.cardinality()) {
            case ONE -> one(name, type, fields);
            case LIST -> list(name, type, fields);
            case BY_KEY -> byKey(name, type, fields);
        };
    }

    private @Nullable Object one(String name, ValueType<?> type, Fields fields) {
        return switch (type.kind()) {
            case ID -> fields.findSlug(name);
            case PROSE -> fields.findText(name);
            case TEXT, LANGUAGE, REFERENCE -> once(fields.findText(name));
            case LOCALIZED -> LocalizedTextReader.find(fields, name, language);
            case EDTF -> fields.find(name, text -> Edtf.parse(text, zone));
            case EDTF_TEXT ->
                once(fields.find(name, text -> Edtf.parse(text, zone).edtf()));
            case TIME_ZONE -> timeZone(name, fields);
            case COLOUR -> colour(name, fields);
            case URI -> fields.findUrl(name);
            case NUMBER -> NumberReader.find(fields, name);
            case POSITION -> PointReader.find(fields, name);
            case BOUNDS -> ViewReader.find(fields, name);
            case CHOICE -> fields.findOneOf(name, type.choices());
            case OBJECT -> {
                Fields object = fields.findObject(name);
                yield object == null ? null : object(members(type), object);
            }
            case INSTANT, EDTF_IN_WORDS, LANGUAGE_OF_TEXT, PLACE_NAME, WHERE_TEXT, WAYPOINT, ANY ->
                throw unread(name, type);
        };
    }

    /** What many items say, as categories, places and publishers, is kept once. */
    private static @Nullable String once(@Nullable String text) {
        return text == null ? null : text.intern();
    }

    private @Nullable List<?> list(String name, ValueType<?> type, Fields fields) {
        return switch (type.kind()) {
            case TEXT, PROSE, REFERENCE -> fields.texts(name);
            case LANGUAGE -> languages(name, fields);
            case LOCALIZED -> LocalizedTextReader.list(fields, name);
            case WAYPOINT -> PointReader.waypoints(fields, name);
            case OBJECT ->
                fields.list(name).stream()
                        .map(object -> object(members(type), object))
                        .filter(Objects::nonNull)
                        .toList();
            default -> throw unread(name, type);
        };
    }

    private static List<String> languages(String name, Fields fields) {
        Set<String> languages = new LinkedHashSet<>();
        for (String tag : fields.texts(name)) {
            if (!languages.add(LocalizedTextReader.language(fields, name, tag))) {
                fields.fault(name, '"' + tag + "\" is given twice; give each language once");
            }
        }
        return List.copyOf(languages);
    }

    private Map<String, ?> byKey(String name, ValueType<?> type, Fields fields) {
        return switch (type.kind()) {
            case LOCALIZED -> LocalizedTextReader.byKey(fields, name, language);
            case ANY -> JsonReader.byKey(fields, name);
            case OBJECT -> {
                Map<String, Object> objects = new LinkedHashMap<>();
                fields.objects(name).forEach((key, object) -> {
                    Object read = object(members(type), object);
                    if (read != null) {
                        objects.put(key, read);
                    }
                });
                yield objects;
            }
            default -> throw unread(name, type);
        };
    }

    private static IllegalStateException unread(String name, ValueType<?> type) {
        return new IllegalStateException("Nobody reads " + name + ": " + type.cardinality() + " " + type.kind());
    }

    private static PropertySchema<?> members(ValueType<?> type) {
        return Objects.requireNonNull(type.members(), "an object has members");
    }

    /** What has properties of its own; null when they do not go together. */
    @Nullable Object object(PropertySchema<?> schema, Fields fields) {
        return made(schema, fields, read(schema, fields, (property, value) -> {}));
    }

    /** What was read of an object, made; null when the values do not go together. */
    final @Nullable Object made(PropertySchema<?> schema, Fields fields, Values values) {
        fields.nothingElse();
        boolean faulty = false;
        for (Property<?, ?> property : schema.read()) {
            Object value = values.find(property);
            faulty |= value == null && fields.has(property.name());
            if (property.type().kind() == ValueKind.LANGUAGE
                    && value instanceof String tag
                    && fields.has(property.name())) {
                LocalizedTextReader.language(fields, property.name(), tag);
            }
        }
        try {
            return schema.make(values);
        } catch (IllegalArgumentException e) {
            if (!faulty) {
                fields.fault(String.valueOf(e.getMessage()));
            }
            return null;
        }
    }

    private static @Nullable ZoneId timeZone(String name, Fields fields) {
        String zone = fields.findText(name);
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            fields.fault(name, "\"" + zone + "\" must be the name of a time zone, like Asia/Almaty");
            return null;
        }
    }

    private static @Nullable String colour(String name, Fields fields) {
        String colour = fields.findText(name);
        if (colour != null && !COLOUR.matcher(colour).matches()) {
            fields.fault(name, "\"" + colour + "\" must be a colour like \"#c2410c\"");
        }
        return colour;
    }
}
