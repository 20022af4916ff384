package org.chronomap.backend.picture;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Lets what is made anew rest before for nine times as long as it took to make it the last time: however often it changes and is
 * asked for, it takes a tenth of a processor at most.
 */
final class Rests<K> {

    private static final int KEPT = 1_000;
    private static final int TIMES_AS_LONG = 9;

    private final Scheduler clock;
    private final Cache<K, Long> until = Caffeine.newBuilder().maximumSize(KEPT).build();

    /** @param clock tells the time, and wakes who waits */
    Rests(Scheduler clock) {
        this.clock = clock;
    }

    /** @param subject what it is that is made, whichever its revision */
    <T> Mono<T> before(K subject, Callable<T> work, Scheduler threads) {
        Mono<T> made = Mono.fromCallable(() -> make(subject, work)).subscribeOn(threads);
        return Mono.defer(() -> {
            Long end = until.getIfPresent(subject);
            long rest = end == null ? 0 : end - clock.now(NANOSECONDS);
            return rest <= 0 ? made : Mono.delay(Duration.ofNanos(rest), clock).then(made);
        });
    }

    private <T> T make(K subject, Callable<T> work) throws Exception {
        long begin = clock.now(NANOSECONDS);
        T made = work.call();
        long end = clock.now(NANOSECONDS);
        until.put(subject, end + TIMES_AS_LONG * (end - begin));
        return made;
    }
}
