package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SentBodiesTest {

    private static final int LARGE = SentBodies.SMALL + 1;

    private final SentBodies bodies = new SentBodies(LARGE);
    private final Sinks.Empty<Void> answered = Sinks.empty();

    @Test
    void whatIsSentBesideAsMuchAsThereIsRoomForIsRefusedAndTakenOnceTheOtherIsAnswered() {
        Mono<Void> first = send("/stories", LARGE, reading(answered.asMono()));
        first.subscribe();
        assertThat(bodies.held()).isEqualTo(LARGE);

        StepVerifier.create(send("/stories", LARGE, reading(Mono.empty())))
                .verifyErrorSatisfies(refused ->
                        assertThat(((ProblemException) refused).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        assertThat(bodies.held()).isEqualTo(LARGE);
        answered.tryEmitEmpty();

        StepVerifier.create(send("/stories", LARGE, reading(Mono.empty()))).verifyComplete();
        assertThat(bodies.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stories", "/restore"})
    void aSmallBodyAndAnArchiveAreTakenAllTheSame(String path) {
        send("/stories", LARGE, reading(answered.asMono())).subscribe();
        int size = path.equals("/restore") ? LARGE : SentBodies.SMALL;

        StepVerifier.create(send(path, size, reading(Mono.empty()))).verifyComplete();
        assertThat(bodies.held()).isEqualTo(LARGE);
    }

    @Test
    void whoGoesAwayHoldsNothing() {
        send("/stories", LARGE, reading(answered.asMono())).subscribe().dispose();

        assertThat(bodies.held()).isZero();
    }

    private Mono<Void> send(String path, int bytes, WebFilterChain chain) {
        List<DataBuffer> parts = List.of(
                DefaultDataBufferFactory.sharedInstance.wrap(new byte[bytes / 2]),
                DefaultDataBufferFactory.sharedInstance.wrap(new byte[bytes - bytes / 2]));
        return bodies.filter(
                MockServerWebExchange.from(MockServerHttpRequest.put(path).body(Flux.fromIterable(parts))), chain);
    }

    private static WebFilterChain reading(Mono<Void> answer) {
        return exchange -> DataBufferUtils.join(exchange.getRequest().getBody())
                .doOnNext(DataBufferUtils::release)
                .then(answer);
    }
}
