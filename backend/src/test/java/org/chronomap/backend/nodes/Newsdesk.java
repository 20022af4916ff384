package org.chronomap.backend.nodes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;

/** Editors of the bundled story at one server. */
public record Newsdesk(Http http) {

    public static final String USERNAME = "anna";
    public static final String PASSWORD = "a-long-secret-1";
    public static final String STORY = "/stories/kazakhstan-january-2022";
    public static final String ITEMS = STORY + "/collections/incidents/items";

    static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((USERNAME + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));

    /** The header's value by which they sign in. */
    public static String authorization() {
        return AUTHORIZATION;
    }

    /** @param key of the request, by which it may be sent again */
    Answer post(String title, String key) {
        return http.sendJson(
                "POST", ITEMS, """
                {"type": "Feature", "geometry": null, "properties": {"title": {"en": "%s"}, "when": "2022-01-13",
                  "category": "reopening", "status": "reported", "place": "almaty", "sources": [{"publisher": "AFP"}]}}
                """.formatted(title), "Authorization", AUTHORIZATION, "Idempotency-Key", key);
    }

    Answer retitle(String address, String title, int revision) {
        return http.sendJson(
                "PATCH",
                address,
                "{\"properties\": {\"title\": {\"en\": \"" + title + "\"}}}",
                "Authorization",
                AUTHORIZATION,
                "If-Match",
                "\"" + revision + '"');
    }

    /** What no story takes: it has neither title nor time. */
    Answer postFaulty() {
        return http.sendJson(
                "POST", ITEMS, "{\"type\": \"Feature\", \"properties\": {}}", "Authorization", AUTHORIZATION);
    }

    static String title(Answer item) {
        return item.json().at("/properties/title").asString();
    }

    static int revision(Answer item) {
        return item.json().at("/properties/revision").intValue();
    }
}
