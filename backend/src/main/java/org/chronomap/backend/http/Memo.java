package org.chronomap.backend.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What is made once, when it is first asked for, and kept. */
public final class Memo {

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private Memo() {}

    /** As {@link #value(Mono)}, of what is made on a scheduler. */
    public static <T> Mono<T> value(Callable<T> maker, Scheduler scheduler) {
        return value(Mono.fromCallable(maker).subscribeOn(scheduler));
    }

    /** Asked for by many at once it is made once. A failure is told to who waits, and the next who asks makes it tried again. */
    public static <T> Mono<T> value(Mono<T> made) {
        return made.cache(value -> FOR_EVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /**
     * What a cache keeps, and as long as it keeps it. Asked for by many at once it is made once; who goes away does not stop what others
     * may wait for. A failure is told to who waits, and not kept.
     */
    public static <K, V> Mono<V> in(AsyncCache<K, V> cache, K key, Mono<V> made) {
        return Mono.fromFuture(
                        () -> cache.get(
                                key,
                                (same, executor) -> made.onErrorMap(Told::new).toFuture()),
                        true)
                .onErrorMap(Told.class, told -> Objects.requireNonNull(told.getCause()));
    }

    /** A failure that who asks is told of: of this type the cache writes nothing into the log. */
    private static final class Told extends CancellationException {

        Told(Throwable cause) {
            initCause(cause);
        }
    }
}
