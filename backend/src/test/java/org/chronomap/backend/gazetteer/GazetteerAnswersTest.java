package org.chronomap.backend.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.coordinates.Question;
import org.chronomap.geodata.coordinates.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an editor's page is told of a text that somebody types or pastes. */
class GazetteerAnswersTest extends ServerTest {

    @Autowired
    private Messages messages;

    private Answer ask(String text, String parameters, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(asAdmin(), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.get(STORY + "/gazetteer?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + parameters, all);
    }

    @Test
    void coordinatesAreReadWithHowCloselyTheyAreSaid() {
        JsonNode json = ask("43°15′N 76°54′E", "&lang=ru").json();

        assertThat(json.at("/coordinates/outcome").asString()).isEqualTo("read");
        JsonNode position = json.at("/coordinates/positions/0");
        assertThat(position.at("/at/0").asDouble()).isEqualTo(76.9);
        assertThat(position.at("/at/1").asDouble()).isEqualTo(43.25);
        assertThat(position.path("radiusMetres").asDouble()).isEqualTo(1100);
        assertThat(position.path("geoPrecision").asString()).isEqualTo("city");
        assertThat(position.path("form").asString()).isEqualTo("minutes");
        assertThat(position.path("whereText").asString()).isEqualTo("Алматы");
        assertThat(json.path("places")).isEmpty();
    }

    /** The story is in Kazakhstan. */
    @Test
    void whatLooksSwappedIsAskedWithTheReadingInTheStoryFirst() {
        assertThat(ask("43.25, 76.95", "").json().at("/coordinates/outcome").asString())
                .isEqualTo("read");

        JsonNode coordinates = ask("76.95, 43.25", "&lang=en").json().path("coordinates");
        assertThat(coordinates.path("outcome").asString()).isEqualTo("asked");
        assertThat(coordinates.path("question").asString()).isEqualTo("order");
        assertThat(coordinates.path("questionText").asString()).contains("either order");
        assertThat(coordinates.at("/positions/0/at").toString()).isEqualTo("[76.95,43.25]");
        assertThat(coordinates.at("/positions/0/whereText").asString()).isEqualTo("in Almaty");
        assertThat(coordinates.at("/positions/1/at").toString()).isEqualTo("[43.25,76.95]");
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        JsonNode coordinates = ask("43°75′N 76°54′E", "&lang=fr").json().path("coordinates");

        assertThat(coordinates.path("outcome").asString()).isEqualTo("refused");
        assertThat(coordinates.path("code").asString()).isEqualTo("minutes");
        assertThat(coordinates.path("detail").asString()).isEqualTo("Les minutes vont de 0 à moins de 60.");
        assertThat(coordinates.path("positions")).isEmpty();
    }

    @Test
    void everyQuestionAndRefusalHasWords() {
        List<String> keys = new ArrayList<>();
        Stream.of(Question.values()).forEach(question -> keys.add("pasted.asked." + question.id()));
        Stream.of(Refusal.values()).forEach(refusal -> keys.add("pasted.refused." + refusal.id()));

        assertThat(messages.in("en")).containsKeys(keys.toArray(String[]::new));
    }

    @Test
    void placesAreFoundByAnyWordOfTheirNamesNearTheStoryFirst() {
        JsonNode json = ask("семе", "&lang=ru&limit=1").json();

        assertThat(json.path("coordinates").isNull()).isTrue();
        assertThat(json.path("places")).hasSize(1);
        JsonNode place = json.at("/places/0");
        assertThat(place.path("name").asString()).isEqualTo("Семей");
        assertThat(place.path("kind").asString()).isEqualTo("city");
        assertThat(place.path("geoPrecision").asString()).isEqualTo("city");
        assertThat(place.path("country").asString()).isEqualTo("KZ");
        assertThat(place.path("countryName").asString()).isEqualTo("Казахстан");
        assertThat(place.at("/names/en").asString()).isEqualTo("Semey");
        assertThat(place.path("id").asString()).startsWith("town/KZ.").endsWith("/Semey");
        assertThat(ask("алма-ата", "&lang=en").json().at("/places/0/foundBy").asString())
                .isEqualTo("Alma-Ata");
        assertThat(ask("airport almaty", "").json().at("/places/0/code").asString())
                .isEqualTo("ALA");
    }

    @Test
    void anAnswerIsKeptByTheBrowserAloneAndAskedForAgainByItsTag() {
        Answer answer = ask("alma", "&lang=en");

        assertThat(answer.header("Cache-Control")).contains("private", "max-age=300");
        assertThat(answer.header("Vary")).contains("Authorization", "Cookie", "Accept-Language");
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(ask("alma", "&lang=en", "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(ask("almat", "&lang=en", "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aStoryThatIsStillADraftIsAskedLikeAnyOther() {
        String[] admin = asAdmin();
        Answer made = http.sendText(
                "POST", "/stories?draft=true", """
                {"id": "gazetteer-draft", "title": {"en": "A draft"}, "timeZone": "Europe/Paris", "extent": "2024",
                 "languages": ["en"], "categories": [{"id": "a", "label": {"en": "A"}, "colour": "#336699", "pattern": "dots"}]}
                """, admin[0], admin[1], "Content-Type", "application/json");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(http.get("/stories/gazetteer-draft/gazetteer?text=Paris&lang=fr", admin)
                        .json()
                        .at("/places/0/id")
                        .asString())
                .startsWith("town/FR.")
                .endsWith("/Paris");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                       | text
            ?text=a&limit=0          | limit
            ?text=a&text=b           | text
            ?text=a&bbox=1           | bbox
            """)
    void aFaultyParameterIsNamed(String query, String parameter) {
        String[] admin = asAdmin();
        Answer answer = http.get(STORY + "/gazetteer" + query, admin[0], admin[1], "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .at("/errors/0/parameter")
                        .asString(answer.json().path("parameter").asString()))
                .isEqualTo(parameter);
    }

    @Test
    void ofNoStoryNothingIsTold() {
        assertThat(http.get("/stories/nowhere/gazetteer?text=a", asAdmin()).status())
                .isEqualTo(404);
    }
}
