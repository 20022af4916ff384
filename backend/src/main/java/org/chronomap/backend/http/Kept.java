package org.chronomap.backend.http;

import java.time.Duration;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What is made once, when it is first asked for, and kept. */
public final class Kept {

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private Kept() {}

    /** Asked for by many at once it is made once. A failure is told to who waits, and the next who asks makes it tried again. */
    public static <T> Mono<T> value(Callable<T> maker, Scheduler scheduler) {
        return Mono.fromCallable(maker)
                .subscribeOn(scheduler)
                .cache(value -> FOR_EVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }
}
