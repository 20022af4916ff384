package org.chronomap.backend.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final String HOME = "192.0.2.0/24";
    private static final String ELSEWHERE = "198.51.100.0/24";

    private final AtomicLong nanos = new AtomicLong();
    private final SignInThrottle throttle = new SignInThrottle(nanos::get);

    @Test
    void aFewFailuresAreFreeThenEachMakesWaitTwiceAsLongButNeverMoreThanHalfAMinute() {
        for (int i = 0; i < 4; i++) {
            assertThat(throttle.attempt("ann", HOME)).isZero();
        }

        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            Duration wait = throttle.attempt("ann", HOME);
            assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
            pass(wait);
            assertThat(throttle.attempt("ann", HOME)).isZero();
        }
    }

    @Test
    void manyAtOnceGetNoFurtherThanOneAfterTheOther() {
        int let = 0;
        for (int i = 0; i < 1_000; i++) {
            let += throttle.attempt("ann", HOME).isZero() ? 1 : 0;
        }

        assertThat(let).isEqualTo(4);
    }

    @Test
    void anAccountIsSlowedWhereverItIsTriedFrom() {
        int let = 0;
        for (int i = 0; i < 250; i++) {
            let += throttle.attempt("ann", "10.0." + i + ".0/24").isZero() ? 1 : 0;
        }

        assertThat(let).isEqualTo(4);
        assertThat(throttle.attempt("bob", HOME)).isZero();
    }

    @Test
    void nobodyElsewhereKeepsOutWhoSignedInFromHereBefore() {
        throttle.attempt("ann", HOME);
        throttle.succeeded("ann", HOME);

        for (int i = 0; i < 1_000; i++) {
            throttle.attempt("ann", ELSEWHERE);
        }

        assertThat(throttle.attempt("ann", ELSEWHERE)).isPositive();
        assertThat(throttle.attempt("ann", HOME)).isZero();
    }

    @Test
    void aNetworkIsSlowedWhateverAccountsItTries() {
        int let = 0;
        for (int i = 0; i < 1_000; i++) {
            let += throttle.attempt("name" + i, HOME).isZero() ? 1 : 0;
        }

        assertThat(let).isEqualTo(20);
    }

    @Test
    void whoIsRightBeginsAnew() {
        for (int i = 0; i < 4; i++) {
            throttle.attempt("ann", HOME);
        }
        throttle.succeeded("ann", HOME);

        for (int i = 0; i < 4; i++) {
            assertThat(throttle.attempt("ann", HOME)).isZero();
        }
        assertThat(throttle.attempt("ann", HOME)).isPositive();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
