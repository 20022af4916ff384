package org.chronomap.backend.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.store.Columns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the editor asks of the server, over a real socket. */
class EditorRequestsTest extends EditedServerTest {

    private static final String AUTHOR = "aidar";
    private static final String AUTHORS_SECRET = "a-long-secret-2";
    private static final String SQUARE = """
            {"type": "Feature", "id": "square", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
             "properties": {"name": {"en": "Square"}, "kind": "site"}}
            """;

    @Autowired
    private DatabaseClient client;

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

    @Test
    void whoHasAStoryOpenIsToldToTheOthers() {
        newStory("open-to-two", "[\"en\"]");
        String mine = UUID.randomUUID().toString();
        String theirs = UUID.randomUUID().toString();

        present("open-to-two", beat(mine, "\"incidents/flood\"", "null"));
        JsonNode here = asAuthor("POST", "/edit/open-to-two/presence", beat(theirs, "null", "null"))
                .json()
                .get("here");

        assertThat(here).hasSize(2);
        assertThat(here.toString())
                .contains("{\"username\":\"anna\",\"item\":\"incidents/flood\",\"self\":false}")
                .contains("{\"username\":\"aidar\",\"item\":null,\"self\":true}");
        assertThat(present("open-to-two", beat(mine, "\"story/open-to-two\"", "null"))
                        .get("here")
                        .toString())
                .contains("{\"username\":\"anna\",\"item\":\"story/open-to-two\",\"self\":true}");

        asAuthor("POST", "/edit/open-to-two/presence", "{\"tab\": \"%s\", \"leaving\": true}".formatted(theirs));
        assertThat(present("open-to-two", beat(mine, "null", "null")).get("here"))
                .hasSize(1);
    }

    @Test
    void aTabThatIsSilentIsGoneAndLeavesNoRow() {
        newStory("fallen-asleep", "[\"en\"]");
        String asleep = UUID.randomUUID().toString();
        asAuthor("POST", "/edit/fallen-asleep/presence", beat(asleep, "null", "null"));
        client.sql("UPDATE presence SET seen = seen - 44000 WHERE tab = :tab")
                .bind("tab", asleep)
                .then()
                .block();
        String mine = beat(UUID.randomUUID().toString(), "null", "null");
        JsonNode before = present("fallen-asleep", mine).get("here");
        client.sql("UPDATE presence SET seen = seen - 2000 WHERE tab = :tab")
                .bind("tab", asleep)
                .then()
                .block();

        JsonNode after = present("fallen-asleep", mine).get("here");

        assertThat(before).hasSize(2);
        assertThat(after).hasSize(1);
        assertThat(client.sql("SELECT COUNT(*) AS silent FROM presence WHERE tab = :tab")
                        .bind("tab", asleep)
                        .map(row -> Columns.number(row, "silent"))
                        .one()
                        .block())
                .isZero();
    }

    @Test
    void anAccountTakesNoMoreThanItsShareOfTheTabs() {
        newStory("many-tabs", "[\"en\"]");
        for (int i = 0; i < 21; i++) {
            present("many-tabs", beat(UUID.randomUUID().toString(), "null", "null"));
        }

        JsonNode others = asAuthor(
                        "POST",
                        "/edit/many-tabs/presence",
                        beat(UUID.randomUUID().toString(), "null", "null"))
                .json()
                .get("here");

        assertThat(others).hasSize(21);
        assertThat(others.findValuesAsString("username")).contains(AUTHOR);
    }

