package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Who stops sending in the middle is told so, and no fault of the server's. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "chronomap.connection.progress=1s")
class StalledBodyTest extends ServerTest {

    @ParameterizedTest
    @CsvSource({
        "/login, application/x-www-form-urlencoded, ''",
        "/account/tokens, application/json, yes",
        "/restore, application/zip, yes",
        "/stories/kazakhstan-january-2022/imports, text/csv, yes"
    })
    void isTheRequestsFault(String path, String type, String signedIn, CapturedOutput log) throws IOException {
        String authorization = signedIn.isEmpty() ? "" : String.join(": ", asAdmin()) + "\r\n";
        try (Socket socket = new Socket("localhost", URI.create(http.root()).getPort())) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: a\r\n" + authorization + "Content-Type: " + type
                                    + "\r\nContent-Length: 100\r\n\r\nbegun")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408 ");
        }
        assertThat(log.getOut()).doesNotContain("POST " + path + " failed", "ReadTimeoutException");
    }
}
