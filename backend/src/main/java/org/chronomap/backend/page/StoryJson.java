package org.chronomap.backend.page;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chronomap.backend.http.ApiRoot;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.view.TextWithSlots;
import org.chronomap.geodata.geojson.StoryWriter;
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

    /** @param asked what links ask for */
    private record Key(List<String> asked) {}

    StoryJson(Renderings renderings, Messages messages) {
        this.renderings = renderings;
        this.messages = messages;
    }

    /**
     * For a program, with links to the story's page, its collections' items, and what describes them.
     *
     * @param root of this server, without a slash at its end
     * @param asked what links ask for
     */
    Mono<TextWithSlots.Filled> withLinks(Snapshot snapshot, EncodedStory encoded, String root, List<String> asked) {
        return renderings.text(
                encoded,
                new Key(asked),
                () -> write(snapshot, encoded, TextWithSlots.slot(ROOT), asked),
                Map.of(ROOT, root));
    }

    private byte[] write(Snapshot snapshot, EncodedStory encoded, String root, List<String> asked) {
        return write(snapshot, encoded, json -> {
            ApiRoot api = new ApiRoot(root + "/stories/" + snapshot.story().id(), asked);
            json.writeArrayPropertyStart("links");
            link(json, "self", Link.JSON, api.of("", "f=json"));
            link(json, "alternate", Link.HTML, api.of("", "f=html"));
            for (StoryCollection collection : StoryCollection.values()) {
                link(json, "items", Link.GEOJSON, api.of("/collections/" + collection.id() + "/items"));
            }
            for (Link link : LandingLinks.of(api, messages.in(snapshot.languageOfLabels(encoded)))) {
                json.writePOJO(link);
            }
            json.writeEndArray();
        });
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
