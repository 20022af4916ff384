package org.chronomap.backend.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chronomap.backend.security.account.FailureCounts.Counted;
import org.chronomap.backend.security.account.FailureCounts.Kind;
import org.junit.jupiter.api.Test;

class FailureCountsTest {

    private static final long BEGIN = 1_641_376_800_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final Kind ANN = new Kind("sign-in-failed", "ann", "192.0.2.0/24");

    private final FailureCounts counts = new FailureCounts();

    @Test
    void theFirstOfAnHourBeginsARowAndOnlyTheOthersAreWrittenOnceAMinute() {
        assertThat(counts.count(ANN, BEGIN)).isTrue();
        assertThat(counts.due(BEGIN)).isEmpty();
        assertThat(counts.count(ANN, BEGIN + 1)).isFalse();
        assertThat(counts.count(ANN, BEGIN + 2)).isFalse();
        assertThat(counts.due(BEGIN + 2)).isEmpty();

        assertThat(counts.due(BEGIN + MINUTE)).containsExactly(new Counted(ANN, BEGIN, 3));

        assertThat(counts.due(BEGIN + 2 * MINUTE)).as("nothing new").isEmpty();
        assertThat(counts.count(ANN, BEGIN + 60 * MINUTE - 1)).isFalse();
        assertThat(counts.count(ANN, BEGIN + 60 * MINUTE)).as("another hour").isTrue();
        assertThat(counts.all()).as("of the hour before").containsExactly(new Counted(ANN, BEGIN, 4));
    }

    @Test
    void noMoreThanAThousandKindsAreKeptAndNoneIsLost() {
        counts.count(ANN, BEGIN);
        counts.count(ANN, BEGIN);
        for (int i = 0; i < 1_000; i++) {
            assertThat(counts.count(new Kind("sign-in-failed", "name-" + i, ANN.network()), BEGIN + i))
                    .isTrue();
        }

        assertThat(counts.all()).containsExactly(new Counted(ANN, BEGIN, 2));
        assertThat(counts.count(ANN, BEGIN + 2_000)).as("forgotten").isTrue();
    }
}
