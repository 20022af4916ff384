package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is still being written may lack its sources; nothing is published without one. */
class DraftWithoutSourceTest extends EditedServerTest {

    private static final String AFP = "{\"properties\": {\"sources\": [{\"publisher\": \"AFP\"}]}}";

    @Autowired
    private LiveStories stories;

    @Test
    void aDraftMayLackItsSourcesAndIsNotPublishedSo() {
        String story = newStory("no-source-yet", "[\"en\"]");
        String rally = drafted(story, "rally", "");

        assertThat(http.get(rally).status()).isEqualTo(404);
        assertThat(previewed(rally).at("/properties/title/en").asString()).isEqualTo("Rally");
        assertThat(previewed(rally).path("properties").has("sources")).isFalse();
        stories.load().block();
        assertThat(previewed(rally).path("properties").has("sources")).isFalse();

        assertRefused(attempt("POST", rally + "/publish", "", "If-Match", "\"1\""), "/properties/sources");
        assertRefused(
                attempt(
                        "PATCH",
                        rally,
                        "{\"properties\": {\"summary\": {\"en\": \"Many came\"}}}",
                        "If-Match",
                        "\"1\""),
                "/properties/sources");
        assertRefused(
                batch(story, "\"summary\": {\"en\": \"Many came\"}", 1, false), "/changes/0/body/properties/sources");

        edit("PATCH", rally + "?draft=true", AFP, "If-Match", "\"1\"");
        edit("POST", rally + "/publish", "", "If-Match", "\"2\"");
        assertThat(http.get(rally).json().at("/properties/sources/0/publisher").asString())
                .isEqualTo("AFP");
        edit("PATCH", rally + "?draft=true", "{\"properties\": {\"sources\": null}}", "If-Match", "\"3\"");
        assertThat(previewed(rally).path("properties").has("sources")).isFalse();
        assertThat(http.get(rally).json().at("/properties/sources")).hasSize(1);
    }

    @Test
    void aSourceWithoutPublisherIsKeptAndShownToNobody() {
        String story = newStory("no-publisher-yet", "[\"en\"]");
        String rally = drafted(story, "rally", ", \"sources\": [{\"quote\": \"Many came\"}, {\"publisher\": \"AFP\"}]");

        assertThat(previewed(rally).at("/properties/sources").findValuesAsString("publisher"))
                .containsExactly("AFP");
        assertThat(http.get(story + "?preview=true", asAdmin()).status()).isEqualTo(200);
        Answer refused = attempt("POST", rally + "/publish", "", "If-Match", "\"1\"");
        assertRefused(refused, "/properties/sources/0/publisher");
        JsonNode current =
                attempt("DELETE", rally, "", "If-Match", "\"7\"").json().at("/current/properties/sources");
        assertThat(current.toString()).isEqualTo("[{\"quote\":\"Many came\"},{\"publisher\":\"AFP\"}]");
    }

    @Test
    void whatGaveADraftItsSourceCanBeUndone() {
        String story = newStory("a-source-undone", "[\"en\"]");
        String rally = drafted(story, "rally", "");
        long seq = batch(story, "\"sources\": [{\"publisher\": \"AFP\"}]", 1, true)
                .json()
                .at("/changes/0/seq")
                .longValue();
        assertThat(previewed(rally).at("/properties/sources")).hasSize(1);

        edit("POST", story + "/changes/" + seq + "/undo", "");

        assertThat(previewed(rally).path("properties").has("sources")).isFalse();
    }

    /** @param more properties of it */
    private String drafted(String story, String id, String more) {
        String address = story + "/collections/incidents/items/" + id;
        Answer made = edit("PUT", address + "?draft=true", """
                {"type": "Feature", "geometry": null, "properties": {"title": {"en": "Rally"}, "when": "2022-01-06",
                 "category": "rain", "status": "reported", "place": "town"%s}}
                """.formatted(more), "If-None-Match", "*");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return address;
    }

    private Answer batch(String story, String properties, int revision, boolean draft) {
        return attempt("POST", story + "/changes", """
                {"changes": [{"method": "PATCH", "collection": "incidents", "id": "rally", "ifMatch": %d, "draft": %b,
                  "body": {"properties": {%s}}},
                 {"method": "POST", "collection": "places", "id": "square", "body": {"type": "Feature",
                  "geometry": {"type": "Point", "coordinates": [76.945, 43.238]},
                  "properties": {"name": {"en": "Square"}, "kind": "site"}}}]}
                """.formatted(revision, draft, properties));
    }

    private JsonNode previewed(String address) {
        Answer answer = http.get(address + "?preview=true&lang=*", asAdmin());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void assertRefused(Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("pointer")).containsExactly(pointer);
    }
}
