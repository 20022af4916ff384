package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class SentBodiesTest {

    private static final int LARGE = SentBodies.SMALL + 1;

    private final SentBodies bodies = new SentBodies(LARGE, Schedulers.parallel());
    private final Sinks.Empty<Void> answered = Sinks.empty();

    @Test
    void whatIsSentBesideAsMuchAsThereIsRoomForIsRefusedAndTakenOnceTheOtherIsAnswered() {
        CompletableFuture<Void> first =
                send("/stories", LARGE, reading(answered.asMono())).toFuture();
        assertThat(bodies.held()).isEqualTo(LARGE);

        StepVerifier.create(send("/stories", LARGE, reading(Mono.empty())))
                .verifyErrorSatisfies(refused ->
                        assertThat(((ProblemException) refused).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        assertThat(bodies.held()).isEqualTo(LARGE);
        answered.tryEmitEmpty();
        first.join();

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

    @Test
    void largeBodiesAreHandedOnOneAfterTheOther() throws InterruptedException {
        SentBodies roomy = new SentBodies(3L * LARGE, Schedulers.parallel());
        List<CountDownLatch> handedOn = List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        List<Disposable> sent = handedOn.stream()
                .map(latch -> send(roomy, "/stories", LARGE, reading(Mono.defer(() -> {
                            latch.countDown();
                            return answered.asMono();
                        })))
                        .subscribe())
                .toList();

        assertThat(handedOn.get(0).await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(handedOn.get(1).getCount()).isOne();
        assertThat(handedOn.get(2).getCount()).isOne();
        sent.get(1).dispose();
        sent.get(0).dispose();

        assertThat(handedOn.get(2).await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(handedOn.get(1).getCount()).isOne();
        sent.get(2).dispose();
        assertThat(roomy.held()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"422, 15", "200, 0"})
    void afterOneThatIsRefusedTheNextWaitsForThreeTimesAsLong(int status, long seconds) {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        SentBodies roomy = new SentBodies(3L * LARGE, clock);
        AtomicBoolean handedOn = new AtomicBoolean();
        CompletableFuture<Void> first = send(roomy, "/stories", LARGE, exchange -> {
                    exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
                    return reading(answered.asMono()).filter(exchange);
                })
                .toFuture();
        CompletableFuture<Void> next = send(
                        roomy, "/stories", LARGE, reading(Mono.fromRunnable(() -> handedOn.set(true))))
                .toFuture();

        clock.advanceTimeBy(Duration.ofSeconds(5));
        answered.tryEmitEmpty();
        first.join();
        if (seconds > 0) {
            clock.advanceTimeBy(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(handedOn).isFalse();
            clock.advanceTimeBy(Duration.ofNanos(1));
        }
        next.join();

        assertThat(handedOn).isTrue();
    }

    @Test
    void whoseRequestHasEndedBeforeTheirBodyStandsInNobodysWay() {
        Sinks.Many<DataBuffer> late = Sinks.many().unicast().onBackpressureBuffer();
        late.tryEmitNext(DefaultDataBufferFactory.sharedInstance.wrap(new byte[LARGE]));
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.put("/stories").body(late.asFlux()));
        bodies.filter(
                        exchange,
                        ended -> Mono.fromRunnable(
                                () -> ended.getRequest().getBody().subscribe(DataBufferUtils.releaseConsumer())))
                .block();
        late.tryEmitComplete();

        StepVerifier.create(send("/stories", LARGE, reading(Mono.empty())))
                .expectComplete()
                .verify(Duration.ofMinutes(1));
    }

    private Mono<Void> send(String path, int bytes, WebFilterChain chain) {
        return send(bodies, path, bytes, chain);
    }

    private static Mono<Void> send(SentBodies bodies, String path, int bytes, WebFilterChain chain) {
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
