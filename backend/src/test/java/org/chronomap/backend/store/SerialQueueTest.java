package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class SerialQueueTest {

    private final SerialQueue queue = new SerialQueue();

    @Test
    void worksBeginOneAfterTheOther() {
        List<String> done = new CopyOnWriteArrayList<>();

        Flux.range(0, 5)
                .flatMap(number -> queue.take(Mono.fromRunnable(() -> done.add("begin " + number))
                        .publishOn(Schedulers.parallel())
                        .then(Mono.fromCallable(() -> done.add("end " + number)))))
                .blockLast();

        assertThat(done).hasSize(10);
        for (int turn = 0; turn < 10; turn += 2) {
            assertThat(done.get(turn + 1)).isEqualTo(done.get(turn).replace("begin", "end"));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class, IllegalStateException.class})
    void aTurnEndsWhateverIsThrownInIt(Class<? extends Throwable> thrown) throws Exception {
        Throwable failure = thrown.getDeclaredConstructor().newInstance();

        assertThatThrownBy(() -> queue.take(
                                Mono.just(1).publishOn(Schedulers.parallel()).map(number -> {
                                    SerialQueueTest.<RuntimeException>rethrow(failure);
                                    return number;
                                }))
                        .block())
                .satisfiesAnyOf(
                        told -> assertThat(told).hasRootCause(failure),
                        told -> assertThat(told).isSameAs(failure));

        assertThat(queue.take(Mono.just("next")).block()).isEqualTo("next");
    }

    @Test
    void saysSinceWhenAWorkHoldsTheTurn() {
        SettableClock clock = new SettableClock();
        SerialQueue watched = new SerialQueue(clock);
        StoreHealth health = new StoreHealth(clock);
        health.watch(watched);
        Instant begin = clock.instant();
        assertThat(watched.heldSince()).isEmpty();

        Sinks.Empty<Void> end = Sinks.empty();
        Mono<Void> first = watched.take(end.asMono());
        first.subscribe();
        clock.pass(Duration.ofSeconds(29));
        assertThat(watched.heldSince()).contains(begin);
        assertThat(health.heldSince()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(health.heldSince()).contains(begin);

        Sinks.Empty<Void> next = Sinks.empty();
        watched.take(next.asMono()).subscribe();
        end.tryEmitEmpty();
        assertThat(watched.heldSince()).contains(clock.instant());
        assertThat(health.heldSince()).isEmpty();
        next.tryEmitEmpty();
        assertThat(watched.heldSince()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable failure) throws E {
        throw (E) failure;
    }
}
