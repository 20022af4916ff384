package org.chronomap.geodata.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The members of one object of a document, taken by name. Whatever is wrong with one is noted and reading goes on with a
 * stand-in, so that one pass finds every fault; nothing is made of a document that has any.
 */
public final class Fields {

    /** What a file can still hold, a few levels down in an item. */
    private static final int DEEPEST = 90;

    /** What text by language is, for messages. */
    static final String LOCALIZED_FORM = "text by language, like {en: …, fr: …}";

    private static final int MAX_DECIMALS = 1000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}+(?:-[A-Za-z0-9]{2,8}+)*+");

    private final JsonNode node;
    private final JsonPointer at;
    private final FaultSink faults;
    private final Set<String> known = new LinkedHashSet<>();

    public Fields(JsonNode node, JsonPointer at, FaultSink faults) {
        this.node = node;
        this.at = at;
        this.faults = faults;
        if (!node.isObject()) {
            faults.add(at, "must hold fields, each with a name and a value");
        }
    }

    /** Notes a fault of one member. */
    public void fault(String name, String message) {
        faults.add(at.appendProperty(name), message);
    }

    /** Notes a fault of all of it. */
    void fault(String message) {
        faults.add(at, message);
    }

    private @Nullable JsonNode find(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() || value.isMissingNode() ? null : value;
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
        if (url != null && !isWebAddress(url)) {
            fault(name, "\"" + url + "\" must be an address that begins with https:// or http://");
        }
        return url;
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The first of the languages of a list, which need not be read; what is said alike in all where there is none. */
    String firstLanguage(String name) {
        JsonNode languages = node.path(name);
        String first = (languages.isArray() ? languages.path(0) : languages).asString("");
        return LANGUAGE.matcher(first).matches() ? first : LocalizedText.ANY_LANGUAGE;
    }

    String language(String name, String value) {
        if (!LANGUAGE.matcher(value).matches()) {
            fault(name, "\"" + value + "\" must be a language tag, like fr, kk or pt-BR");
        }
        return value;
    }

    /** @param language of a plain text */
    LocalizedText localized(String name, String language) {
        LocalizedText text = findLocalized(name, language);
        if (text == null) {
            required(name, LOCALIZED_FORM);
        }
        return text == null ? LocalizedText.of(language, "") : text;
    }

    /** @param language of a plain text */
    @Nullable LocalizedText findLocalized(String name, String language) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (value.isString() || value.isNumber()) {
            String text = findText(name);
            return text == null ? null : LocalizedText.of(language, text);
        }
        if (!value.isObject()) {
            fault(name, "must be " + LOCALIZED_FORM);
            return null;
        }
        if (value.isEmpty()) {
            fault(name, "needs the text in at least one language, like {en: …}");
            return null;
        }
        return byLanguage(value, at.appendProperty(name));
    }

    private LocalizedText byLanguage(JsonNode value, JsonPointer at) {
        Fields byLanguage = new Fields(value, at, faults);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : value.propertyNames()) {
            texts.put(byLanguage.language(language, language), byLanguage.text(language));
        }
        return new LocalizedText(texts);
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
                faults.add(at.appendProperty(name).appendIndex(i), "must be text");
            }
        }
        return texts;
    }

    /** A list of texts, each by language or said alike in every language; empty when it is not there. */
    List<LocalizedText> localizedTexts(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            return value.isObject()
                    ? List.of(localized(name, LocalizedText.ANY_LANGUAGE))
                    : List.of(LocalizedText.inAnyLanguage(text(name)));
        }
        List<LocalizedText> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode text = value.get(i);
            JsonPointer here = at.appendProperty(name).appendIndex(i);
            if (text.isObject() && !text.isEmpty()) {
                texts.add(byLanguage(text, here));
            } else if ((text.isString() || text.isNumber()) && !text.asString().isBlank()) {
                texts.add(LocalizedText.inAnyLanguage(text.asString().strip()));
            } else {
                faults.add(here, "must be text, or " + LOCALIZED_FORM);
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
        return listOf(value, at.appendProperty(name), faults);
    }

    static List<Fields> listOf(JsonNode array, JsonPointer at, FaultSink faults) {
        List<Fields> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            list.add(new Fields(array.get(i), at.appendIndex(i), faults));
        }
        return list;
    }

    @Nullable Fields findObject(String name) {
        JsonNode value = find(name);
        return value == null ? null : new Fields(value, at.appendProperty(name), faults);
    }

    /** The members of an object by key, in their order; empty when it is not there. */
    Map<String, Fields> objects(String name) {
        Fields object = findObject(name);
        Map<String, Fields> objects = new LinkedHashMap<>();
        if (object != null) {
            for (String key : object.node.propertyNames()) {
                objects.put(key, new Fields(object.node.path(key), object.at.appendProperty(key), faults));
            }
        }
        return objects;
    }

    /**
     * Texts by language, by key; empty when it is not there.
     *
     * @param language of a plain text
     */
    Map<String, LocalizedText> localizedByKey(String name, String language) {
        Fields object = findObject(name);
        Map<String, LocalizedText> texts = new LinkedHashMap<>();
        if (object != null) {
            object.node.propertyNames().forEach(key -> texts.put(key, object.localized(key, language)));
        }
        return texts;
    }

    /** Whatever JSON stands there, by key; empty when it is not there. */
    Map<String, JsonNode> anything(String name) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Fields object = findObject(name);
        if (object != null) {
            object.node.forEachEntry((key, value) -> {
                if (depth(value) > DEEPEST) {
                    object.fault(key, "nests deeper than " + DEEPEST + " lists and objects");
                }
                values.put(key, CanonicalNumbers.in(value));
            });
        }
        return values;
    }

    private static int depth(JsonNode node) {
        int below = 0;
        for (JsonNode child : node) {
            below = Math.max(below, depth(child));
        }
        return node.isContainer() ? below + 1 : below;
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

    /** Numbers, all of them there; null after a fault or when it is not there. */
    double @Nullable [] findNumbers(String name, int count, String what) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray()
                || value.size() != count
                || !value.values().stream().allMatch(JsonNode::isNumber)) {
            fault(name, "must be " + what);
            return null;
        }
        // Through the text: what is too large for a double becomes infinite, and whoever asked finds it out of range.
        return value.values().stream()
                .mapToDouble(number -> Double.parseDouble(number.asString()))
                .toArray();
    }

    public java.math.@Nullable BigDecimal findNumber(String name) {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        java.math.BigDecimal number = value.isNumber() ? finite(value) : null;
        if (number == null) {
            fault(name, "must be a number");
        }
        return number;
    }

    /** The number; null when nobody could write it out. */
    private static java.math.@Nullable BigDecimal finite(JsonNode number) {
        if (!Double.isFinite(Double.parseDouble(number.asString()))) {
            return null;
        }
        java.math.BigDecimal decimal = number.decimalValue();
        return decimal.scale() > MAX_DECIMALS ? null : decimal;
    }

    /** Notes every member that was not asked for: most often a slip of the pen in an optional name. */
    void nothingElse() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                fault(name, "is not a field here; known are " + String.join(", ", known));
            }
        }
    }

    private void required(String name, String what) {
        if (!has(name)) {
            fault(name, "is missing: " + what);
        }
    }

    /** An object without members, whose faults go nowhere: for a document whose absence is a fault already noted. */
    static Fields none() {
        return new Fields(JsonNodeFactory.instance.objectNode(), JsonPointer.empty(), (at, message) -> {});
    }
}
