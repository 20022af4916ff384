package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.security.Browser;
import org.chronomap.backend.store.ChangeLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too long, or is no text, is told to who sent it: the same on every database. */
class LimitsTest extends EditedServerTest {

    private static final String ITEMS = "/collections/incidents/items";
    private static final int LONGEST_DOCUMENT = 1_048_576;

    private String story = "";

    @BeforeEach
    void haveAStory() {
        story = "/stories/limits";
        if (http.get(story).status() == 404) {
            newStory("limits", "[\"en\"]");
        }
    }

    @Test
    void aDocumentIsKeptUpToItsLimitAndItsAnswerToo() {
        String id = "longest-" + System.nanoTime();
        String[] key = {"Idempotency-Key", "key-" + "k".repeat(196)};

        Answer tooLong = attempt("POST", story + ITEMS, ofLength(id, LONGEST_DOCUMENT + 1));
        assertThat(tooLong.status()).as(shortened(tooLong)).isEqualTo(422);
        assertThat(tooLong.json().get("detail").stringValue())
                .contains("has 1048577 characters; it must have 1048576 at the most in all");

        Answer made = attempt("POST", story + ITEMS, ofLength(id, LONGEST_DOCUMENT), key);
        assertThat(made.status()).as(shortened(made)).isEqualTo(201);
        Answer again = attempt("POST", story + ITEMS, ofLength(id, LONGEST_DOCUMENT), key);
        assertThat(again.status()).as(shortened(again)).isEqualTo(201);
        assertThat(again.text()).isEqualTo(made.text());
        assertThat(http.get(story + ITEMS + '/' + id + "?lang=*").bytes()).hasSizeGreaterThan(LONGEST_DOCUMENT);

        Answer longer = attempt(
                "PATCH",
                story + ITEMS + '/' + id,
                "{\"properties\": {\"title\": {\"en\": \"It rains and rains\"}}}",
                "If-Match",
                made.header("ETag"));
        assertThat(longer.status()).as(shortened(longer)).isEqualTo(422);
        edit("DELETE", story + ITEMS + '/' + id, "", "If-Match", made.header("ETag"));
    }

    /** What it costs to take a turn, and to wait for others', is spared. */
    @Test
    void anIdThatIsTooLongIsRefusedBeforeAnythingElseIsLookedAt() {
        String id = "a" + "-a".repeat(3_000);
        String item = incident(id, "It rains", "");
        String batch = "{\"changes\": [{\"method\": \"POST\", \"collection\": \"incidents\", \"body\": " + item + "}]}";

        try (Calls turns = Calls.of(ChangeLog.class, "append")) {
            Answer one = attempt("POST", story + ITEMS, item);
            Answer several = attempt("POST", story + "/changes", batch);

            assertThat(one.status()).isEqualTo(422);
            assertThat(one.json().get("pointer").stringValue()).isEqualTo("/id");
            assertThat(one.json().get("detail").stringValue())
                    .contains("has 6001 characters")
                    .hasSizeLessThan(200);
            assertThat(several.status()).isEqualTo(422);
            assertThat(several.json().get("pointer").stringValue()).isEqualTo("/changes/0/id");
            assertThat(turns.all()).isZero();
        }
    }

