package org.chronomap.backend.snapshot.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Stories as they were known before, over a real socket. */
class AsOfTest extends EditedServerTest {

    /** What an address said at an instant. */
    private record Seen(Instant at, Map<String, String> told) {}

    @Test
    void aStoryIsToldAsItWasKnownThen() {
        String story = newStory("changing", "[\"en\"]");
        Instant begun = now();
        String incident = newIncident(story, "flood", "Twelve died", "");
        Instant told = now();
        patch(incident, 1, "{\"properties\": {\"title\": {\"en\": \"Fourteen died\"}}}");
        patch(
                story + "/collections/places/items/town",
                1,
                "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [77, 44]}}");
        patch(story, 1, "{\"title\": {\"en\": \"A wet day\"}}");
        Instant corrected = now();
        patch(incident, 2, "{\"properties\": {\"status\": \"retracted\"}}");
        edit("DELETE", incident, "", "If-Match", "\"3\"");

        assertThat(http.get(incident).status()).isEqualTo(404);
        assertThat(http.get(incident + "?as-of=" + begun).status()).isEqualTo(404);
        JsonNode first = http.get(incident + "?lang=en&as-of=" + told).json();
        assertThat(first.at("/properties/title").asString()).isEqualTo("Twelve died");
        assertThat(first.at("/properties/revision").intValue()).isEqualTo(1);
        assertThat(first.at("/geometry/coordinates/0").doubleValue()).isEqualTo(76.9);
        JsonNode second = http.get(incident + "?lang=en&as-of=" + corrected).json();
        assertThat(second.at("/properties/title").asString()).isEqualTo("Fourteen died");
        assertThat(second.at("/geometry/coordinates/0").doubleValue()).isEqualTo(77);
        assertThat(http.get(story + "?f=json&as-of=" + told).json().get("title").asString())
                .isEqualTo("A quiet day");
        assertThat(http.get(story + "?f=json&as-of=" + corrected)
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("A wet day");

        List<String> links =
                http.get(story + "?f=json&as-of=" + told).json().get("links").findValuesAsString("href");
        assertThat(links).hasSizeGreaterThan(5).allMatch(address -> address.contains("as-of=" + told));
        String self = links.get(0).substring(http.root().length());
        assertThat(http.get(self).json().get("title").asString()).isEqualTo("A quiet day");

        String page = http.get(story + "?lang=en&as-of=" + told, "Accept", "text/html")
                .text();
        assertThat(page)
                .contains("<h1>A quiet day</h1>", "Twelve died", "\"asOf\":\"" + told + '"')
                .contains("This is the story as it was known on", "<meta name=\"robots\" content=\"noindex\">")
                .contains("card.png?lang&#x3D;en&amp;as-of&#x3D;" + told);
        assertThat(page).containsPattern("rel=\"canonical\" href=\"[^\"]*/stories/changing\\?lang[^\"]{0,9}en\"");
        assertThat(http.get("/embed/changing?lang=en&as-of=" + told).text()).contains("A quiet day");
        assertThat(http.get(story + "?lang=en", "Accept", "text/html").text())
                .as("now")
                .contains("A wet day")
                .doesNotContain("noindex");
        assertThat(http.get(story + "/card.png?as-of=" + told).bytes())
                .isNotEqualTo(http.get(story + "/card.png").bytes());
    }

    @Test
    void whatWasNotPublishedThenIsNotThere() {
        Instant before = now();
        String story = newStory("interrupted", "[\"en\"]");
        newIncident(story, "flood", "Flood", "");
        Instant open = now();
        edit("POST", story + "/unpublish", "", "If-Match", "\"1\"");
        Instant closed = now();
        assertThat(http.get(story + "?f=json&as-of=" + open).status())
                .as("not published now")
                .isEqualTo(404);
        edit("POST", story + "/publish", "", "If-Match", "\"2\"");

        Answer early = http.get(story + "?f=json&as-of=" + before);
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.json().get("detail").asString()).contains("is known since 20");
        assertThat(http.get(story + "/collections/incidents/items?as-of=" + closed)
                        .status())
                .isEqualTo(404);
        assertThat(http.get(story + "/collections/incidents/items?as-of=" + open)
                        .json()
                        .get("numberMatched")
                        .intValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2022-13-01", "2022-01-06T10:00", "", "2022-01-06T10:00:00Z&as-of=2022-01-07"})
    void whatIsNoTimeIsRefused(String asOf) {
        for (String path : List.of("?f=json", "/collections/incidents/items?limit=1", "/card.png?lang=en")) {
            Answer answer = http.get(STORY + path + "&as-of=" + asOf, "Accept", "application/json");

            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().get("parameter").asString()).isEqualTo("as-of");
        }
    }

    @Test
    void aDayMeansItsEndAndTheFutureIsNow() {
        String now = http.get(STORY + "?f=json").text();

        assertThat(http.get(STORY + "?f=json&as-of=2122-01-01T00:00:00%2B05:00").text())
                .isEqualTo(now);
        assertThat(http.get(STORY + "?f=json&as-of=2122-01-01").text()).isEqualTo(now);
        assertThat(http.get(STORY + "?f=json&as-of=2022-01-06").status()).isEqualTo(404);
        String items = STORY + "/collections/incidents/items?limit=2&as-of=2122-01-01";
        assertThat(http.get(items).json().at("/links/1/href").asString()).contains("as-of=2122-01-01", "cursor=");
    }

    @Test
    void aPastAnswerIsTaggedByWhatItIsMadeOf() {
        String story = newStory("tags", "[\"en\"]");
        Instant then = now();
        newIncident(story, "flood", "Flood", "");
        String address = story + "/collections/incidents/items?as-of=" + then;

        Answer first = http.get(address);
        assertThat(first.header("ETag")).startsWith("W/\"asof-");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        newIncident(story, "storm", "Storm", "");
        assertThat(http.get(address, "If-None-Match", first.header("ETag")).status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2022})
    void atEachChangeThePastEqualsWhatWasThenThePresent(long seed) {
        Random random = new Random(seed);
        String story = newStory("random-" + seed, "[\"en\", \"fr\"]");
        List<Seen> all = new ArrayList<>(List.of(seen(story)));
        for (int i = 0; i < 40; i++) {
            change(story, random, i);
            all.add(seen(story));
        }
        if (http.get(story + "?f=json").status() == 404) {
            act(story, "POST", "/publish", "");
        }

        for (Seen seen : all) {
            assertThat(served(story, "&as-of=" + seen.at()))
                    .as("as of %s", seen.at())
                    .isEqualTo(seen.told());
        }
    }

    /** Any change; one that cannot be made as things stand leaves them as they stand. */
    private void change(String story, Random random, int step) {
        String incident = story + "/collections/incidents/items/i" + random.nextInt(4);
        String place = story + "/collections/places/items/town";
        switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                attempt("POST", story + "/collections/incidents/items", """
                    {"type": "Feature", "id": "i%d", "geometry": null, "properties": {"title": {"en": "Made %d"},
                     "when": "2022-01-%02d", "category": "rain", "status": "reported", "place": "town",
                     "sources": [{"publisher": "AFP"}]}}
                    """.formatted(
                                random.nextInt(4), step, 1 + random.nextInt(28)));
            case 3, 4 ->
                act(incident, "PATCH", "", "{\"properties\": {\"title\": {\"en\": \"Said %d\"}}}".formatted(step));
            case 5 -> act(incident, "PATCH", "?draft=true", "{\"properties\": {\"summary\": {\"fr\": \"Dit\"}}}");
            case 6 -> act(incident, "DELETE", "", "");
            case 7 -> act(incident, "POST", random.nextBoolean() ? "/unpublish" : "/publish", "");
            case 8 -> {
                act(
                        place,
                        "PATCH",
                        "",
                        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [7%d, 4%d]}}"
                                .formatted(step % 10, step % 10));
                act(story, "PATCH", "", "{\"title\": {\"en\": \"Title %d\"}}".formatted(step));
            }
            default -> act(story, "POST", random.nextBoolean() ? "/unpublish" : "/publish", "");
        }
        now();
    }

    /** Does something to whatever revision there is: one of these is it. */
    private void act(String address, String method, String action, String json) {
        for (int revision = 1; revision < 60; revision++) {
            int status = attempt(method, address + action, json, "If-Match", "\"" + revision + '"')
                    .status();
            if (status != 412) {
                return;
            }
        }
    }

    private Seen seen(String story) {
        Instant at = now();
        return new Seen(at, served(story, ""));
    }

    /** After all that was done, and before what will be. */
    private static Instant now() {
        try {
            Thread.sleep(3);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            Thread.sleep(3);
            return now;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
