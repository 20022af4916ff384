package org.chronomap.backend.store;

import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The component {@code store} of {@code /actuator/health}: {@value #STALE} while the database is away, {@value #HELD} while one change
 * keeps all others waiting, {@value #UNWRITABLE} while nothing can be kept. The node stays up then, for it serves readers;
 * {@code /actuator/health/writing} is 503, for who sends editors to nodes that can write.
 */
@Component
final class StoreHealthIndicator implements HealthIndicator {

    static final String STALE = "STALE";
    static final String HELD = "HELD";
    static final String UNWRITABLE = "UNWRITABLE";

    private final StoreHealth health;
    private final ObjectProvider<WriteProbe> probe;

    /** @param probe made when it is asked for: commands that need no database open none */
    StoreHealthIndicator(StoreHealth health, ObjectProvider<WriteProbe> probe) {
        this.health = health;
        this.probe = probe;
    }

    @Override
    public Health health() {
        Optional<Instant> away = health.awaySince();
        if (away.isPresent()) {
            return since(STALE, "Readers get what was last known; nothing can be changed", away.get());
        }
        Optional<Instant> held = health.heldSince();
        if (held.isPresent()) {
            return since(HELD, "One change is at work since " + held.get() + "; all others wait for it", held.get());
        }
        return probe.getObject()
                .obstacle()
                .map(obstacle -> Health.status(new Status(UNWRITABLE, "Nothing can be kept: " + obstacle))
                        .build())
                .orElseGet(() -> Health.up().build());
    }

    private static Health since(String status, String description, Instant since) {
        return Health.status(new Status(status, description))
                .withDetail("since", since)
                .build();
    }
}
