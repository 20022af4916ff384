package org.chronomap.backend.store;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Runs what only reads: off the event loop, no longer than an answer is waited for, with failures told as the store's. */
@Component
final class Queries {

    private final Scheduler scheduler;

    Queries(Scheduler storeScheduler) {
        this.scheduler = storeScheduler;
    }

    <T> Mono<T> answer(Mono<T> answer) {
        return answer.timeout(Timeouts.FOR_ANSWER)
                .subscribeOn(scheduler)
                .publishOn(Schedulers.parallel())
                .onErrorMap(StoreFailure::told);
    }

    <T> Flux<T> answer(Flux<T> answer) {
        return answer.timeout(Timeouts.FOR_ANSWER)
                .subscribeOn(scheduler)
                .publishOn(Schedulers.parallel())
                .onErrorMap(StoreFailure::told);
    }
}
