package org.chronomap.backend.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;

/** An editor of the bundled story, over HTTP. */
final class Editing {

    private static final String STORY = "/stories/kazakhstan-january-2022";
    private static final String ITEMS = STORY + "/collections/incidents/items";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("anna:a-long-secret-1".getBytes(StandardCharsets.UTF_8));
    private static final String INCIDENT = """
            {"type": "Feature", "geometry": null, "properties": {
              "title": {"en": "Flights resume", "fr": "Les vols reprennent"}, "when": "2022-01-13", "category": "reopening",
              "status": "reported", "place": "almaty", "sources": [{"publisher": "AFP"}]}}
            """;

    private final Http http;

    Editing(Http http) {
        this.http = http;
    }

    /** Makes an incident, and gives its address. */
    String create() {
        return made(send("POST", ITEMS, INCIDENT));
    }

    String draft() {
        return made(send("POST", ITEMS + "?draft=true", INCIDENT));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.header("Location");
    }

    void createMany(int count) {
        String changes = IntStream.range(0, count)
                .mapToObj(i -> "{\"method\": \"POST\", \"collection\": \"incidents\", \"body\": " + INCIDENT + '}')
                .collect(Collectors.joining(","));
        Answer answer = send("POST", STORY + "/changes", "{\"changes\": [" + changes + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** @param query with its question mark; empty = none */
    void title(String address, int revision, String title, String query) {
        patch(address, revision, "{\"title\": {\"en\": \"" + title + "\"}}", query);
    }

    void patch(String address, int revision, String properties, String query) {
        Answer answer = send(
                "PATCH", address + query, "{\"properties\": " + properties + '}', "If-Match", "\"" + revision + '"');
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    Answer send(String method, String path, String json, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = AUTHORIZATION;
        return http.sendJson(method, path, json, all);
    }
}
