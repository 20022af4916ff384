package org.chronomap.backend.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the editor asks of the server, over a real socket. */
class EditorRequestsTest extends EditedServerTest {

    private static final String AUTHOR = "aidar";
    private static final String AUTHORS_SECRET = "a-long-secret-2";
    private static final String SQUARE = """
            {"type": "Feature", "id": "square", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
             "properties": {"name": {"en": "Square"}, "kind": "site"}}
            """;

    @BeforeEach
    void haveAnAuthor() {
        Answer made = http.sendJson(
                "POST",
                "/accounts",
                "{\"username\": \"%s\", \"role\": \"author\", \"password\": \"%s\"}".formatted(AUTHOR, AUTHORS_SECRET),
                asAdmin());
        assertThat(made.status()).as(made.text()).isIn(201, 409);
    }

    private Answer asAuthor(String method, String path, String json) {
        return http.sendJson(method, path, json, as(AUTHOR, AUTHORS_SECRET));
    }

    private JsonNode asked(String path) {
        return edit("GET", path, "").json();
    }

    @Test
    void draftsThatNeedEachOtherArePublishedTogether() {
        String story = newStory("published-together", "[\"en\"]");
        edit("POST", story + "/collections/places/items?draft=true", SQUARE);
        String rally = newIncident(story, "rally", "Rally", "?draft=true");
        patch(rally + "?draft=true", 1, "{\"properties\": {\"place\": \"square\"}}");
        String both = """
                {"note": "The square", "changes": [
                  {"method": "PUBLISH", "collection": "incidents", "id": "rally", "ifMatch": 2},
                  {"method": "PUBLISH", "collection": "places", "id": "square", "ifMatch": 1}]}
                """;

        Answer alone = attempt("POST", rally + "/publish", "", "If-Match", "\"2\"");
        Answer byAuthor = asAuthor("POST", story + "/changes", both);
        Answer made = attempt("POST", story + "/changes", both);
        Answer again = attempt(
                "POST",
                story + "/changes",
                "{\"changes\": [{\"method\": \"PUBLISH\", \"collection\": \"places\", \"id\": \"square\", \"ifMatch\": 2, \"body\": {}}]}");

        assertThat(alone.status()).isEqualTo(422);
        assertThat(byAuthor.status()).isEqualTo(403);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(http.get(rally + "?lang=en")
                        .json()
                        .at("/properties/placeName")
                        .asString())
                .isEqualTo("Square");
        assertThat(http.get(rally + "/history?f=json")
                        .json()
                        .at("/entries/0/note")
                        .asString())
                .isEqualTo("The square");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().at("/errors/0/pointer").asString()).isEqualTo("/changes/0/body");
        assertThat(attempt(
                                "POST",
                                story + "/changes",
                                both.replace("\"ifMatch\": 2", "\"ifMatch\": 3")
                                        .replace("\"ifMatch\": 1", "\"ifMatch\": 2"))
                        .status())
                .as("nothing of it is a draft any more")
                .isEqualTo(409);
    }

    @Test
    void whatAnItemSaidBeforeCanBeWrittenAgain() {
        String story = newStory("revised", "[\"en\"]");
        String incident = newIncident(story, "flood", "First", "?draft=true");
        edit("POST", incident + "/publish?note=Out", "", "If-Match", "\"1\"");
        patch(incident + "?draft=true", 2, "{\"properties\": {\"title\": {\"en\": \"Second\"}}}");
        edit("DELETE", incident, "", "If-Match", "\"3\"");

        JsonNode revisions = asked("/edit/revised/collections/incidents/items/flood/revisions")
                .get("revisions");

        assertThat(revisions.findValuesAsString("kind")).containsExactly("deleted", "drafted", "created", "drafted");
        assertThat(revisions.findValuesAsString("by")).containsOnly(USERNAME);
        assertThat(revisions.at("/0/feature").isNull()).isTrue();
        assertThat(revisions.at("/1/revision").intValue()).isEqualTo(3);
        assertThat(revisions.at("/1/feature/properties/title/en").asString()).isEqualTo("Second");
        assertThat(revisions.at("/2/note").asString()).isEqualTo("Out");

        edit("PUT", incident + "?draft=true", revisions.at("/1/feature").toString(), "If-None-Match", "*");
        JsonNode restored = asked(incident + "?preview=true&lang=*").get("properties");
        assertThat(restored.at("/title/en").asString()).isEqualTo("Second");
        assertThat(restored.has("extra")).isFalse();
        assertThat(asked("/edit/revised/revisions")
                        .at("/revisions/0/feature/title/fr")
                        .asString())
                .isEqualTo("Un jour calme");
        assertThat(attempt("GET", "/edit/revised/collections/incidents/items/never/revisions", "")
                        .status())
                .isEqualTo(404);
        assertThat(attempt("GET", "/edit/never/revisions", "").status()).isEqualTo(404);
    }

    @Test
    void whatIsAnsweredOfADraftCanBeSentBack() {
        String story = newStory("sent-back", "[\"en\"]");
        String incident = newIncident(story, "flood", "Flood", "?draft=true");
        for (String address : new String[] {incident, story}) {
            String patch = "{\"title\": {\"en\": \"Otherwise\"}}";
            patch(address + "?draft=true", 1, address.equals(story) ? patch : "{\"properties\": " + patch + '}');
            Answer late = attempt("PUT", address + "?draft=true", "{}", "If-Match", "\"1\"");
            assertThat(late.status()).isEqualTo(412);

            Answer back = edit(
                    "PUT", address + "?draft=true", late.json().get("current").toString(), "If-Match", "\"2\"");

            assertThat(back.header("ETag")).as("nothing changed").startsWith("\"2-");
            assertThat(back.json()).isEqualTo(late.json().get("current"));
        }
    }
}
