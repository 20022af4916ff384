package org.chronomap.geodata.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members of a feature as text. */
final class Texts {

    private Texts() {}

    /** Text alone, or by language, in the first of these languages that it has; null where nothing stands. */
    static @Nullable String in(List<String> languages, JsonNode value) {
        if (value.isObject()) {
            for (String language : languages) {
                if (value.path(language).isString()) {
                    return value.path(language).asString();
                }
            }
            return value.isEmpty() ? null : value.values().iterator().next().asString();
        }
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    /** Each entry of a list. */
    static List<String> all(List<String> languages, JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : list) {
            String text = in(languages, entry);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** What is known of a source in one line. */
    static String source(List<String> languages, JsonNode source) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("publisher", "title", "published", "url")) {
            String text = in(languages, source.path(name));
            if (text != null) {
                parts.add(text);
            }
        }
        return String.join(", ", parts);
    }

    /** A number without an exponent, which most formats of text know none of. */
    static String plain(JsonNode number) {
        return number.decimalValue().toPlainString();
    }

    /** As HTML, nothing for null. */
    static String html(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\n", "<br>");
    }

    /** The summary and the sources, for programs that have one field for all that is said. */
    static String description(Exported story, JsonNode properties) {
        List<String> lines = new ArrayList<>();
        String summary = in(story.languages(), properties.path("summary"));
        if (summary != null) {
            lines.add(summary);
        }
        lines.add("[" + properties.path("status").asString() + "]");
        for (JsonNode source : properties.path("sources")) {
            lines.add(source(story.languages(), source));
        }
        return String.join("\n", lines);
    }
}
