package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends what nobody reads is listened to as long as that is short. */
class UnreadBodiesTest extends ServerTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    /** More than all buffers between two sockets hold. */
    private static final int PARTS = 512;

    private static final byte[] PART = "a".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"/login, " + FORM, "/stories, application/json"})
    void theConnectionOfAStrangerEnds(String path, String type) throws IOException {
        try (Socket socket = begin(path, type, PARTS, "")) {
            OutputStream out = socket.getOutputStream();

            assertThatThrownBy(() -> {
                        for (int i = 0; i < PARTS; i++) {
                            out.write(PART);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/login, " + FORM + ", 413, 3",
        "/stories, application/json, 401, 3",
        "/stories, application/json, 413, 80"
    })
    void whatIsShortOrAWritersIsTakenToItsEnd(String path, String type, int status, int parts) throws IOException {
        String signedIn = status == 413 ? String.join(": ", asAdmin()) + "\r\n" : "";
        try (Socket socket = begin(path, type, parts, signedIn)) {
            for (int i = 0; i < parts; i++) {
                socket.getOutputStream().write(PART);
            }

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 " + status);
        }
    }

    private Socket begin(String path, String type, int parts, String headers) throws IOException {
        Socket socket = new Socket("localhost", URI.create(http.root()).getPort());
        String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\n" + headers
                + "Content-Length: " + (long) parts * PART.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
