package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chronomap.backend.view.SignedIn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** On a bare server: whatever fails, nobody takes a part of an answer, or nothing, for the whole. */
class CutAnswerTest {

    private static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("on purpose"),
                new IOException("Connection reset"),
                new ClosedChannelException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anAnswerThatFailsInItsMidstIsCut(Throwable failure) throws IOException {
        String answer = answer(
                exchange -> exchange.getResponse().writeWith(Flux.just(part()).concatWith(Mono.error(failure))));

        assertThat(answer).contains("half of it").doesNotEndWith("0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void oneThatFailsBeforeItsBeginningIsNoEmptySuccess(Throwable failure) throws IOException {
        String answer = answer(exchange -> Mono.error(failure));

        assertThat(answer).startsWith("HTTP/1.1 500 ").contains("\"status\":500");
    }

    private static DataBuffer part() {
        return DefaultDataBufferFactory.sharedInstance.wrap("half of it".getBytes(StandardCharsets.UTF_8));
    }

    /** All that comes until the connection ends. */
    private static String answer(WebHandler handler) throws IOException {
        // Of threads that may wait: what tells of a failure loads its classes first.
        EventLoopGroup threads =
                new MultiThreadIoEventLoopGroup(1, Executors.defaultThreadFactory(), NioIoHandler.newFactory());
        DisposableServer server = HttpServer.create()
                .port(0)
                .runOn(threads)
                .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(handler)
                        .exceptionHandler(new ProblemHandler(mock(ErrorPage.class), mock(SignedIn.class)))
                        .build()))
                .bindNow();
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            server.disposeNow();
            threads.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
