package org.chronomap.geodata.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.schema.WebAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The members of one object of a document, taken by name. Whatever is wrong with one is noted and reading goes on with a
 * stand-in, so that one pass finds every fault; nothing is made of a document that has any.
 */
public final class Fields {

    private final JsonNode node;
    /** Worked out where a fault is told. */
    private final Supplier<JsonPointer> at;

    private final FaultSink faults;
    /** In the order in which they were asked for; some more than once. */
    private final List<String> known = new ArrayList<>();

    public Fields(JsonNode node, JsonPointer at, FaultSink faults) {
        this(node, () -> at, faults);
    }

    private Fields(JsonNode node, Supplier<JsonPointer> at, FaultSink faults) {
        this.node = node;
        this.at = at;
        this.faults = faults;
        if (!node.isObject()) {
            faults.add(at.get(), "must hold fields, each with a name and a value");
        }
    }

    /** Notes a fault of one member. */
    public void fault(String name, String message) {
        faults.add(at.get().appendProperty(name), message);
    }

    /** Notes a fault of all of it. */
    void fault(String message) {
        faults.add(at.get(), message);
    }

    /** Whatever stands there, which is not thereby asked for; a missing node when nothing does. */
    JsonNode peek(String name) {
        return node.path(name);
    }

    /** Whatever stands there; null when nothing does. */
    @Nullable JsonNode find(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() || value.isMissingNode() ? null : value;
    }

    /** The members of what stands there, which is an object. */
    Fields in(String name) {
        return new Fields(node.path(name), () -> at.get().appendProperty(name), faults);
    }

    /** The members of an element of the list that stands there, which is an object. */
    Fields in(String name, int index) {
        return new Fields(
                node.path(name).path(index), () -> at.get().appendProperty(name).appendIndex(index), faults);
    }

    /** Notes a fault of an element of the list that stands there. */
    void fault(String name, int index, String message) {
        faults.add(at.get().appendProperty(name).appendIndex(index), message);
    }

    /** In their order. */
    Collection<String> names() {
        return node.propertyNames();
    }

    /** Whether something stands there, be it faulty. */
    boolean has(String name) {
        known.add(name);
        return node.has(name) && !node.path(name).isNull();
    }

    /** Whether nothing stands there, or an empty list. */
    boolean lacks(String name) {
        return !has(name) || (node.path(name).isArray() && node.path(name).isEmpty());
    }

    /** A text that must be there. */
    String text(String name) {
        String text = findText(name);
        if (text == null) {
            required(name, "text");
        }
        return text == null ? "" : text;
    }

    @Nullable String findText(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (value.isString() || value.isNumber()) {
            String text = value.asString().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        fault(name, "must be text, which may stand in quotes");
        return null;
    }

    /** Lower-case letters, digits and single hyphens: what stands in an address. */
    @Nullable String findSlug(String name) {
        String slug = findText(name);
        if (slug != null && !TextRules.isId(slug)) {
            fault(name, "\"" + slug + "\" must be " + TextRules.ID_FORM);
        }
        return slug;
    }

    /** An address of the web; nothing else may become a link. */
    @Nullable String findUrl(String name) {
        String url = findText(name);
        if (url != null && !WebAddress.is(url)) {
            fault(name, "\"" + url + "\" must be an address that begins with https:// or http://");
        }
        return url;
    }

    /** A list of texts, empty when it is not there; a single text is a list of one. */
    List<String> texts(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(text(name));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isString() || value.get(i).isNumber()) {
                texts.add(value.get(i).asString());
            } else {
                fault(name, i, "must be text");
            }
        }
        return texts;
    }

    /** A list of objects, empty when it is not there. */
    List<Fields> list(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            fault(name, "must be a list, like [ … ]");
            return List.of();
        }
        List<Fields> list = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            list.add(in(name, i));
        }
        return list;
    }

    @Nullable Fields findObject(String name) {
        return find(name) == null ? null : in(name);
    }

    /** The members of an object by key, in their order; empty when it is not there. */
    Map<String, Fields> objects(String name) {
        Fields object = findObject(name);
        Map<String, Fields> objects = new LinkedHashMap<>();
        if (object != null) {
            object.names().forEach(key -> objects.put(key, object.in(key)));
        }
        return objects;
    }

    /** One of a closed set, by what is written; null after a fault or when it is not there. */
    @Nullable Object findOneOf(String name, Map<String, ?> choices) {
        String text = findText(name);
        if (text != null && !choices.containsKey(text)) {
            fault(name, "\"" + text + "\" must be one of " + String.join(", ", choices.keySet()));
        }
        return text == null ? null : choices.get(text);
    }

    /** A value that its own type reads; the type's message says what is wrong with it. */
    <T> @Nullable T find(String name, Function<String, T> reader) {
        if (node.path(name).isArray()) {
            known.add(name);
            fault(name, "a set of dates stands in quotes: \"[2022-01-02..2022-01-06]\"");
            return null;
        }
        String text = findText(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            fault(name, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Notes every member that was not asked for: most often a slip of the pen in an optional name. */
    void nothingElse() {
        for (String name : names()) {
            if (!known.contains(name)) {
                fault(name, "is not a field here; known are " + String.join(", ", new LinkedHashSet<>(known)));
            }
        }
    }

    /** Notes a fault of a member that is not there; one that is faulty has one already. */
    void required(String name, String what) {
        if (!has(name)) {
            fault(name, "is missing: " + what);
        }
    }

    /** An object without members, whose faults go nowhere: for a document whose absence is a fault already noted. */
    static Fields none() {
        return new Fields(JsonNodeFactory.instance.objectNode(), JsonPointer.empty(), (at, message) -> {});
    }
}
