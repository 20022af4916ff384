package org.chronomap.backend.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said again is what would be said anew. */
class RepeatedAnswersTest extends EditedServerTest {

    /** Until it is said again: it is made, kept, noted and repeated. */
    private static final int TIMES = 4;

    @Autowired
    private @Nullable RepeatedAnswers repeated;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET  | incidents | ?lang=en                                | Accept=application/geo+json
                    GET  | incidents | ?lang=*&limit=3                         | Accept-Encoding=gzip
                    GET  | incidents | ?datetime=2022-01-06                    | Accept-Encoding=br, gzip
                    GET  | incidents | ?bbox=76,43,77,44&f=json                | Accept=text/html
                    GET  | movements |                                         | Accept-Language=kk
                    GET  | movements | ?limit=1                                | X-Forwarded-Proto=https;X-Forwarded-Host=news.example
                    GET  | places    |                                         | X-Forwarded-Prefix=/maps;X-Forwarded-For=192.0.2.7
                    GET  | scenes    | ?utf=8                                  | Accept=*/*
                    HEAD | scenes    | ?lang=ru                                | Accept-Encoding=gzip
                    GET  | scenes    | ?lang=fr&limit=2                        | If-None-Match=the tag
                    HEAD | scenes    | ?lang=kk&limit=2                        | If-None-Match=the tag
                    GET  | places    | ?lang=kk&limit=2                        | If-None-Match=the tag;Accept-Encoding=gzip;Origin=https://news.example
                    """)
    void isTheSameAsTheLongWay(String method, String collection, @Nullable String query, String headers) {
        String path = STORY + "/collections/" + collection + "/items" + (query == null ? "" : query);
        String[] asked = Stream.of(headers.split(";"))
                .flatMap(header -> Arrays.stream(header.split("=", 2)))
                .map(part -> part.equals("the tag") ? http.get(path).header("ETag") : part)
                .toArray(String[]::new);
        boolean isGood = query == null || !query.contains("utf");

        IntStream.range(0, TIMES - 1).forEach(time -> http.send(method, path, asked));
        long before = given();
        Answer again = http.send(method, path, asked);
        assertThat(given() - before).isEqualTo(isGood ? 1 : 0);
        // A cookie, even if it means nothing, has a request looked at with all care.
        Answer anew = http.send(method, path, with(asked, "Cookie", "a=b"));

        assertThat(again.status()).isEqualTo(anew.status());
        assertThat(headers(again)).isEqualTo(headers(anew));
        if (isGood) {
            assertThat(again.bytes()).isEqualTo(anew.bytes());
        }
    }

    @Test
    void ofAStoryThatWasEditedTellsWhatItSaysNow() {
        String story = newStory("again-edited", "[\"en\"]");
        String items = story + "/collections/incidents/items";
        String incident = newIncident(story, "one", "At first", "");
        String held = manyTimes(items).header("ETag");
        manyTimes(items, "If-None-Match", held);

        patch(incident, 1, "{\"properties\": {\"title\": {\"en\": \"At last\"}}}");

        assertThat(http.get(items).text()).contains("At last").doesNotContain("At first");
        assertThat(http.get(items, "If-None-Match", held).status()).isEqualTo(200);
        assertThat(manyTimes(items).text()).contains("At last");

        edit("DELETE", story, "", "If-Match", "*");
        assertThat(http.get(items).status()).isEqualTo(404);
    }

    @Test
    void saysNothingOfDraftsToOthers() {
        String story = newStory("again-draft", "[\"en\"]");
        String items = story + "/collections/incidents/items";
        newIncident(story, "secret", "Not yet told", "?draft=true");

        assertThat(manyTimes(items + "?preview=true", asAdmin()).text()).contains("Not yet told");

        assertThat(manyTimes(items).text()).doesNotContain("Not yet told");
        assertThat(http.get(items + "?preview=true").status()).isEqualTo(403);
        assertThat(http.get(items + "?%70review=true").status()).isEqualTo(403);
    }

    @Test
    void neverTakesWhatIsNowForWhatWas() {
        String story = newStory("again-before", "[\"en\"]");
        newIncident(story, "one", "At first", "");
        String then = story + "/collections/incidents/items?as-of=" + Instant.now();
        String late = story + "/collections/incidents/items?as-of=2999-01-01";
        assertThat(manyTimes(then).text()).contains("At first");
        assertThat(manyTimes(late).text()).contains("At first");

        newIncident(story, "two", "At last", "");

        assertThat(http.get(then).text()).doesNotContain("At last");
        assertThat(http.get(late).text()).contains("At last");
    }

    @Test
    void isHeldForWhoAsksTheSameAlone() {
        String items = STORY + "/collections/incidents/items";
        manyTimes(items + "?lang=en", "Accept", "application/geo+json");

        for (Map.Entry<String, String> other : Map.of(
                        "Authorization", "Basic bm9ib2R5Om5vcGU=",
                        "Accept", "text/html",
                        "If-None-Match", "*",
                        "X-Forwarded-Host", "news.example",
                        "X-Forwarded-For", "news.example",
                        "Forwarded", "proto=https")
                .entrySet()) {
            long before = given();
            http.get(
                    items + "?lang=en",
                    with(new String[] {"Accept", "application/geo+json"}, other.getKey(), other.getValue()));
            assertThat(given()).as(other.toString()).isEqualTo(before);
        }
    }

    private Answer manyTimes(String path, String... headers) {
        List<Answer> answers = IntStream.range(0, TIMES)
                .mapToObj(time -> http.get(path, headers))
                .toList();
        return answers.get(TIMES - 1);
    }

    private static String[] with(String[] headers, String name, String value) {
        return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
    }

    /** Without what says how a body comes that a 304 has not. */
    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("transfer-encoding");
        return headers;
    }

    private long given() {
        return Objects.requireNonNull(repeated).given();
    }
}
