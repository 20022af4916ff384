package org.chronomap.geodata.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads text by language, and the tags of languages. */
final class LocalizedTextReader {

    /** What it is, for messages. */
    static final String FORM = "text by language, like {en: …, fr: …}";

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}+(?:-[A-Za-z0-9]{2,8}+)*+");

    private LocalizedTextReader() {}

    /** The first of the languages of a list, which need not be read; what is said alike in all where there is none. */
    static String firstLanguage(Fields fields, String name) {
        JsonNode languages = fields.peek(name);
        String first = (languages.isArray() ? languages.path(0) : languages).asString("");
        return LANGUAGE.matcher(first).matches() ? first : LocalizedText.ANY_LANGUAGE;
    }

    static String language(Fields fields, String name, String value) {
        if (!LANGUAGE.matcher(value).matches()) {
            fields.fault(name, "\"" + value + "\" must be a language tag, like fr, kk or pt-BR");
        }
        return value;
    }

    /**
     * The text; null after a fault or when it is not there.
     *
     * @param language of a plain text
     */
    static @Nullable LocalizedText find(Fields fields, String name, String language) {
        JsonNode value = fields.find(name);
        if (value == null) {
            return null;
        }
        if (isText(value)) {
            String text = fields.findText(name);
            return text == null ? null : LocalizedText.of(language, text);
        }
        if (!value.isObject()) {
            fields.fault(name, "must be " + FORM);
            return null;
        }
        if (value.isEmpty()) {
            fields.fault(name, "needs the text in at least one language, like {en: …}");
            return null;
        }
        return byLanguage(fields.in(name));
    }

    private static LocalizedText byLanguage(Fields fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : fields.names()) {
            texts.put(language(fields, language, language), fields.text(language));
        }
        return new LocalizedText(texts);
    }

    /** A list of texts, each by language or said alike in every language; empty when it is not there. */
    static List<LocalizedText> list(Fields fields, String name) {
        JsonNode value = fields.find(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            return value.isObject()
                    ? List.of(get(fields, name, LocalizedText.ANY_LANGUAGE))
                    : List.of(LocalizedText.inAnyLanguage(fields.text(name)));
        }
        List<LocalizedText> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode text = value.get(i);
            if (text.isObject() && !text.isEmpty()) {
                texts.add(byLanguage(fields.in(name, i)));
            } else if (isText(text) && !text.asString().isBlank()) {
                texts.add(LocalizedText.inAnyLanguage(text.asString().strip()));
            } else {
                fields.fault(name, i, "must be text, or " + FORM);
            }
        }
        return texts;
    }

    /**
     * Texts by language, by key; empty when it is not there.
     *
     * @param language of a plain text
     */
    static Map<String, LocalizedText> byKey(Fields fields, String name, String language) {
        Fields object = fields.findObject(name);
        Map<String, LocalizedText> texts = new LinkedHashMap<>();
        if (object != null) {
            object.names().forEach(key -> texts.put(key, get(object, key, language)));
        }
        return texts;
    }

    /** A text that must be there; empty after a fault. */
    private static LocalizedText get(Fields fields, String name, String language) {
        LocalizedText text = find(fields, name, language);
        if (text == null) {
            fields.required(name, FORM);
        }
        return text == null ? LocalizedText.of(language, "") : text;
    }

    private static boolean isText(JsonNode value) {
        return value.isString() || value.isNumber();
    }
}
