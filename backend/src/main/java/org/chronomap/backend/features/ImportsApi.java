package org.chronomap.backend.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations of imports, which {@code backend.importing} does, as OpenAPI 3.0 has them: a document whose descriptions are keys of the
 * interface's words.
 */
final class ImportsApi {

    private static final JsonNode DOCUMENT = read();

    private ImportsApi() {}

    /** Reads the document, which must be done where it may wait for the disk. */
    static void load() {
        if (DOCUMENT.path("paths").isEmpty()) {
            throw new IllegalStateException("openapi/imports.json has no paths");
        }
    }

    private static JsonNode read() {
        try (InputStream document = new ClassPathResource("openapi/imports.json").getInputStream()) {
            return JsonMapper.shared().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param words of the interface */
    static void put(ObjectNode paths, ObjectNode schemas, Map<String, String> words) {
        paths.setAll((ObjectNode) told(DOCUMENT.path("paths").deepCopy(), words));
        schemas.setAll((ObjectNode) DOCUMENT.path("schemas").deepCopy());
    }

    private static JsonNode told(JsonNode node, Map<String, String> words) {
        if (node instanceof ObjectNode object) {
            String most = object.at("/schema/maximum").asString("");
            for (String name : new String[] {"summary", "description"}) {
                String key = object.path(name).asString("");
                if (words.containsKey(key)) {
                    object.put(name, Messages.fill(words, key, most));
                }
            }
        }
        node.forEach(member -> told(member, words));
        return node;
    }
}
