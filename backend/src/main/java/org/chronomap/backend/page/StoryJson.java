package org.chronomap.backend.page;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.view.OpenText;
import org.chronomap.geodata.format.StoryWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What a story says of itself, as JSON: written once for each edition. */
@Component
final class StoryJson {

    private static final String ROOT = "root";

    private final Renderings renderings;

    private record Key(@Nullable Instant asOf) {}

    StoryJson(Renderings renderings) {
        this.renderings = renderings;
    }

    /**
     * For a program, with links to the story's page and its collections' items.
     *
     * @param root of this server, without a slash at its end
     */
    Mono<OpenText.Filled> withLinks(Snapshot snapshot, Edition edition, String root) {
        return renderings.text(
                edition,
                new Key(snapshot.asOf().orElse(null)),
                () -> write(snapshot, edition, OpenText.slot(ROOT)),
                Map.of(ROOT, root));
    }

    private static byte[] write(Snapshot snapshot, Edition edition, String root) {
        return write(snapshot, edition, json -> {
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
            json.writeEndArray();
        });
    }

    /** For the reader page, which knows where it is. */
    static byte[] withoutLinks(Snapshot snapshot, Edition edition) {
        return write(snapshot, edition, json -> {});
    }

    private static byte[] write(Snapshot snapshot, Edition edition, Consumer<JsonGenerator> more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            json.writeStartObject();
            StoryWriter.writeMembers(json, snapshot.index(), edition.wording());
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
