package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.chronomap.backend.ConnectionProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** On a bare server: what is looked at is when it ends a connection by itself. */
class DeadlinesTest {

    private final DisposableServer server = start();

    private static DisposableServer start() {
        Duration soon = Duration.ofMillis(300);
        return new Deadlines(new ConnectionProperties(soon, soon, soon))
                .apply(HttpServer.create().port(0))
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(body -> response.sendString(Mono.just("read")).then()))
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HTT",
                "GET / HTTP/1.1\r\nHost: a\r\nX-Long",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nbegun",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            })
    void aConnectionThatOnlyWaitsIsEnded(String sent) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));

            // It comes to its end: no longer open.
            byte[] all = socket.getInputStream().readAllBytes();

            assertThat(new String(all, StandardCharsets.US_ASCII).contains("read"))
                    .isEqualTo(sent.endsWith("a\r\n\r\n"));
        }
    }
}