    @Test
    void aTextHasItsLimitAndIsNamed() {
        Answer answer = attempt("POST", story + ITEMS, incident("long", "x".repeat(100_001), ""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("pointer").stringValue()).isEqualTo("/properties/title/en");
        assertThat(answer.text()).hasSizeLessThan(1_000);
    }

    @Test
    void whatSaysNextToNothingVeryOftenIsNotJudged() {
        String empty =
                incident("empty", "It rains", "").replace("\"sources\": [", "\"sources\": [" + "{},".repeat(100_000));

        Answer one = attempt("POST", story + ITEMS, empty);
        Answer batch = attempt(
                "POST",
                story + "/changes",
                "{\"changes\": [{\"method\": \"POST\", \"collection\": \"incidents\", \"body\": " + empty + "}]}");

        assertThat(one.status()).as(shortened(one)).isEqualTo(400);
        assertThat(one.json().get("detail").stringValue()).contains("200000");
        assertThat(batch.status()).as(shortened(batch)).isEqualTo(422);
        assertThat(batch.json().get("errors")).singleElement().satisfies(error -> {
            assertThat(error.get("pointer").stringValue()).isEqualTo("/changes/0/body");
            assertThat(error.get("detail").stringValue()).contains("more than 200000");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id|a\\u0000b|It rains",
                "/properties/title/en|fit|It \\u0000 rains",
                "/properties/title/en|fit|It \\u001b rains",
                "/properties/title/en|fit|It \\u0090 rains",
                "/properties/title/en|fit|It \\ud83d rains",
            })
    void whatIsNoTextIsRefusedWhereItStands(String pointer, String id, String title) {
        Answer answer = attempt("POST", story + ITEMS, incident(id, title, ""));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("pointer").stringValue()).isEqualTo(pointer);
    }

    @Test
    void ofSeveralChangesTheOneIsNamed() {
        Answer batch = attempt(
                "POST",
                story + "/changes",
                "{\"note\": \"a\\u0000b\", \"changes\": [{\"method\": \"POST\", \"collection\": \"incidents\", \"id\": \"b\\u0000\","
                        + " \"body\": " + incident("fit", "It \\u0000 rains", "") + "}]}");

        assertThat(batch.status()).as(batch.text()).isEqualTo(422);
        assertThat(batch.json().get("errors"))
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactly("/note", "/changes/0/id", "/changes/0/body/properties/title/en");

        Answer longNote = attempt(
                "POST",
                story + "/changes",
                "{\"note\": \"" + "x".repeat(2_001) + "\", \"changes\": [{\"method\": \"POST\","
                        + " \"collection\": \"incidents\", \"body\": " + incident("fit", "It rains", "") + "}]}");
        assertThat(longNote.status()).as(longNote.text()).isEqualTo(422);
        assertThat(longNote.json().get("pointer").stringValue()).isEqualTo("/note");
    }

    @Test
    void emojiLinesAndEveryDirectionGoOnWorking() {
        String title = "Rain 👩‍👩‍👧 \u202bעברית\u202c\\n\\tand more";
        String id = "signs-" + System.nanoTime();
        String note = "%F0%9F%8C%A7%20two%0Alines%20%E2%80%8F%D7%A2";

        Answer made = attempt("POST", story + ITEMS + "?note=" + note, incident(id, title, ""));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(http.get(story + ITEMS + '/' + id + "?lang=en")
                        .json()
                        .at("/properties/title")
                        .stringValue())
                .isEqualTo("Rain 👩‍👩‍👧 \u202bעברית\u202c\n\tand more");
        assertThat(http.get(story + "/history?f=json").text()).contains("🌧 two\\nlines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "a%1Bb", "a%C2%90b"})
    void aNoteIsAText(String note) {
        Answer answer = attempt("POST", story + ITEMS + "?note=" + note, incident("noted", "It rains", ""));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("parameter").stringValue()).isEqualTo("note");
    }

    @Test
    void aNoteHas2000Characters() {
        String id = "noted-" + System.nanoTime();

        Answer tooLong = attempt("POST", story + ITEMS + "?note=" + "x".repeat(2_001), incident(id, "It rains", ""));
        assertThat(tooLong.status()).as(tooLong.text()).isEqualTo(400);
        assertThat(tooLong.json().get("parameter").stringValue()).isEqualTo("note");
        Answer longest = attempt("POST", story + ITEMS + "?note=" + "x".repeat(2_000), incident(id, "It rains", ""));
        assertThat(longest.status()).as(longest.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "/stories/%00, ''",
        "/stories/a%01b/history, ''",
        "/stories/limits/history?before=1%00, before",
        "/stories/limits?f=json&as-of=%00, as-of",
        "/stories/limits/collections/incidents/items?q=rain%00, q",
        "/stories/limits/collections/incidents/items?place=%07, place",
        "/stories/limits/collections/incidents/items?preview=%00, preview",
        "/stories/limits/collections/incidents/items?a%00b=1, ''",
        "/stories/limits/collections/incidents/items/a%1Fb/history, ''",
        "/oembed?url=%00, url",
    })
    void anAddressHoldsText(String address, String parameter) throws IOException {
        Answer answer = http.get(address, "Accept", "application/json");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("control character");
        if (!parameter.isEmpty()) {
            assertThat(answer.json().get("parameter").stringValue()).isEqualTo(parameter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"an\u0000na", "an\u0001na", "\u0000", "an\u0085na"})
    void aNameThatNobodyCanHaveIsNobodys(String username) {
        Answer answer = new Browser(http).signIn("/login", username, "not looked at");

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, \"\u0085\"",
        "If-Match, \"1\"\u0001",
        "Idempotency-Key, a\u0001b",
        "Idempotency-Key, a\u0085b",
        "Last-Event-ID, \u00851",
    })
    void aHeaderThatHoldsNoTextIsNoFailureOfOurs(String name, String value) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(http.root()).getPort())) {
            socket.getOutputStream()
                    .write(("DELETE " + story + ITEMS + "/x HTTP/1.1\r\nHost: a\r\n" + asAdmin()[0] + ": "
                                    + asAdmin()[1] + "\r\n" + name + ": " + value + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void aLabelAndALinkOfAStoryHaveTheirLimits() {
        assertThat(attempt("POST", "/account/tokens", label("x".repeat(200))).status())
                .isEqualTo(201);
        assertThat(attempt("POST", "/account/tokens", label("x".repeat(201))).status())
                .isEqualTo(422);
        assertThat(attempt("POST", "/account/tokens", label("a\\u0000b")).status())
                .isEqualTo(422);
        assertThat(attempt("POST", "/account/tokens", label("👩‍👩‍👧".repeat(25)))
                        .status())
                .isEqualTo(201);
        assertThat(attempt("POST", "/stories/" + "x".repeat(201) + "/previews", "{}")
                        .status())
                .isEqualTo(404);
    }

    private static String label(String label) {
        return "{\"label\": \"" + label + "\"}";
    }

    private static String shortened(Answer answer) {
        return answer.text().substring(0, Math.min(answer.text().length(), 500));
    }

    /** An incident whose document, as it is kept, has so many characters. */
    private static String ofLength(String id, int length) {
        String extra = IntStream.range(0, 10)
                .mapToObj(i -> "\"n" + i + "\":\"" + "x".repeat(100_000) + "\",")
                .collect(Collectors.joining("", "\"extra\":{", "\"n\":\""));
        String kept = "{\"id\":\"" + id + "\",\"when\":\"2022-01-06\",\"place\":\"town\",\"category\":\"rain\","
                + "\"status\":\"reported\",\"title\":{\"en\":\"It rains\"},\"sources\":[{\"publisher\":\"AFP\"}],"
                + extra + "\"}}";
        return incident(id, "It rains", extra + "x".repeat(length - kept.length()) + "\"}");
    }

    private static String incident(String id, String title, String more) {
        return """
                {"type": "Feature", "id": "%s", "geometry": null, "properties": {"title": {"en": "%s"}, "when": "2022-01-06",
                 "category": "rain", "status": "reported", "place": "town", "sources": [{"publisher": "AFP"}]%s}}
                """.formatted(id, title, more.isEmpty() ? "" : ", " + more);
    }
}
