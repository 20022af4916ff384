package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody sends, by mistake or not, costs no more than its length, and holds up nobody else. */
class LargeInputTest extends EditedServerTest {

    private String story = "";

    @BeforeEach
    void haveAStory() {
        story = "/stories/large-input";
        if (http.get(story).status() == 404) {
            newStory("large-input", "[\"en\"]");
        }
    }

    @Test
    void anIdHas100CharactersAtMost() {
        assertThat(post("a" + "-a".repeat(50), "").status()).isEqualTo(422);
        Answer answer = post("a" + "-a".repeat(3_000), "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("1 to 100 lower-case letters").hasSizeLessThan(4_000);
        Answer longest = post("a" + "-a".repeat(49) + "b", "");
        assertThat(longest.status()).as(longest.text()).isIn(201, 409);
    }

    @Test
    void theFirst100FaultsAreToldAndHowManyMoreThereAre() {
        String sources = IntStream.range(0, 20_000).mapToObj(number -> "{}").collect(Collectors.joining(",", "[", "]"));
        Answer answer = post("much-wrong", ", \"sources\": " + sources);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors")).hasSize(101);
        assertThat(answer.json().get("errors").get(100).get("detail").stringValue())
                .isEqualTo("and 19900 more");
        assertThat(edit("GET", story + "/collections/places/items/town", "").status())
                .isEqualTo(200);
        newIncident(story, "rain-" + System.nanoTime(), "It rains", "");
    }

    @Test
    void aFaultQuotesNoMoreOfWhatWasSentThanIsNeededToFindIt() {
        Answer answer = post("long-words", ", \"status\": \"" + "x".repeat(100_000) + '"');

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("xxx…", "reported").hasSizeLessThan(4_000);
    }

    private Answer post(String id, String more) {
        String properties =
                "\"title\": {\"en\": \"It\"}, \"when\": \"2022-01-06\", \"category\": \"rain\", \"place\": \"town\""
                        + (more.contains("\"sources\"") ? "" : ", \"sources\": [{\"publisher\": \"AFP\"}]")
                        + (more.contains("\"status\"") ? "" : ", \"status\": \"reported\"") + more;
        return attempt(
                "POST",
                story + "/collections/incidents/items",
                "{\"type\": \"Feature\", \"id\": \"" + id + "\", \"geometry\": null, \"properties\": {" + properties
                        + "}}");
    }
}
