package org.chronomap.backend.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/** Lets works begin one after the other, in the order in which they came; who comes when too many wait is sent away. */
public final class SerialQueue {

    private static final int WAITING = 256;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Sinks.Many<Mono<?>> waiting =
            // One at a time enters it, and one leaves: without a lock that threads of readers would wait for.
            Sinks.many()
                    .unicast()
                    .onBackpressureBuffer(Queues.<Mono<?>>get(WAITING).get());

    private final AtomicReference<@Nullable Held> current = new AtomicReference<>();
    private final Clock clock;

    /** Whose turn it is. */
    private record Held(Sinks.Empty<Void> end, Instant since) {}

    public SerialQueue() {
        this(Clock.systemUTC());
    }

    SerialQueue(Clock clock) {
        this.clock = clock;
        waiting.asFlux().concatMap(turn -> turn, 1).subscribe();
        Schedulers.onHandleError("serial queue " + System.identityHashCode(this), (thread, failure) -> end(failure));
    }

    /** No flow hears of the end of the stack or of memory: the one whose turn it is would wait for it, and all others after it. */
    private void end(Throwable failure) {
        Held now = current.get();
        if (now != null && failure instanceof VirtualMachineError) {
            now.end().tryEmitError(new IllegalStateException("What was sent could not be taken in", failure));
        }
    }

    private <T> Mono<T> endable(Mono<T> work) {
        return Mono.defer(() -> {
            Held held = new Held(Sinks.empty(), clock.instant());
            current.set(held);
            return Mono.firstWithSignal(work, held.end().asMono().then(Mono.empty()))
                    .doFinally(end -> current.compareAndSet(held, null));
        });
    }

    /** Since when it is the turn of the work whose turn it is; empty = of none. */
    Optional<Instant> heldSince() {
        return Optional.ofNullable(current.get()).map(Held::since);
    }

    /** Begins when it is subscribed to and all before it have ended; it goes on to its end though nobody waits any more. */
    public <T> Mono<T> take(Mono<T> work) {
        return Mono.deferContextual(context -> {
            Sinks.One<T> done = Sinks.one();
            Mono<?> turn = endable(work)
                    .timeout(LONGEST)
                    .doOnSuccess(done::tryEmitValue)
                    .doOnError(done::tryEmitError)
                    .contextWrite(context)
                    // Told to who waits for it; the next turn comes all the same.
                    .onErrorComplete();
            synchronized (this) {
                if (waiting.tryEmitNext(turn).isFailure()) {
                    return Mono.error(ProblemException.tooBusy(
                            "As many changes wait as this server takes at once; try again in a few seconds"));
                }
            }
            return done.asMono();
        });
    }
}
