package org.chronomap.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.BeforeEach;

/** A test that edits stories of its own, over a real socket. */
public abstract class EditedServerTest extends ServerTest {

    /** An editor, whose name readers are never told. */
    protected static final String USERNAME = "anna";

    private static final String SECRET = "a-long-secret-1";

    @BeforeEach
    void haveAnEditor() {
        Answer made = http.sendJson(
                "POST",
                "/accounts",
                "{\"username\": \"%s\", \"role\": \"editor\", \"password\": \"%s\"}".formatted(USERNAME, SECRET),
                asAdmin());
        assertThat(made.status()).as(made.text()).isIn(201, 409);
    }

    /** A story with a place and no incident; returns its address. */
    protected String newStory(String id, String languages) {
        edit("POST", "/stories", """
                {"id": "%s", "title": {"en": "A quiet day", "fr": "Un jour calme"}, "timeZone": "Asia/Almaty",
                 "extent": "2022-01-01/2022-01-31", "languages": %s,
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """.formatted(id, languages));
        String story = "/stories/" + id;
        edit("POST", story + "/collections/places/items", """
                {"type": "Feature", "id": "town", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
                 "properties": {"name": {"en": "Town"}, "kind": "city"}}
                """);
        return story;
    }

    /** An incident in the town; returns its address. */
    protected String newIncident(String story, String id, String title, String query) {
        edit("POST", story + "/collections/incidents/items" + query, """
                {"type": "Feature", "id": "%s", "geometry": null, "properties": {"title": {"en": "%s"}, "when": "2022-01-06",
                 "category": "rain", "status": "reported", "place": "town", "sources": [{"publisher": "AFP"}]}}
                """.formatted(id, title));
        return story + "/collections/incidents/items/" + id;
    }

    protected Answer patch(String address, int revision, String json) {
        return edit("PATCH", address, json, "If-Match", "\"" + revision + '"');
    }

    /** Sends what must succeed, and comes back in another millisecond than that of the change. */
    protected Answer edit(String method, String path, String json, String... headers) {
        Answer answer = attempt(method, path, json, headers);
        assertThat(answer.status())
                .as(method + ' ' + path + ' ' + answer.text())
                .isBetween(200, 299);
        try {
            Thread.sleep(3);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    protected Answer attempt(String method, String path, String json, String... headers) {
        return http.sendJson(
                method,
                path,
                json,
                Stream.concat(Stream.of(headers), Stream.of(as(USERNAME, SECRET)))
                        .toArray(String[]::new));
    }

    /** What readers get of a story: its title, and the items of each collection; a status where they get none. */
    protected Map<String, String> served(String story, String parameter) {
        Map<String, String> served = new TreeMap<>();
        Answer own = http.get(story + "?f=json&lang=*" + parameter);
        served.put("story", own.status() == 200 ? own.json().get("title").toString() : Integer.toString(own.status()));
        for (String collection : List.of("incidents", "movements", "places", "scenes")) {
            Answer items = http.get(story + "/collections/" + collection + "/items?lang=*&limit=1000" + parameter);
            served.put(
                    collection,
                    items.status() == 200 ? items.json().get("features").toString() : Integer.toString(items.status()));
        }
        return served;
    }
}
