package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What cannot be read is the fault of who asks, and they are told so. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableRequestTest extends ServerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?as-of",
                "?as-of&f=json",
                "?as-of=-999999999-01-01&f=json",
                "?as-of=%2B999999999-12-31&f=json",
                "/collections/incidents/items?as-of=-999999999-01-01T00:00:00Z",
                "/card.png?as-of",
            })
    void aTimeThatNoClockReachesIsRefused(String rest) {
        Answer answer = http.get(STORY + rest, "Accept", "application/json");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("as-of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?lang=[]", "?lang=%5B%5D&f=atom", "?f=html&lang=%7Bx%7D", "?f=json&lang=%7C"})
    void aHistoryIsToldWhateverLanguageItIsAskedIn(String query) throws IOException {
        assertThat(status("GET " + STORY + "/history" + query + " HTTP/1.1\r\nHost: a\r\n"))
                .contains(" 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-Proto: x:", "Forwarded: proto=\"a b\"", "X-Forwarded-Port: x", "X-Forwarded-Host: ["
            })
    void whatAProxySaysThatCannotBeReadIsTheRequestsFault(String header) throws IOException {
        assertThat(status("GET " + STORY + "?f=json HTTP/1.1\r\nHost: a\r\n" + header + "\r\n"))
                .contains(" 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: b\r\n"})
    void aRequestSaysOnceWhichHostItIsFor(String hosts) throws IOException {
        assertThat(status("GET / HTTP/1.1\r\n" + hosts)).contains(" 400 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{\"label\": \"x\", \"expires\": \"+292278995-01-01T00:00:00Z\"}|422",
                "application/json|{\"label\": \"a\\u0000b\"}|422",
                "application/json|{\"label\": \"a\\ud800b\"}|422",
                "application/json|{\"label\": \"x\", \"label\": \"y\"}|400",
                "text/plain|{\"label\": \"x\"}|415",
                "application/xml|{\"label\": \"x\"}|415",
                "multipart/form-data; boundary=x|{\"label\": \"x\"}|415",
                "application/vnd.x+json|{\"label\": \"x\"}|201",
            })
    void aBodyIsJsonWithoutWhatNoTextHas(String type, String body, int status) {
        String[] signedIn = asAdmin();
        Answer answer = http.sendText("POST", "/account/tokens", body, signedIn[0], signedIn[1], "Content-Type", type);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @Test
    void aMemberThatIsGivenTwiceIsNamedWithBothPlaces() {
        String[] signedIn = asAdmin();
        Answer answer = http.sendJson("POST", "/account/tokens", """
                {"label": "x", "more": [{"a": 1},
                  {"a/b": {"label": 1}, "other": 2, "a/b": 3}]}""", signedIn);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("pointer").stringValue()).isEqualTo("/more/1/a~1b");
        assertThat(answer.json().get("detail").stringValue())
                .isEqualTo("/more/1/a~1b: is given twice, at line 2, column 4 and at line 2, column 37; give it once");

        Answer cut = http.sendJson("POST", "/account/tokens", "{\"label\": \"x\", \"labe", signedIn);
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.text()).contains("What was sent is not JSON (line 1, column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/login|Content-Type: none|csrf=x",
                "/login|Content-Type: application/x-www-form-urlencoded;Origin:|csrf=x",
                "/login|Content-Type: application/x-www-form-urlencoded;Origin: x|csrf=x",
                "/login|Content-Type: application/x-www-form-urlencoded|''",
                "/stories/x/imports|Content-Type: zip|x",
            })
    void aFormOrFileWhoseHeadersCannotBeReadIsRefused(String path, String headers, String body) throws IOException {
        String signedIn = path.equals("/login") ? "" : String.join(": ", asAdmin()) + "\r\n";

        assertThat(status(
                        "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + signedIn + headers.replace(";", "\r\n")
                                + "\r\nContent-Length: " + body.length() + "\r\n",
                        body))
                .contains(" 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d\r\n{\"label\":\"x\"}\r\nzz\r\n", "{\"label\":\"x\"}\r\n"})
    void aBodyThatBreaksOffIsNotTakenForTheWhole(String chunks, CapturedOutput log) throws IOException {
        String signedIn = String.join(": ", asAdmin());
        int before = http.get("/account/tokens", asAdmin()).json().get("tokens").size();

        assertThat(status(
                        "POST /account/tokens HTTP/1.1\r\nHost: a\r\n" + signedIn
                                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        chunks))
                .contains(" 400 ");
        // Later than whatever the first would have led to.
        assertThat(http.sendJson("POST", "/account/tokens", "{\"label\": \"y\"}", asAdmin())
                        .status())
                .isEqualTo(201);
        assertThat(http.get("/account/tokens", asAdmin()).json().get("tokens").size())
                .isEqualTo(before + 1);
        assertThat(log.getOut()).doesNotContain(" ERROR ");
    }

    @ParameterizedTest
    @ValueSource(strings = {",application/json", "text/html, ,application/json", ","})
    void aWishForTypesMayHaveGaps(String accept) throws IOException {
        assertThat(status("GET /actuator/health/writing HTTP/1.1\r\nHost: a\r\nAccept: " + accept + "\r\n"))
                .contains(" 200 ");
    }

    /** The first line of an answer, to what is sent as it stands. */
    private String status(String request) throws IOException {
        return status(request, "");
    }

    private String status(String request, String body) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(http.root()).getPort())) {
            socket.getOutputStream()
                    .write((request + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("nothing");
        }
    }
}
