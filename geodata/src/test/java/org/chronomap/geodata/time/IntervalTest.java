package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void mustNotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(1, 0))
                .withMessageContaining("1 to 0");
    }

    @Test
    void mustHoldAMoment() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Long.MIN_VALUE, Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void isClosedAtBothEnds() {
        Interval interval = new Interval(10, 20);
        assertThat(interval.contains(9)).isFalse();
        assertThat(interval.contains(10)).isTrue();
        assertThat(interval.contains(20)).isTrue();
        assertThat(interval.contains(21)).isFalse();
        assertThat(interval.overlaps(new Interval(20, 30))).isTrue();
        assertThat(interval.overlaps(new Interval(21, 30))).isFalse();
        assertThat(interval.isBefore(new Interval(20, 30))).isFalse();
        assertThat(interval.isBefore(new Interval(21, 30))).isTrue();
    }

    @Test
    void givesNoInstantWhereItIsUnbounded() {
        assertThat(Interval.ALWAYS.firstInstant()).isEmpty();
        assertThat(Interval.ALWAYS.lastInstant()).isEmpty();
        Instant moment = Instant.parse("2022-01-06T17:59:59.999Z");
        assertThat(Interval.at(moment).firstInstant()).contains(moment);
        assertThat(Interval.at(moment).lastInstant()).contains(moment);
    }

    @Test
    void agreesWithCountingMoments() {
        Random random = new Random(20220106);
        for (int i = 0; i < 2_000; i++) {
            Interval one = random(random);
            Interval other = random(random);
            boolean shared = false;
            boolean all = true;
            for (long t = 0; t < 16; t++) {
                shared |= one.contains(t) && other.contains(t);
                all &= one.contains(t) || !other.contains(t);
            }
            assertThat(one.overlaps(other)).as("%s overlaps %s", one, other).isEqualTo(shared);
            assertThat(one.contains(other)).as("%s contains %s", one, other).isEqualTo(all);
            assertThat(one.hull(other).contains(one) && one.hull(other).contains(other))
                    .isTrue();
            assertThat(one.isBefore(other) || other.isBefore(one)).isEqualTo(!shared);
        }
    }

    private static Interval random(Random random) {
        long first = random.nextInt(16);
        return new Interval(first, first + random.nextInt((int) (16 - first)));
    }
}
