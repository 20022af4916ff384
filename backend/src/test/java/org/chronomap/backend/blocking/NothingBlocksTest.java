package org.chronomap.backend.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class NothingBlocksTest {

    @Test
    void failsTheTestInWhichAThreadWasBlockedButLetsTheThreadGoOn() {
        AtomicBoolean wentOn = new AtomicBoolean();

        Mono.fromRunnable(() -> {
                    sleep();
                    wentOn.set(true);
                })
                .subscribeOn(Schedulers.parallel())
                .block();

        assertThat(wentOn).isTrue();
        assertThatThrownBy(NothingBlocks::check)
                .hasMessageContaining("blocked 1 times")
                .cause()
                .hasMessageContaining("sleep")
                .satisfies(cause -> assertThat(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("NothingBlocksTest")));
    }

    @Test
    void leavesThreadsAloneThatMayBlock() {
        Mono.fromRunnable(NothingBlocksTest::sleep)
                .subscribeOn(Schedulers.boundedElastic())
                .block();

        assertThat(BlockedCalls.take()).isEmpty();
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
