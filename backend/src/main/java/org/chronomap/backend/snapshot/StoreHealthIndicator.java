package org.chronomap.backend.snapshot;

import org.chronomap.backend.store.StoreHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The component {@code store} of {@code /actuator/health}: {@code STALE} while the database is away. The node stays up then, for it
 * serves readers; {@code /actuator/health/writing} is 503, for who sends editors to nodes that can write.
 */
@Component
final class StoreHealthIndicator implements HealthIndicator {

    private static final Status STALE = new Status("STALE", "Readers get what was last known; nothing can be changed");

    private final StoreHealth health;

    StoreHealthIndicator(StoreHealth health) {
        this.health = health;
    }

    @Override
    public Health health() {
        return health.awaySince()
                .map(since -> Health.status(STALE).withDetail("since", since).build())
                .orElseGet(() -> Health.up().build());
    }
}
