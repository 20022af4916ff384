package org.chronomap.geodata.schema;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Waypoint;
import org.chronomap.geodata.story.WireName;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;

/**
 * What a property holds.
 *
 * @param <V> the values in Java: of a list a {@code List}, by key a {@code Map} of them
 * @param choices of a closed set, its members by the ids that are written, in their order; empty for all others
 * @param target of a reference, what it leads to; null for all others
 * @param members of an object, its own properties; null for all others
 */
public record ValueType<V>(
        ValueKind kind,
        Cardinality cardinality,
        Map<String, ?> choices,
        @Nullable ReferenceTarget target,
        @Nullable PropertySchema<?> members) {

    public static final ValueType<String> ID = one(ValueKind.ID);
    public static final ValueType<String> TEXT = one(ValueKind.TEXT);
    public static final ValueType<String> PROSE = one(ValueKind.PROSE);
    public static final ValueType<LocalizedText> LOCALIZED = one(ValueKind.LOCALIZED);
    public static final ValueType<TimeSpan> EDTF = one(ValueKind.EDTF);
    public static final ValueType<String> EDTF_TEXT = one(ValueKind.EDTF_TEXT);
    public static final ValueType<Long> INSTANT = one(ValueKind.INSTANT);
    public static final ValueType<Object> EDTF_IN_WORDS = one(ValueKind.EDTF_IN_WORDS);
    public static final ValueType<String> LANGUAGE = one(ValueKind.LANGUAGE);
    public static final ValueType<LocalizedText> LANGUAGE_OF_TEXT = one(ValueKind.LANGUAGE_OF_TEXT);
    public static final ValueType<ZoneId> TIME_ZONE = one(ValueKind.TIME_ZONE);
    public static final ValueType<String> COLOUR = one(ValueKind.COLOUR);
    public static final ValueType<String> URI = one(ValueKind.URI);
    public static final ValueType<BigDecimal> NUMBER = one(ValueKind.NUMBER);
    public static final ValueType<Point> POSITION = one(ValueKind.POSITION);
    public static final ValueType<Waypoint> WAYPOINT = one(ValueKind.WAYPOINT);
    public static final ValueType<Extent> BOUNDS = one(ValueKind.BOUNDS);
    public static final ValueType<String> PLACE_NAME = one(ValueKind.PLACE_NAME);
    public static final ValueType<Incident> WHERE_TEXT = one(ValueKind.WHERE_TEXT);
    public static final ValueType<JsonNode> ANY = one(ValueKind.ANY);

    private static <V> ValueType<V> one(ValueKind kind) {
        return new ValueType<>(kind, Cardinality.ONE, Map.of(), null, null);
    }

    /** One of a closed set. */
    public static <E extends Enum<E> & WireName> ValueType<E> oneOf(Class<E> type) {
        return oneOf(type, WireName::id);
    }

    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type, Function<E, String> id) {
        Map<String, E> choices = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(member -> choices.put(id.apply(member), member));
        return new ValueType<>(ValueKind.CHOICE, Cardinality.ONE, choices, null, null);
    }

    /** The id of something else in the story. */
    public static ValueType<String> referenceTo(ReferenceTarget target) {
        return new ValueType<>(ValueKind.REFERENCE, Cardinality.ONE, Map.of(), target, null);
    }

    /** What has properties of its own. */
    public static <R> ValueType<R> of(PropertySchema<R> members) {
        return new ValueType<>(ValueKind.OBJECT, Cardinality.ONE, Map.of(), null, members);
    }

    /** Several of these, in order. */
    public ValueType<List<V>> list() {
        return new ValueType<>(kind, Cardinality.LIST, choices, target, members);
    }

    /** These by names that the author chooses, in order. */
    public ValueType<Map<String, V>> byKey() {
        return new ValueType<>(kind, Cardinality.BY_KEY, choices, target, members);
    }

    /** What is written for a member of a closed set. */
    public String idOf(Object member) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().equals(member))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(member + " is none of " + choices.keySet()));
    }

    /** How long each text of a value may be, in UTF-16 units; empty for what has a form of its own, or is no text. */
    public Optional<Integer> longest() {
        return switch (kind) {
            case ID -> Optional.of(TextRules.LONGEST_ID);
            case TEXT, PROSE, LOCALIZED, URI -> Optional.of(TextRules.LONGEST_TEXT);
            case EDTF,
                    EDTF_TEXT,
                    INSTANT,
                    EDTF_IN_WORDS,
                    LANGUAGE,
                    LANGUAGE_OF_TEXT,
                    TIME_ZONE,
                    COLOUR,
                    NUMBER,
                    POSITION,
                    WAYPOINT,
                    BOUNDS,
                    CHOICE,
                    REFERENCE,
                    PLACE_NAME,
                    WHERE_TEXT,
                    OBJECT,
                    ANY -> Optional.empty();
        };
    }

    /** Whether it is written in words, and not named from a list. */
    public boolean isProse() {
        return kind == ValueKind.PROSE || kind == ValueKind.LOCALIZED;
    }
}
