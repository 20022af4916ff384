package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.chronomap.backend.ConnectionProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** On a bare server, whose answers have no end. */
class UnreadAnswersTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(300);

    private final CountDownLatch given = new CountDownLatch(1);
    private final DisposableServer server = new UnreadAnswers(new ConnectionProperties(LONG, LONG, SOON))
            .apply(HttpServer.create().port(0))
            .handle((request, response) ->
                    response.send(Flux.<ByteBuf>generate(sink -> sink.next(Unpooled.wrappedBuffer(new byte[1 << 13])))
                            .doOnCancel(given::countDown)))
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void whoTakesNothingIsGivenUp() throws IOException, InterruptedException {
        try (Socket socket = asking()) {
            given.await();

            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void whoTakesALittleFromTimeToTimeIsWaitedFor() throws IOException {
        try (Socket socket = asking()) {
            InputStream answer = socket.getInputStream();
            long until = System.nanoTime() + 4 * SOON.toNanos();
            while (System.nanoTime() < until) {
                assertThat(answer.readNBytes(1 << 16)).hasSize(1 << 16);
            }

            assertThat(given.getCount()).isEqualTo(1);
        }
    }

    private Socket asking() throws IOException {
        Socket socket = new Socket("localhost", server.port());
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
