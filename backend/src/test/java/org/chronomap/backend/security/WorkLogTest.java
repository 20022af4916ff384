package org.chronomap.backend.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is done leaves a line in the log, and nothing of who did it. */
@ExtendWith(OutputCaptureExtension.class)
class WorkLogTest extends ServerTest {

    @Test
    void editsAndRefusalsAreTold(CapturedOutput log) {
        String story = ownStories.holdCopyOfBundled("logged");
        String incident = story + "/collections/incidents/items/told-in-the-log";
        String[] signedIn = asAdmin();

        int refused = http.sendJson("PUT", incident, "{}").status();
        int made = http.sendJson("PUT", incident, """
                        {"type": "Feature", "geometry": null, "properties": {"title": {"en": "A name in a title"},
                         "when": "2022-01-13", "category": "reopening", "status": "reported", "place": "almaty",
                         "sources": [{"publisher": "AFP"}]}}
                        """, signedIn[0], signedIn[1], "If-None-Match", "*")
                .status();
        int wrong = http.sendJson("PUT", incident, "{}", as("boris.the.secret", "wrong"))
                .status();

        assertThat(List.of(refused, made, wrong)).containsExactly(401, 201, 401);
        assertThat(log.getOut())
                .contains("Story logged was edited: 1 changes, the last of them ", "Refused: PUT without an account")
                .contains("sign-in-failed");
        assertThat(Stream.of(log.getOut().split("\n"))
                        .filter(line -> line.contains("org.chronomap") || line.contains("o.c.")))
                .noneMatch(line -> line.contains("boris") || line.contains("127.0.0.1") || line.contains("A name in"));
    }
}
