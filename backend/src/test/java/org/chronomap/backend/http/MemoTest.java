package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class MemoTest {

    @Test
    void makesAgainWhatFailedAndKeepsWhatSucceeded() {
        AtomicInteger made = new AtomicInteger();
        Mono<Integer> kept = Memo.value(
                () -> {
                    if (made.incrementAndGet() == 1) {
                        throw new IllegalStateException("the first time");
                    }
                    return made.get();
                },
                Schedulers.immediate());

        assertThatThrownBy(kept::block).hasMessage("the first time");
        assertThat(kept.block()).isEqualTo(2);
        assertThat(kept.block()).isEqualTo(2);
        assertThat(made).hasValue(2);
    }
}
