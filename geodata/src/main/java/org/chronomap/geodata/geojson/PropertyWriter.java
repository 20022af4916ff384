package org.chronomap.geodata.geojson;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.story.Waypoint;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes properties as members of a JSON object, in one wording. What is not known is not written, but for bounds of time. */
final class PropertyWriter {

    private final StoryIndex index;
    private final Wording wording;

    PropertyWriter(StoryIndex index, Wording wording) {
        this.index = index;
        this.wording = wording;
    }

    /** Those that stand among the properties of a feature, in the order in which GeoJSON has them. */
    <R> void write(JsonGenerator json, PropertySchema<R> schema, R item) {
        for (Property<R, ?> property : schema.written()) {
            if (property.featureMember() == FeatureMember.PROPERTIES) {
                write(json, property, item);
            }
        }
    }

    <R> void write(JsonGenerator json, Property<R, ?> property, R item) {
        writeValue(json, property, property.of(item));
    }

    private void writeValue(JsonGenerator json, Property<?, ?> property, @Nullable Object value) {
        ValueType<?> type = property.type();
        if (value == null) {
            if (property.isWrittenEmpty()) {
                json.writeNullProperty(property.name());
            }
        } else if (value instanceof Collection<?> list && type.cardinality() == Cardinality.LIST) {
            if (!list.isEmpty() || property.isWrittenEmpty()) {
                json.writeArrayPropertyStart(property.name());
                for (Object entry : list) {
                    // What a draft says in nobody's name yet is not shown, in a preview either.
                    if (!(entry instanceof Source source) || source.isNamed()) {
                        writeOne(json, type, entry);
                    }
                }
                json.writeEndArray();
            }
        } else if (value instanceof Map<?, ?> byKey && type.cardinality() == Cardinality.BY_KEY) {
            if (!byKey.isEmpty() || property.isWrittenEmpty()) {
                json.writeObjectPropertyStart(property.name());
                byKey.forEach((key, entry) -> writeOne(json.writeName((String) key), type, entry));
                json.writeEndObject();
            }
        } else if (isTold(type.kind())) {
            writeOne(json.writeName(property.name()), type, value);
        }
    }

    /** Whether this wording has it: one in every language puts no date into words. */
    private boolean isTold(ValueKind kind) {
        return switch (kind) {
            case EDTF_IN_WORDS -> wording.dates() != null;
            case LANGUAGE_OF_TEXT -> !wording.preferred().isEmpty();
            default -> true;
        };
    }

    private void writeOne(JsonGenerator json, ValueType<?> type, Object value) {
        switch (type.kind()) {
            case ID, TEXT, PROSE, EDTF_TEXT, LANGUAGE, COLOUR, URI, REFERENCE -> json.writeString((String) value);
            case LOCALIZED -> {
                LocalizedText text = (LocalizedText) value;
                if (type.cardinality() == Cardinality.LIST && text.isInAnyLanguage()) {
                    json.writeString(text.in(wording.preferred()).text());
                } else {
                    wording.write(json, text);
                }
            }
            case EDTF -> json.writeString(((TimeSpan) value).edtf());
            case EDTF_IN_WORDS -> json.writeString(inWords(value));
            case INSTANT -> writeInstant(json, (Long) value);
            case LANGUAGE_OF_TEXT ->
                json.writeString(((LocalizedText) value).in(wording.preferred()).language());
            case TIME_ZONE -> json.writeString(((ZoneId) value).getId());
            case NUMBER -> json.writeNumber((BigDecimal) value);
            case POSITION -> GeometryWriter.writePosition(json, ((Point) value).getCoordinate());
            case WAYPOINT -> {
                if (value instanceof Waypoint.AtPosition at) {
                    // As exact as it was given: it comes back to be kept.
                    json.writeStartArray()
                            .writeNumber(at.longitude())
                            .writeNumber(at.latitude())
                            .writeEndArray();
                } else {
                    json.writeString(((Waypoint.AtPlace) value).id());
                }
            }
            case BOUNDS -> GeometryWriter.writeBbox(json, (Extent) value);
            case CHOICE -> json.writeString(type.idOf(value));
            case PLACE_NAME -> wording.write(json, index.place((String) value).name());
            case WHERE_TEXT -> wording.write(json, index.whereText((Incident) value));
            case OBJECT -> writeObject(json, Objects.requireNonNull(type.members(), "an object has members"), value);
            case ANY -> json.writeTree((JsonNode) value);
        }
    }

    private String inWords(Object date) {
        var dates = Objects.requireNonNull(wording.dates());
        return date instanceof TimeSpan span ? dates.of(span) : dates.of((String) date);
    }

    @SuppressWarnings("unchecked")
    private <M> void writeObject(JsonGenerator json, PropertySchema<M> schema, Object value) {
        json.writeStartObject();
        for (Property<M, ?> property : schema.written()) {
            write(json, property, (M) value);
        }
        json.writeEndObject();
    }

    /** Within which instants a time begins, and within which it ends. */
    static void writeBounds(JsonGenerator json, TimeSpan when) {
        writeInstant(json.writeName("start"), when.start().first());
        writeInstant(json.writeName("latestStart"), when.start().last());
        writeInstant(json.writeName("earliestEnd"), when.end().first());
        writeInstant(json.writeName("end"), when.end().last());
    }

    /** As {@link IsoInstant} writes it; null when there is no bound. */
    static void writeInstant(JsonGenerator json, long epochMilli) {
        if (epochMilli == Interval.UNBOUNDED_BEFORE || epochMilli == Interval.UNBOUNDED_AFTER) {
            json.writeNull();
        } else {
            json.writeString(IsoInstant.text(epochMilli));
        }
    }

    /** Nothing where changes are not counted. */
    static void writeVersion(JsonGenerator json, @Nullable Version version) {
        if (version != null) {
            json.writeNumberProperty("revision", version.revision());
            json.writeStringProperty("updated", version.updated().toString());
        }
    }
}
