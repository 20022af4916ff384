package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.time.typed.Fault;
import org.chronomap.geodata.time.typed.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Dates as an editor types them, asked of the server. How each is read is the table's of geodata. */
class DatesTest extends ServerTest {

    @Autowired
    private Messages messages;

    @Test
    void whatIsUnderstoodIsToldInWordsWithAllThatItCovers() {
        Answer answer = ask(STORY, "text=le 6 janvier vers midi", "lang=fr");
        JsonNode read = answer.json().at("/readings/0");

        assertThat(answer.header("Content-Language")).isEqualTo("fr");
        assertThat(answer.json().path("outcome").asString()).isEqualTo("read");
        assertThat(read.path("when").asString()).isEqualTo("2022-01-06T12:00~");
        assertThat(read.path("whenText").asString()).isEqualTo("vers le 6 janvier 2022 à 12:00");
        assertThat(read.path("start").asString()).isEqualTo("2022-01-06T06:00:00Z");
        assertThat(read.path("end").asString()).isEqualTo("2022-01-06T06:00:59.999Z");
        assertThat(read.path("timePrecision").asString()).isEqualTo("minute");
        assertThat(read.path("guessed").toString()).isEqualTo("[\"year\"]");
    }

    @Test
    void aBarCanBeDrawnOfWhereItBeginsAndEnds() {
        JsonNode lasted = ask(STORY, "text=3–9 January 2022").json().at("/readings/0");
        JsonNode open = ask(STORY, "text=since 2 January").json().at("/readings/0");

        assertThat(Stream.of("start", "latestStart", "earliestEnd", "end")
                        .map(name -> lasted.path(name).asString()))
                .containsExactly(
                        "2022-01-02T18:00:00Z",
                        "2022-01-03T17:59:59.999Z",
                        "2022-01-08T18:00:00Z",
                        "2022-01-09T17:59:59.999Z");
        assertThat(open.path("when").asString()).isEqualTo("2022-01-02/..");
        assertThat(open.path("end").isNull()).isTrue();
    }

    @Test
    void whatMayBeSeveralThingsIsAsked() {
        JsonNode asked = ask(STORY, "text=3.1.", "lang=en").json();

        assertThat(asked.path("outcome").asString()).isEqualTo("asked");
        assertThat(asked.path("question").asString()).isEqualTo("day-or-month");
        assertThat(asked.path("questionText").asString()).isEqualTo("Which number is the day?");
        assertThat(values(asked, "whenText")).containsExactly("3 January 2022", "1 March 2022");
        assertThat(values(asked, "when")).containsExactly("2022-01-03", "2022-03-01");
    }

    /** What the field's buttons make of a date, and what the field shows of an item, is itself. */
    @ParameterizedTest
    @CsvSource({
        "2022-01-06~, about 6 January 2022",
        "2022-01-03~/2022-01-09~, about 3 January 2022 – about 9 January 2022",
        "[2022-01-03..2022-01-09], at some time between 3 January 2022 and 9 January 2022",
        "[2022-01-06..], on 6 January 2022 or later",
        "2022-01-06/.., 'from 6 January 2022, still going on'",
        "2010-12, December 2010"
    })
    void edtfIsItself(String edtf, String words) {
        JsonNode answer = ask(STORY, "text=" + edtf, "lang=en").json();

        assertThat(answer.path("outcome").asString()).isEqualTo("read");
        assertThat(answer.at("/readings/0/when").asString()).isEqualTo(edtf);
        assertThat(answer.at("/readings/0/whenText").asString()).isEqualTo(words);
    }

    @Test
    void theYearComesFromADateBeside() {
        assertThat(values(ask(STORY, "text=6 January", "near=2019-12-24").json(), "when"))
                .containsExactly("2020-01-06");
    }

    @Test
    void aStoryThatIsADraftIsReadInItsZoneToo() {
        Answer made = http.sendJson("POST", "/stories?draft=true", """
                {"id": "dates-of-a-draft", "title": {"en": "Not yet"}, "timeZone": "America/St_Johns",
                 "extent": "2019-03-01/2019-03-31", "languages": ["en"],
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """, asAdmin());
        assertThat(made.status()).as(made.text()).isEqualTo(201);

        JsonNode read = ask("/stories/dates-of-a-draft", "text=6 March").json().at("/readings/0");

        assertThat(read.path("when").asString()).isEqualTo("2019-03-06");
        assertThat(read.path("start").asString()).isEqualTo("2019-03-06T03:30:00Z");
    }

    @Test
    void whatIsNotUnderstoodIsToldWithItsCodeItsPlaceAndWhatWouldBeRight() {
        Answer answer = ask(STORY, "text=6 janvier 2022, sagt man", "lang=fr");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("outcome").asString()).isEqualTo("refused");
        assertThat(answer.json().path("code").asString()).isEqualTo("word");
        assertThat(answer.json().path("position").asInt()).isEqualTo(16);
        assertThat(answer.json().path("detail").asString())
                .startsWith("« sagt »")
                .contains("6 janvier 2022");
        assertThat(ask(STORY, "text=пятница 6 января 2022", "lang=ru")
                        .json()
                        .path("detail")
                        .asString())
                .contains("четверг");
    }

    @Test
    void everyFaultAndQuestionHasWords() {
        List<String> keys = new ArrayList<>();
        Stream.of(Fault.values()).forEach(fault -> keys.add("typed.refused." + fault.id()));
        Stream.of(Question.values()).forEach(question -> keys.add("typed.asked." + question.id()));

        assertThat(messages.in("en")).containsKeys(keys.toArray(String[]::new));
    }

    @Test
    void faultyParametersAreRefusedAtOnce() {
        Answer refused = ask(STORY, "near=now", "story=x");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(fault -> fault.path("parameter").asString()))
                .containsExactlyInAnyOrder("text", "near", "story");
    }

    @Test
    void itIsKeptByTheBrowserOfWhoAskedAlone() {
        Answer first = ask(STORY, "text=6 January 2022");
        String[] admin = asAdmin();

        assertThat(first.header("Cache-Control")).contains("private").contains("max-age=60");
        assertThat(first.header("Vary")).contains("Authorization");
        assertThat(http.get(
                                address(STORY, "text=6 January 2022"),
                                admin[0],
                                admin[1],
                                "Accept",
                                "application/json",
                                "If-None-Match",
                                first.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    private static List<String> values(JsonNode answer, String member) {
        return answer.path("readings")
                .valueStream()
                .map(reading -> reading.path(member).asString())
                .toList();
    }

    /** @param parameters name=value each, as somebody would write them */
    private Answer ask(String story, String... parameters) {
        String[] admin = asAdmin();
        return http.get(address(story, parameters), admin[0], admin[1], "Accept", "application/json");
    }

    private static String address(String story, String... parameters) {
        TreeMap<String, String> encoded = new TreeMap<>();
        for (String parameter : parameters) {
            int name = parameter.indexOf('=');
            encoded.put(
                    parameter.substring(0, name),
                    URLEncoder.encode(parameter.substring(name + 1), StandardCharsets.UTF_8));
        }
        List<String> pairs = new ArrayList<>();
        encoded.forEach((name, value) -> pairs.add(name + '=' + value));
        return story + "/dates?" + String.join("&", pairs);
    }
}
