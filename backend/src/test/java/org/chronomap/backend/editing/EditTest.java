package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items are made, changed and taken away. */
class EditTest extends EditedCopyTest {

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
    void whatAnEditAnswersIsWhatIsReadNext() {
        String extra = "{\"properties\": {\"mood\": {\"of\": [\"calm\"]}}}";
        for (String item : List.of(
                "incidents/items/fuel-price-protests-begin",
                "movements/items/csto-deployment",
                "places/items/almaty",
                "scenes/items/massimov")) {
            String address = EDITED + "/collections/" + item;
            Answer patched = attempt("PATCH", address, extra, "If-Match", "*");
            assertThat(patched.status()).as(patched.text()).isEqualTo(200);
            assertThat(patched.json()).as(item).isEqualTo(read(address + "?lang=*"));
            assertThat(patched.json().at("/properties/extra/mood/of/0").asString())
                    .isEqualTo("calm");
        }
        Answer story = attempt("PATCH", EDITED, "{\"byline\": {\"en\": \"By nobody\"}}", "If-Match", "*");
        assertThat(story.json()).isEqualTo(read(EDITED + "?f=json&lang=*"));
        Answer made = post(ITEMS, INCIDENT);
        assertThat(made.json()).isEqualTo(read(made.header("Location") + "?lang=*"));
    }

    /** Without the links, which lead on from an address. */
    private JsonNode read(String address) {
        return ((ObjectNode) http.get(address).json()).without("links");
    }

    @Test
    void whatIsSentCompressedIsRefusedByName() {
        Answer refused = attempt("POST", ITEMS, INCIDENT, "Content-Encoding", "gzip");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(refused.json().get("detail").asString()).contains("Content-Encoding");
        assertThat(post(ITEMS, INCIDENT, "Content-Encoding", "identity").status())
                .isEqualTo(201);
    }

    @Test
    void readersChangeNothing() {
        Map.of("POST", ITEMS, "PUT", ITEMS + "/x", "PATCH", EDITED, "DELETE", EDITED)
                .forEach((method, path) -> assertThat(
                                http.sendJson(method, path, "{}").status())
                        .as(method)
                        .isEqualTo(401));
    }
}
