package org.chronomap.backend.store;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Lets works begin one after the other, in the order in which they came; who comes when too many wait is sent away. */
public final class Turns {

    private static final int WAITING = 256;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Sinks.Many<Mono<?>> waiting =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(WAITING));

    private volatile Sinks.@Nullable Empty<Void> current;

    public Turns() {
        waiting.asFlux().concatMap(turn -> turn, 1).subscribe();
        Schedulers.onHandleError("turns " + System.identityHashCode(this), (thread, failure) -> end(failure));
    }

    /** No flow hears of the end of the stack or of memory: the one whose turn it is would wait for it, and all others after it. */
    private void end(Throwable failure) {
        Sinks.Empty<Void> now = current;
        if (now != null && failure instanceof VirtualMachineError) {
            now.tryEmitError(new IllegalStateException("What was sent could not be taken in", failure));
        }
    }

    private <T> Mono<T> endable(Mono<T> work) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> ended = Sinks.empty();
            current = ended;
            return Mono.firstWithSignal(work, ended.asMono().then(Mono.empty()));
        });
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
