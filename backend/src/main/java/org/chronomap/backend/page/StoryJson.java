package org.chronomap.backend.page;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chronomap.backend.http.ApiRoot;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.view.TextWithSlots;
import org.chronomap.geodata.geojson.StoryWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What a story says of itself, as JSON: written once for each revision and language. */
@Component
final class StoryJson {

    private static final String ROOT = "root";

    private final Renderings renderings;
    private final Messages messages;

    /** @param language that links ask for; empty = none */
    private record Key(@Nullable Instant asOf, String language) {}

    StoryJson(Renderings renderings, Messages messages) {
        this.renderings = renderings;
        this.messages = messages;
    }

    /**
     * For a program, with links to the story's page, its collections' items, and what describes them.
     *
     * @param root of this server, without a slash at its end
     * @param isLanguageAsked whether the language was asked for by name
     */
    Mono<TextWithSlots.Filled> withLinks(
            Snapshot snapshot, EncodedStory encoded, String root, boolean isLanguageAsked) {
        String language = isLanguageAsked ? encoded.language() : "";
        return renderings.text(
                encoded,
                new Key(snapshot.asOf().orElse(null), language),
                () -> write(snapshot, encoded, TextWithSlots.slot(ROOT), language),
                Map.of(ROOT, root));
    }

    private byte[] write(Snapshot snapshot, EncodedStory encoded, String root, String language) {
        return write(snapshot, encoded, json -> {
            String story = root + "/stories/" + snapshot.story().id();
            String asOf = snapshot.asOf().map(instant -> "as-of=" + instant).orElse("");
            String andAsOf = asOf.isEmpty() ? "" : '&' + asOf;
            json.writeArrayPropertyStart("links");
            link(json, "self", "application/json", story + "?f=json" + andAsOf);
            link(json, "alternate", "text/html", story + "?f=html" + andAsOf);
            for (StoryCollection collection : StoryCollection.values()) {
                String items = story + "/collections/" + collection.id() + "/items";
                link(json, "items", "application/geo+json", asOf.isEmpty() ? items : items + '?' + asOf);
            }
            for (Link link : LandingLinks.of(
                    new ApiRoot(story, asked(language, asOf)), messages.in(snapshot.languageOfLabels(encoded)))) {
                json.writePOJO(link);
            }
            json.writeEndArray();
        });
    }

    private static List<String> asked(String language, String asOf) {
        return Stream.of(language.isEmpty() ? "" : "lang=" + language, asOf)
                .filter(parameter -> !parameter.isEmpty())
                .toList();
    }

    /** For the reader page, which knows where it is. */
    static byte[] withoutLinks(Snapshot snapshot, EncodedStory encoded) {
        return write(snapshot, encoded, json -> {});
    }

    private static byte[] write(Snapshot snapshot, EncodedStory encoded, Consumer<JsonGenerator> more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            json.writeStartObject();
            StoryWriter.writeMembers(json, snapshot.index(), encoded.wording());
            more.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void link(JsonGenerator json, String relation, String type, String address) {
        json.writeStartObject();
        json.writeStringProperty("rel", relation);
        json.writeStringProperty("type", type);
        json.writeStringProperty("href", address);
        json.writeEndObject();
    }
}
