package org.chronomap.backend.editing;

import java.net.URI;
import org.chronomap.backend.store.Item;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is answered to a change; kept as JSON, so that it can be answered again.
 *
 * @param location of what was made; null = nothing was
 * @param etag of what stands there now; null = nothing does
 * @param body null = none
 */
record ChangeAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable JsonNode body) {

    static ChangeAnswer of(HttpStatus status, Item item, @Nullable String location) {
        return new ChangeAnswer(
                status.value(), location, Precondition.etag(item.revision()), WrittenForm.feature(item));
    }

    static ChangeAnswer nothing() {
        return new ChangeAnswer(HttpStatus.NO_CONTENT.value(), null, null, null);
    }

    ChangeAnswer with(JsonNode other) {
        return new ChangeAnswer(status, location, etag, other);
    }

    static ChangeAnswer parse(String json) {
        JsonNode kept = JsonMapper.shared().readTree(json);
        return new ChangeAnswer(
                kept.path("status").intValue(),
                kept.path("location").asStringOpt().orElse(null),
                kept.path("etag").asStringOpt().orElse(null),
                kept.get("body"));
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", status);
        if (location != null) {
            json.put("location", location);
        }
        if (etag != null) {
            json.put("etag", etag);
        }
        if (body != null) {
            json.set("body", body);
        }
        return json.toString();
    }

    ResponseEntity<byte[]> entity() {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
        if (location != null) {
            answer.location(URI.create(location));
        }
        if (etag != null) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        if (body == null) {
            return answer.build();
        }
        boolean feature = body.path("type").asString("").equals("Feature");
        return answer.contentType(
                        feature ? MediaType.parseMediaType("application/geo+json") : MediaType.APPLICATION_JSON)
                .body(JsonMapper.shared().writeValueAsBytes(body));
    }
}
