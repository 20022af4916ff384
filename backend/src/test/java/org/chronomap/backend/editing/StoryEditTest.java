package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.store.ChangeLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stories are made, written and unmade, and what is in them changes together. */
class StoryEditTest extends EditedCopyTest {

    /** To be filled with an id and a title. */
    private static final String STORY_OF_RAIN = """
            {"id": "%s", "title": {"en": "%s"}, "timeZone": "Europe/Paris", "extent": "2024-03-30/2024-04-01",
             "languages": ["en"],
             "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
            """;

    private static final String RAIN =
            INCIDENT.replace("almaty", "somewhere").replace("reopening", "rain").replace("2022-01-13", "2024-03-31");

    @Autowired
    private ChangeLog log;

    @Test
    void aBatchAppliesWholeOrNotAtAll() {
        String batch = """
                {"note": "The square was missing", "changes": [
                  {"method": "POST", "collection": "places", "id": "square-%1$s", "body": {"type": "Feature",
                    "geometry": {"type": "Point", "coordinates": [76.945, 43.238]},
                    "properties": {"name": {"en": "Republic Square"}, "kind": "site"}}},
                  {"method": "POST", "collection": "incidents", "id": "rally-%1$s", "body": {"type": "Feature", "properties": {
                    "title": {"en": "Rally"}, "when": "2022-01-0%2$s", "category": "reopening", "status": "reported",
                    "place": "square-%1$s", "sources": [{"publisher": "AFP"}]}}}]}
                """;

        Answer refused = post(EDITED + "/changes", batch.formatted("a", "x"));
        Answer made = post(EDITED + "/changes", batch.formatted("b", "5"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/changes/1/body/properties/when");
        assertThat(http.get(EDITED + "/collections/places/items/square-a").status())
                .isEqualTo(404);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(http.get(ITEMS + "/rally-b?lang=en")
                        .json()
                        .at("/properties/placeName")
                        .asString())
                .isEqualTo("Republic Square");
    }

    @Test
    void aStoryIsMadeWrittenAndUnmade() {
        String story = STORY_OF_RAIN.formatted("wet-day", "A quiet day");
        Answer made = post("/stories", story);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/stories/wet-day");
        assertThat(http.get("/stories/wet-day?lang=en").status()).isEqualTo(200);
        assertThat(post("/stories", story).status()).isEqualTo(409);
        assertThat(post(
                                "/stories/wet-day/collections/incidents/items",
                                RAIN.replace("\"somewhere\"", "null, \"geoPrecision\": \"none\""))
                        .status())
                .isEqualTo(201);

        Answer patched = attempt(
                "PATCH",
                "/stories/wet-day",
                "{\"title\": {\"en\": \"A wet day\"}, \"timeZone\": \"Asia/Almaty\"}",
                "If-Match",
                "\"1\"");
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        JsonNode now = http.get("/stories/wet-day?f=json&lang=en").json();
        assertThat(now.get("title").asString()).isEqualTo("A wet day");
        assertThat(http.get("/stories/wet-day/collections/incidents/items")
                        .json()
                        .at("/features/0/properties/start")
                        .asString())
                .isEqualTo("2024-03-30T19:00:00Z");

        ObjectNode read =
                (ObjectNode) http.get("/stories/wet-day?f=json&lang=*").json();
        String etag = http.get("/stories/wet-day?f=json&lang=en").header("ETag");
        Answer back = attempt("PUT", "/stories/wet-day", read.toString(), "If-Match", etag);
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.header("ETag")).as("nothing changed").startsWith("\"2-");

        assertThat(attempt("POST", "/stories/wet-day/unpublish", "", "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/stories/wet-day").status()).isEqualTo(404);
        assertThat(http.get("/").text()).doesNotContain("A wet day");
        assertThat(attempt("POST", "/stories/wet-day/publish", "", "If-Match", "\"3\"")
                        .status())
                .isEqualTo(200);
        assertThat(attempt("DELETE", "/stories/wet-day", "", "If-Match", "\"4\"")
                        .status())
                .isEqualTo(204);
        assertThat(http.get("/stories/wet-day").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/draft"})
    void aStoryThatIsADraftGoesWithAllThatIsInItComesBackAndCanBeMadeAnew(String what) {
        String id = what.isEmpty() ? "deleted-day" : "discarded-day";
        String story = STORY_OF_RAIN.formatted(id, "A draft");
        String address = "/stories/" + id;
        String incident = RAIN.replace("\"somewhere\"", "null, \"geoPrecision\": \"none\"");
        String items = address + "/collections/incidents/items";
        assertThat(post("/stories?draft=true", story).status()).isEqualTo(201);
        assertThat(post(items, incident).status()).isEqualTo(201);
        assertThat(post(items + "?draft=true", incident).status()).isEqualTo(201);

        assertThat(attempt("DELETE", address + what, "", "If-Match", "\"1\"").status())
                .isEqualTo(204);
        assertThat(previewed(items).status()).isEqualTo(404);

        Answer back = post(address + "/changes/" + log.head().block() + "/undo", "");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(previewed(items).json().get("numberMatched").intValue()).isEqualTo(2);
        assertThat(http.get(address).status()).isEqualTo(404);

        assertThat(attempt("DELETE", address + what, "", "If-Match", "\"3\"").status())
                .isEqualTo(204);
        assertThat(post("/stories?draft=true", story).status()).isEqualTo(201);
        assertThat(previewed(items).json().get("numberMatched").intValue()).isZero();
        assertThat(attempt("DELETE", address + what, "", "If-Match", "\"5\"").status())
                .isEqualTo(204);
    }

    @Test
    void whatIsInAStoryIsNotChangedAfterTheStoryIsDeleted() {
        int revision = http.get(EDITED + "?f=json").json().get("revision").intValue();
        Answer refused = post(EDITED + "/changes", """
                {"changes": [{"method": "DELETE", "collection": "story", "ifMatch": %d},
                             {"method": "POST", "collection": "incidents", "body": %s}]}
                """.formatted(revision, INCIDENT));

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().get("detail").asString()).contains("deleted");
    }

    @Test
    void changesThatAreWholeTogetherAreShownTogetherHoweverManyTheyAre() {
        String story = STORY_OF_RAIN.formatted("many-day", "Many");
        String items = "/stories/many-day/collections/incidents/items";
        String incidents =
                IntStream.range(0, 1_500).mapToObj(i -> """
                        {"method": "POST", "collection": "incidents", "id": "drop-%d", "body": %s}""".formatted(i, RAIN)).collect(Collectors.joining(","));
        String place = """
                {"method": "POST", "collection": "places", "id": "somewhere", "body": {"type": "Feature",
                 "geometry": {"type": "Point", "coordinates": [2.0, 48.0]},
                 "properties": {"name": {"en": "Somewhere"}, "kind": "city"}}}
                """;
        assertThat(post("/stories", story).status()).isEqualTo(201);

        Answer made = post("/stories/many-day/changes", "{\"changes\": [" + incidents + "," + place + "]}");

        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(http.get(items).json().get("numberMatched").intValue()).isEqualTo(1_500);
        assertThat(attempt("DELETE", "/stories/many-day", "", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(204);
        assertThat(http.get("/stories/many-day").status()).isEqualTo(404);
        assertThat(post("/stories", story).status()).isEqualTo(201);
        assertThat(http.get(items).json().get("numberMatched").intValue()).isZero();
    }

    private Answer previewed(String items) {
        return attempt("GET", items + "?preview=true&lang=en", "");
    }
}
