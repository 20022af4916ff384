package org.chronomap.backend.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class RestsTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final Rests<String> rests = new Rests<>(clock);
    private final List<String> made = new ArrayList<>();

    @Test
    void whatIsMadeAnewWaitsForNineTimesAsLongAsItTookAndNothingElseDoes() {
        make("animation", 3);
        make("animation", 1);
        make("card", 0);
        assertThat(made).containsExactly("animation", "card");

        clock.advanceTimeBy(Duration.ofSeconds(27).minusNanos(1));
        assertThat(made).hasSize(2);
        clock.advanceTimeBy(Duration.ofNanos(1));
        assertThat(made).containsExactly("animation", "card", "animation");
    }

    @Test
    void whatIsMadeSeldomDoesNotWait() {
        make("animation", 3);
        clock.advanceTimeBy(Duration.ofSeconds(27));
        make("animation", 3);

        assertThat(made).hasSize(2);
    }

    private void make(String subject, int seconds) {
        rests.before(
                        subject,
                        () -> {
                            clock.advanceTimeBy(Duration.ofSeconds(seconds));
                            return made.add(subject);
                        },
                        Schedulers.immediate())
                .subscribe();
    }
}
