package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.store.ChangeLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EditTest extends EditedServerTest {

    private static final String EDITED = "/stories/edited";
    private static final String ITEMS = EDITED + "/collections/incidents/items";
    private static final String INCIDENT = """
            {"type": "Feature", "geometry": null, "properties": {
              "title": {"en": "Flights resume", "fr": "Les vols reprennent"}, "when": "2022-01-13", "category": "reopening",
              "status": "reported", "place": "almaty", "sources": [{"publisher": "AFP"}], "mood": "calm"}}
            """;

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

    @BeforeEach
    void isServed() {
        ownStories.holdCopyOfBundled("edited");
    }

    @Test
    void whatIsPostedIsReadAtOnce() {
        Answer made = post(ITEMS, INCIDENT);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String address = made.header("Location");
        assertThat(address).startsWith(ITEMS + "/");
        Answer read = http.get(address + "?lang=fr");
        assertThat(read.json().at("/properties/title").asString()).isEqualTo("Les vols reprennent");
        assertThat(read.json().at("/properties/revision").intValue()).isEqualTo(1);
        assertThat(read.json().at("/properties/extra/mood").asString()).isEqualTo("calm");
        assertThat(read.header("ETag")).startsWith("\"1-geojson-fr");
        assertThat(http.get(ITEMS + "?lang=en&limit=1000").text()).contains("Flights resume");
    }

    @Test
    void whatIsReadCanBeSentBackAsItIs() {
        String address = post(ITEMS, INCIDENT).header("Location");
        for (JsonNode feature : http.get(ITEMS + "?lang=*&limit=1000").json().get("features")) {
            String item = ITEMS + '/' + feature.get("id").asString();
            String revision = "\"" + feature.at("/properties/revision").intValue() + "-";
            Answer sent = attempt(
                    "PUT", item, feature.toString(), "If-Match", http.get(item).header("ETag"));
            assertThat(sent.status()).as(sent.text()).isEqualTo(200);
            assertThat(sent.header("ETag")).as("nothing changed in " + item).startsWith(revision);
        }
        assertThat(http.get(address).status()).isEqualTo(200);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        String address = post(ITEMS, INCIDENT).header("Location");

        Answer patched = attempt(
                "PATCH",
                address,
                "{\"properties\": {\"title\": {\"fr\": \"Les vols ont repris\"}, \"summary\": {\"en\": \"At noon.\"}, \"extra\": null}}",
                "If-Match",
                "\"1\"");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        JsonNode now = http.get(address + "?lang=*").json().get("properties");
        assertThat(now.at("/title")).isEqualTo(json("{\"en\": \"Flights resume\", \"fr\": \"Les vols ont repris\"}"));
        assertThat(now.at("/summary/en").asString()).isEqualTo("At noon.");
        assertThat(now.has("extra")).isFalse();
        assertThat(now.at("/place").asString()).isEqualTo("almaty");
        assertThat(now.at("/revision").intValue()).isEqualTo(2);
    }

    @Test
    void aPlainTextIsInTheFirstLanguageOfTheStory() {
        String address = post(
                        ITEMS, INCIDENT.replaceFirst("\"title\": \\{[^}]*}", "\"title\": \"Les vols reprennent\""))
                .header("Location");
        Answer patched = attempt(
                "PATCH",
                address,
                "{\"properties\": {\"title\": {\"en\": \"Flights resume\"}, \"summary\": \"À midi.\"}}",
                "If-Match",
                "\"1\"");
        attempt("PATCH", address, "{\"properties\": {\"title\": \"Les vols ont repris\"}}", "If-Match", "\"2\"");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        JsonNode now = http.get(address + "?lang=*").json().get("properties");
        assertThat(now.at("/title")).isEqualTo(json("{\"fr\": \"Les vols ont repris\", \"en\": \"Flights resume\"}"));
        assertThat(now.at("/summary")).isEqualTo(json("{\"fr\": \"À midi.\"}"));
    }

    @Test
    void aFieldBesideThePropertiesIsToldWhereItBelongsAndChangesNothing() {
        String address = post(ITEMS, INCIDENT).header("Location");
        attempt("PUT", address + "?draft=true", INCIDENT.replace("Flights resume", "A draft"), "If-Match", "\"1\"");

        for (String patch : List.of("{\"title\": {\"en\": \"Elsewhere\"}}", "{\"properties\": {}}", "{}")) {
            Answer refused = attempt("PATCH", address, patch, "If-Match", "\"2\"");

            assertThat(refused.status()).as(patch + refused.text()).isEqualTo(422);
        }
        Answer told = attempt("PATCH", address, "{\"title\": {}, \"when\": \"2022\"}", "If-Match", "\"2\"");
        assertThat(told.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/title", "/when");
        assertThat(told.text()).contains("belongs into properties");
        Answer batch = post(EDITED + "/changes", """
                {"changes": [{"method": "POST", "collection": "incidents", "body": %s},
                 {"method": "POST", "collection": "incidents", "body": {"type": "Feature", "summary": {"en": "x"}, "properties": {}}}]}
                """.formatted(INCIDENT));
        assertThat(batch.status()).isEqualTo(422);
        assertThat(batch.json().get("pointer").asString()).isEqualTo("/changes/1/body/summary");
        assertThat(http.get(address + "?lang=en").json().at("/properties/title").asString())
                .as("readers have what was published, and no draft")
                .isEqualTo("Flights resume");
        assertThat(attempt("DELETE", address, "", "If-Match", "\"2\"").status()).isEqualTo(204);
    }

    @Test
    void theAuditTellsWhoChangedWhat() {
        String address = post(ITEMS, INCIDENT).header("Location");
        attempt("POST", address + "/unpublish", "", "If-Match", "\"1\"");
        attempt("POST", address + "/publish", "", "If-Match", "\"2\"");

        JsonNode entries = http.get("/audit?limit=3", asAdmin()).json().get("entries");
        assertThat(entries.findValuesAsString("action")).containsExactly("created", "unpublished", "created");
        assertThat(entries.findValuesAsString("who")).containsOnly(USERNAME);
        assertThat(entries.findValuesAsString("target")).containsOnly(address);
        assertThat(entries.get(0).get("detail").asString())
                .isEqualTo("change " + log.head().block());
    }

    @Test
    void whoChangesWithoutSayingWhichRevisionIsAskedForIt() {
        String address = post(ITEMS, INCIDENT).header("Location");

        assertThat(attempt("PATCH", address, "{}").status()).isEqualTo(428);
        assertThat(attempt("PUT", address, INCIDENT).status()).isEqualTo(428);
        assertThat(attempt("DELETE", address, "").status()).isEqualTo(428);
        assertThat(attempt("PATCH", address, "{}", "If-Match", "yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void theSecondOfTwoEditorsGetsTheStateThatTheFirstMade() {
        String address = post(ITEMS, INCIDENT).header("Location");
        String etag = http.get(address + "?lang=en").header("ETag");
        String title = "{\"properties\": {\"title\": {\"en\": \"%s\"}}}";

        assertThat(attempt("PATCH", address, title.formatted("First"), "If-Match", etag)
                        .status())
                .isEqualTo(200);
        Answer second = attempt("PATCH", address, title.formatted("Second"), "If-Match", etag);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().at("/current/properties/title/en").asString()).isEqualTo("First");
        assertThat(second.json().at("/current/properties/revision").intValue()).isEqualTo(2);
        assertThat(http.get(address + "?lang=en").json().at("/properties/title").asString())
                .isEqualTo("First");
    }

    @Test
    void everyFaultIsToldAtOnceWithWhereItStands() {
        Answer refused = post(ITEMS, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [200, 43]}, "properties": {
                  "title": ["Flights"], "when": "2022-13-40", "category": "nonsense", "status": "sure", "sources": []}}
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("pointer"))
                .contains(
                        "/properties/title",
                        "/properties/when",
                        "/properties/category",
                        "/properties/status",
                        "/properties/sources",
                        "/geometry");
        assertThat(post(ITEMS, "{\"type\": ").status()).isEqualTo(400);
        assertThat(post(ITEMS, "[]").status()).isEqualTo(400);
    }

    @Test
    void aRepeatedRequestWithTheSameKeyMakesNothingTwice() {
        int before = http.get(ITEMS).json().get("numberMatched").intValue();

        Answer first = post(ITEMS, INCIDENT, "Idempotency-Key", "k-1");
        Answer again = post(ITEMS, INCIDENT, "Idempotency-Key", "k-1");
        Answer other = post(ITEMS, INCIDENT.replace("calm", "tense"), "Idempotency-Key", "k-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(http.get(ITEMS).json().get("numberMatched").intValue()).isEqualTo(before + 1);
    }

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
    void whatIsStillReferredToCannotGo() {
        Answer refused = attempt(
                "DELETE",
                EDITED + "/collections/places/items/almaty",
                "",
                "If-Match",
                http.get(EDITED + "/collections/places/items/almaty").header("ETag"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString()).contains("almaty");
    }

    @Test
    void aDraftIsSeenByNobodyUntilItIsPublished() {
        Answer drafted = post(ITEMS + "?draft=true", INCIDENT);
        String address = drafted.header("Location");

        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        assertThat(drafted.json().at("/properties/draft").booleanValue()).isTrue();
        assertThat(http.get(address).status()).isEqualTo(404);

        assertThat(attempt("POST", address + "/publish", "", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.get(address).json().at("/properties/revision").intValue())
                .isEqualTo(2);

        assertThat(attempt(
                                "PATCH",
                                address + "?draft=true",
                                "{\"properties\": {\"when\": \"2022-01-14\"}}",
                                "If-Match",
                                "\"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.get(address).json().at("/properties/when").asString()).isEqualTo("2022-01-13");
        assertThat(attempt("POST", address + "/unpublish", "", "If-Match", "\"3\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.get(address).status()).isEqualTo(404);
        assertThat(attempt("DELETE", address + "/draft", "", "If-Match", "\"4\"")
                        .status())
                .isEqualTo(204);
        assertThat(attempt("POST", address + "/publish", "", "If-Match", "\"5\"")
                        .status())
                .isEqualTo(404);
    }

    /** Readers have a tag of what is published, which a draft that came to nothing did not change. */
    @Test
    void theTagThatReadersHaveHoldsAgainOnceADraftIsDiscarded() {
        String address = post(ITEMS, INCIDENT).header("Location");
        String read = http.get(address).header("ETag");
        String change = "{\"properties\": {\"when\": \"2022-01-14\"}}";
        attempt("PATCH", address + "?draft=true", change, "If-Match", read);

        // The draft, which they have not seen, would be lost.
        assertThat(attempt("PATCH", address, change, "If-Match", read).status()).isEqualTo(412);
        assertThat(attempt("DELETE", address + "/draft", "", "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);

        assertThat(http.get(address).header("ETag")).isEqualTo(read);
        assertThat(attempt("PATCH", address, change, "If-Match", read).status()).isEqualTo(200);
        assertThat(attempt("PATCH", address, change, "If-Match", read).status()).isEqualTo(412);
    }

    @Test
    void anyChangeCanBeUndoneFieldByField() {
        String address = post(ITEMS, INCIDENT).header("Location");
        long seq = seqAfter(
                attempt("PATCH", address, "{\"properties\": {\"when\": \"2022-01-14\"}}", "If-Match", "\"1\""));
        attempt("PATCH", address, "{\"properties\": {\"title\": {\"en\": \"Flights are back\"}}}", "If-Match", "\"2\"");

        Answer undone = post(EDITED + "/changes/" + seq + "/undo", "");

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        JsonNode now = http.get(address + "?lang=en").json().get("properties");
        assertThat(now.at("/when").asString()).isEqualTo("2022-01-13");
        assertThat(now.at("/title").asString()).isEqualTo("Flights are back");
        assertThat(post(EDITED + "/changes/" + seq + "/undo", "").status())
                .as("it was undone already")
                .isEqualTo(409);

        attempt("DELETE", address, "", "If-Match", "\"4\"");
        assertThat(http.get(address).status()).isEqualTo(404);
        Answer back = post(EDITED + "/changes/" + (seq + 3) + "/undo", "");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(http.get(address + "?lang=en").json().at("/properties/title").asString())
                .isEqualTo("Flights are back");
        assertThat(post(EDITED + "/changes/999999/undo", "").status()).isEqualTo(404);
    }

    @Test
    void aRetractedIncidentStaysVisible() {
        String address = post(ITEMS, INCIDENT).header("Location");

        attempt(
                "PATCH",
                address + "?note=It+was+another+airport",
                "{\"properties\": {\"status\": \"retracted\"}}",
                "If-Match",
                "\"1\"");

        assertThat(http.get(address).json().at("/properties/status").asString()).isEqualTo("retracted");
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
        Answer refused = post(EDITED + "/changes", """
                {"changes": [{"method": "DELETE", "collection": "story", "ifMatch": 1},
                             {"method": "POST", "collection": "incidents", "body": %s}]}
                """.formatted(INCIDENT));

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

    @Test
    void whatIsNotSaidToBeJsonIsRefusedByName() {
        Answer refused = http.sendBytes(
                "PATCH",
                ITEMS + "/first-civil-flight",
                "{}".getBytes(StandardCharsets.UTF_8),
                "Authorization",
                asAdmin()[1],
                "If-Match",
                "\"1\"",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().get("detail").asString()).contains("Content-Type: application/json");
    }

    @Test
    void readersChangeNothing() {
        Map.of("POST", ITEMS, "PUT", ITEMS + "/x", "PATCH", EDITED, "DELETE", EDITED)
                .forEach((method, path) -> assertThat(
                                http.sendJson(method, path, "{}").status())
                        .as(method)
                        .isEqualTo(401));
    }

    /** The sequence number of the change that made a revision: none other comes between, in this test. */
    private long seqAfter(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Objects.requireNonNull(log.head().block());
    }

    private Answer post(String path, String json, String... headers) {
        return attempt("POST", path, json, headers);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
