package org.chronomap.backend.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is done leaves a line in the log, and nothing of who did it. */
@ExtendWith(OutputCaptureExtension.class)
class WorkLogTest extends ServerTest {

    private static final String[] WRONG = as("boris.the.secret", "wrong");

    /** In a list of what ended with which line: a line for each, and no more. */
    @Test
    void whatIsDoneAndRefusedIsToldInALineEach(CapturedOutput log) {
        String story = ownStories.holdCopyOfBundled("logged");
        String incident = story + "/collections/incidents/items/told-in-the-log";
        String[] admin = asAdmin();
        http.get("/account", admin);
        http.sendJson("POST", "/accounts", """
                {"username": "anna.the.author", "role": "author", "password": "a-long-secret-1"}
                """, admin);
        String[] author = as("anna.the.author", "a-long-secret-1");
        assertThat(http.get("/account", author).status()).isEqualTo(200);
        byte[] folder = http.get(story + "/export?f=folder").response().body();

        assertThat(lines(log, () -> http.sendJson("PUT", incident, "{}").status()))
                .containsExactly("401: refused status=401 method=PUT role=none story=logged");
        assertThat(lines(
                        log,
                        () -> http.sendJson("PUT", incident, INCIDENT, admin[0], admin[1], "If-None-Match", "*")
                                .status()))
                .singleElement()
                .asString()
                .matches("201: edit role=admin story=logged changes=1 last=\\d+");
        assertThat(lines(log, () -> http.sendJson("PUT", incident, "{}", WRONG).status()))
                .containsExactly("401: refused status=401 method=PUT role=none story=logged");
        assertThat(lines(
                        log,
                        () -> http.sendJson("POST", story + "/imports", "", author)
                                .status()))
                .containsExactly("403: refused status=403 method=POST role=author story=logged");
        assertThat(lines(
                        log,
                        () -> http.sendBytes(
                                        "POST",
                                        story + "/imports",
                                        folder,
                                        admin[0],
                                        admin[1],
                                        "Content-Type",
                                        "application/zip")
                                .status()))
                .singleElement()
                .asString()
                .matches("200: import role=admin story=logged changes=\\d+ last=\\d+");
        assertThat(lines(log, () -> http.get("/backup", admin).status()))
                .singleElement()
                .asString()
                .matches("200: backup role=admin bytes=\\d+");
        for (int i = 0; i < 8; i++) {
            http.get("/account", as("boris.the.secret", "wrong" + i));
        }
        assertThat(lines(log, () -> http.get("/account", WRONG).status()))
                .containsExactly("429: refused status=429 method=GET role=none");

        assertThat(log.getOut()).contains("import role=server story=logged", "signed-in role=author");
        assertThat(Stream.of(log.getOut().split("\n")).filter(line -> line.contains("OperatorsLog")))
                .noneMatch(line -> line.contains("boris")
                        || line.contains("anna")
                        || line.contains("127.0.0.1")
                        || line.contains("A name in"));
    }

    private static final String INCIDENT = """
            {"type": "Feature", "geometry": null, "properties": {"title": {"en": "A name in a title"},
             "when": "2022-01-13", "category": "reopening", "status": "reported", "place": "almaty",
             "sources": [{"publisher": "AFP"}]}}
            """;

    /** What a request left in the log, each line behind its status. */
    private static List<String> lines(CapturedOutput log, IntSupplier request) {
        int before = log.getOut().length();
        int status = request.getAsInt();
        return Stream.of(log.getOut().substring(before).split("\n"))
                .filter(line -> line.contains("chronomap") || line.contains("o.c."))
                .map(line -> status + ": " + line.replaceFirst(".* : ", ""))
                .toList();
    }
}
