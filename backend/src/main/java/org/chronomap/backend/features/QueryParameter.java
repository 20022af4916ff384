package org.chronomap.backend.features;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parameter of a query: how it is read, and what is told of it.
 *
 * @param several whether it takes several values, with commas between them
 * @param valueSchema of one value: JSON Schema, as OpenAPI 3.0 has it
 * @param known the values that a story has; null where only their form is known
 */
record QueryParameter<T>(
        String name,
        boolean several,
        String valueSchema,
        @Nullable Function<Snapshot, ? extends Collection<String>> known,
        Reader<T> reader) {

    /** So many values are told of those that there are. */
    private static final int MOST_TOLD = 50;

    /** Throws an IllegalArgumentException whose message says what was given and what is accepted. */
    interface Reader<T> {
        T read(String text, Snapshot snapshot);
    }

    static <T> QueryParameter<T> of(String name, String schema, Reader<T> reader) {
        return new QueryParameter<>(name, false, schema, null, reader);
    }

    /** One that takes several of the values that a story has. */
    static <T> QueryParameter<T> among(
            String name, Function<Snapshot, ? extends Collection<String>> known, Function<String, T> reader) {
        return new QueryParameter<>(
                name,
                true,
                "{\"type\": \"string\"}",
                known,
                (text, snapshot) -> reader.apply(required(text, known.apply(snapshot))));
    }

    private static String required(String text, Collection<String> known) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException('"' + text + "\" must be one of "
                    + known.stream().limit(MOST_TOLD).collect(Collectors.joining(", ")));
        }
        return text;
    }

    /** What was given of it; null when it is not given, or is faulty. */
    @Nullable T one(Parameters given, Snapshot snapshot) {
        return given.one(name, text -> reader.read(text, snapshot));
    }

    /** The values that were given of it; empty when it is not given. */
    Set<T> several(Parameters given, Snapshot snapshot) {
        return given.several(name, text -> reader.read(text, snapshot));
    }

    /**
     * Of one value.
     *
     * @param snapshot whose values are named where they are few; null = no story's
     */
    ObjectNode ofOne(@Nullable Snapshot snapshot) {
        ObjectNode value = (ObjectNode) JsonMapper.shared().readTree(valueSchema);
        if (known != null && snapshot != null) {
            Collection<String> values = known.apply(snapshot);
            if (!values.isEmpty() && values.size() <= MOST_TOLD) {
                values.forEach(value.putArray("enum")::add);
            }
        }
        return value;
    }

    private ObjectNode schema(@Nullable Snapshot snapshot) {
        if (!several) {
            return ofOne(snapshot);
        }
        ObjectNode list = JsonMapper.shared().createObjectNode().put("type", "array");
        list.set("items", ofOne(snapshot));
        return list;
    }

    /** What it does, and the most that it takes where there is a most. */
    String description(Map<String, String> words) {
        JsonNode most = JsonMapper.shared().readTree(valueSchema).path("maximum");
        return Messages.fill(words, "api.parameter." + name, most.asString(""));
    }

    /**
     * As OpenAPI 3.0 describes a parameter.
     *
     * @param words of the interface
     */
    ObjectNode openApi(@Nullable Snapshot snapshot, Map<String, String> words) {
        ObjectNode parameter = JsonMapper.shared()
                .createObjectNode()
                .put("name", name)
                .put("in", "query")
                .put("description", description(words))
                .put("required", false)
                .put("style", "form")
                .put("explode", false);
        parameter.set("schema", schema(snapshot));
        return parameter;
    }
}
