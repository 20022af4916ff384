package org.chronomap.backend.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.security.account.Account;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Account ANN = Account.create("ann", "hash", Role.EDITOR, Instant.EPOCH);

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(nanos::get);

    @Test
    void endsEightHoursAfterItsLastRequest() {
        String id = open();

        pass(Duration.ofHours(7));
        assertThat(sessions.find(id)).isPresent();
        pass(Duration.ofHours(7));
        assertThat(sessions.find(id)).isPresent();
        pass(Duration.ofHours(9));
        assertThat(sessions.find(id)).isEmpty();
    }

    @Test
    void endsADayAfterItBeganHoweverMuchItIsUsed() {
        String id = open();

        for (int hour = 1; hour < 24; hour++) {
            pass(Duration.ofHours(1));
            assertThat(sessions.find(id)).as("hour %s", hour).isPresent();
        }
        pass(Duration.ofHours(1));
        assertThat(sessions.find(id)).isEmpty();
    }

    @Test
    void noTwoAreAlike() {
        assertThat(open()).hasSizeGreaterThan(40).isNotEqualTo(open());
    }

    private String open() {
        return Objects.requireNonNull(sessions.open(ANN).block());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
