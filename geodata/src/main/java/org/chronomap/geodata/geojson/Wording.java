package org.chronomap.geodata.geojson;

import java.util.List;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.time.SpanWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * In which language texts are written.
 *
 * @param preferred language tags, most wanted first; empty = every language, each text as an object by language
 * @param dates how dates are said in the most wanted language; null = dates are not put into words
 */
public record Wording(List<String> preferred, @Nullable SpanWords dates) {

    public Wording {
        preferred = List.copyOf(preferred);
    }

    public static Wording everyLanguage() {
        return new Wording(List.of(), null);
    }

    /** Writes one member, nothing when there is no text. */
    void write(JsonGenerator json, String name, @Nullable LocalizedText text) {
        if (text != null) {
            write(json.writeName(name), text);
        }
    }

    /** Writes one value. */
    void write(JsonGenerator json, LocalizedText text) {
        if (!preferred.isEmpty()) {
            json.writeString(text.in(preferred).text());
            return;
        }
        json.writeStartObject();
        text.byLanguage().forEach(json::writeStringProperty);
        json.writeEndObject();
    }
}