    @Test
    void aTabIsToldOfEachItemThatWasChangedOnceAndByWhom() {
        String story = newStory("changed-meanwhile", "[\"en\"]");
        String flood = newIncident(story, "flood", "Flood", "");
        String tab = UUID.randomUUID().toString();
        JsonNode first = present("changed-meanwhile", beat(tab, "null", "null"));
        long seq = first.get("seq").longValue();
        newIncident(story, "storm", "Storm", "");
        asAuthor("POST", story + "/collections/places/items?draft=true", SQUARE);
        edit("DELETE", flood, "", "If-Match", "\"1\"");
        patch(
                story + "/collections/incidents/items/storm?draft=true",
                1,
                "{\"properties\": {\"title\": {\"en\": \"Gale\"}}}");
        newStory("changed-elsewhere", "[\"en\"]");

        JsonNode then = present("changed-meanwhile", beat(tab, "null", Long.toString(seq)));

        assertThat(first.get("changed")).isEmpty();
        assertThat(then.get("changed").toString())
                .isEqualTo("[{\"collection\":\"places\",\"id\":\"square\",\"revision\":1,\"by\":\"aidar\"},"
                        + "{\"collection\":\"incidents\",\"id\":\"flood\",\"revision\":null,\"by\":\"anna\"},"
                        + "{\"collection\":\"incidents\",\"id\":\"storm\",\"revision\":2,\"by\":\"anna\"}]");
        assertThat(present(
                                "changed-meanwhile",
                                beat(tab, "null", then.get("seq").toString()))
                        .get("changed"))
                .isEmpty();
        assertThat(then.has("anew")).isFalse();
        assertThat(present("changed-meanwhile", beat(tab, "null", "999999999999"))
                        .get("anew")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void whatATabSaysOfItselfMustBeReadable() {
        newStory("wrongly-asked", "[\"en\"]");

        Answer refused = attempt(
                "POST",
                "/edit/wrongly-asked/presence",
                "{\"tab\": \"mine\", \"item\": \"incidents\", \"since\": -1, \"leaving\": \"no\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("pointer"))
                .containsExactly("/tab", "/item", "/since", "/leaving");
        assertThat(attempt(
                                "POST",
                                "/edit/never/presence",
                                beat(UUID.randomUUID().toString(), "null", "null"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatPublishingWouldDoIsToldInWords() {
        String story = newStory("reviewed", "[\"en\", \"fr\"]");
        String incident = newIncident(story, "flood", "Twelve people died", "");
        patch(
                incident + "?draft=true",
                1,
                "{\"properties\": {\"when\": \"2022-01-07\", \"summary\": {\"en\": \"In the night\"}}}");
        asAuthor("POST", story + "/collections/places/items?draft=true", SQUARE);

        Answer answer = attempt("GET", "/edit/reviewed/review?lang=en", "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("drafts").toString())
                .isEqualTo(
                        "[{\"collection\":\"places\",\"id\":\"square\",\"title\":\"Square\",\"new\":true,\"by\":\"aidar\","
                                + "\"revision\":1,\"differences\":[]},"
                                + "{\"collection\":\"incidents\",\"id\":\"flood\",\"title\":\"Twelve people died\",\"new\":false,"
                                + "\"by\":\"anna\",\"revision\":2,\"differences\":["
                                + "{\"field\":\"/properties/when\",\"label\":\"Date\",\"from\":\"6 January 2022\",\"to\":\"7 January 2022\"},"
                                + "{\"field\":\"/properties/summary\",\"label\":\"Summary\",\"from\":null,\"to\":\"English: In the night\"}]}]");
        assertThat(answer.json().get("counts").toString()).isEqualTo("{\"place\":2,\"language\":3,\"unused-place\":1}");
        assertThat(answer.json().get("missing").toString())
                .contains(
                        "{\"code\":\"place\",\"blocks\":false,\"collection\":\"places\",\"id\":\"square\","
                                + "\"field\":\"/properties/name\",\"title\":\"Square\",\"detail\":\"French\",\"languages\":[\"fr\"]}");
        assertThat(attempt("GET", "/edit/never/review", "").status()).isEqualTo(404);
    }

    @Test
    void aCopyHoldsAsDraftsWhatEditorsSee() {
        String story = newStory("first-edition", "[\"en\"]");
        String flood = newIncident(story, "flood", "Flood", "");
        newIncident(story, "storm", "Storm", "?draft=true");
        patch(flood + "?draft=true", 1, "{\"properties\": {\"title\": {\"en\": \"High water\"}}}");
        String asked = "{\"id\": \"second-edition\", \"title\": {\"en\": \"Second edition\"}}";

        Answer made = asAuthor("POST", story + "/copies", asked);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/stories/second-edition");
        assertThat(made.header("ETag")).startsWith("\"1-");
        assertThat(made.json().get("draft").booleanValue()).isTrue();
        assertThat(http.get("/stories/second-edition").status()).isEqualTo(404);
        ObjectNode copied = items("/stories/second-edition");
        assertThat(copied).isEqualTo(items(story));
        assertThat(copied.get("incidents").findValuesAsString("id")).containsExactlyInAnyOrder("flood", "storm");
        assertThat(asked("/stories/second-edition?preview=true&f=json&lang=*")
                        .at("/title/en")
                        .asString())
                .isEqualTo("Second edition");
        assertThat(asked(story + "?f=json&lang=*").at("/title/en").asString()).isEqualTo("A quiet day");

        assertThat(asAuthor("POST", story + "/copies", asked).status()).isEqualTo(409);
        assertThat(asAuthor("POST", "/stories/never/copies", asked.replace("second", "third"))
                        .status())
                .isEqualTo(404);
        assertThat(asAuthor("POST", story + "/copies", "{\"id\": \"Third\", \"x\": 1}")
                        .json()
                        .get("errors")
                        .findValuesAsString("pointer"))
                .containsExactly("/x", "/id");
        Answer unread =
                asAuthor("POST", story + "/copies", "{\"id\": \"third-edition\", \"title\": {\"English\": \"Third\"}}");
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.json().at("/errors/0/pointer").asString()).startsWith("/title");
    }

    /** The editor could not open it: the address is that of a page of its own. */
    @Test
    void noStoryIsNamedAsAPageOfTheEditor() {
        String story = newStory("third-day", "[\"en\"]");

        for (String name : List.of("account", "accounts")) {
            Answer copied = asAuthor("POST", story + "/copies", "{\"id\": \"" + name + "\"}");
            Answer put = attempt(
                    "PUT",
                    "/stories/" + name + "?draft=true",
                    asked(story + "?f=json&lang=*").toString().replace("third-day", name),
                    "If-None-Match",
                    "*");

            for (Answer refused : List.of(copied, put)) {
                assertThat(refused.status()).as(refused.text()).isEqualTo(422);
                assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/id");
                assertThat(refused.json().at("/errors/0/detail").asString()).contains("one of the editor's own pages");
            }
        }
    }

    private JsonNode present(String story, String beat) {
        return edit("POST", "/edit/" + story + "/presence", beat).json();
    }

    private static String beat(String tab, String item, String since) {
        return "{\"tab\": \"%s\", \"item\": %s, \"since\": %s}".formatted(tab, item, since);
    }

    /** What editors see, without how often and when it was changed. */
    private ObjectNode items(String story) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        for (String collection : new String[] {"places", "incidents"}) {
            JsonNode features = asked(story + "/collections/" + collection + "/items?preview=true&lang=*")
                    .get("features");
            features.forEach(feature -> {
                ((ObjectNode) feature).remove("links");
                ObjectNode properties = (ObjectNode) Objects.requireNonNull(feature.get("properties"));
                properties.remove("revision");
                properties.remove("updated");
            });
            all.set(collection, features);
        }
        return all;
    }
}
