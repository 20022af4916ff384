package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends what nobody reads is listened to as long as that is short. */
class UnreadBodiesTest extends ServerTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    /** More than all buffers between two sockets hold. */
    private static final int PARTS = 512;

    private static final byte[] PART = "a".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "/login, " + FORM + ", keep-alive",
        "/stories, application/json, keep-alive",
        "/stories, application/json, close"
    })
    void theConnectionOfAStrangerEnds(String path, String type, String connection) throws IOException {
        try (Socket socket = begin(path, type, PARTS, "Connection: " + connection + "\r\n")) {
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
        "/login, " + FORM + ", 413, 3, keep-alive",
        "/login, " + FORM + ", 413, 3, close",
        "/stories, application/json, 401, 3, keep-alive",
        "/stories, application/json, 401, 3, close",
        "/stories, application/json, 413, 80, keep-alive",
        "/stories, application/json, 413, 120, close"
    })
    void whatIsShortOrAWritersIsTakenToItsEnd(String path, String type, int status, int parts, String connection)
            throws IOException {
        String signedIn =
                "Connection: " + connection + "\r\n" + (status == 413 ? String.join(": ", asAdmin()) + "\r\n" : "");
        try (Socket socket = begin(path, type, parts, signedIn)) {
            for (int i = 0; i < parts; i++) {
                socket.getOutputStream().write(PART);
            }

            InputStream in = socket.getInputStream();
            // Whoever is reset gets no further than to the middle of the answer.
            byte[] answer = connection.equals("close") ? in.readAllBytes() : in.readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void aWriterWhoSendsMuchTooMuchIsNotListenedToForEver() throws IOException {
        try (Socket socket = begin(
                "/stories",
                "application/json",
                PARTS,
                "Connection: close\r\n" + String.join(": ", asAdmin()) + "\r\n")) {
            OutputStream out = socket.getOutputStream();

            assertThatThrownBy(() -> {
                        for (int i = 0; i < PARTS; i++) {
                            out.write(PART);
                        }
                    })
                    .isInstanceOf(IOException.class);
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
