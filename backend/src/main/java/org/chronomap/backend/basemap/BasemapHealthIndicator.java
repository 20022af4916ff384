package org.chronomap.backend.basemap;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** The component {@code basemap} of {@code /actuator/health}: {@value #FAULTY} while the file of streets cannot be used. The node stays up. */
@Component
final class BasemapHealthIndicator implements HealthIndicator {

    static final String FAULTY = "FAULTY";

    private final Streets streets;

    BasemapHealthIndicator(Streets streets) {
        this.streets = streets;
    }

    @Override
    public Health health() {
        String fault = streets.fault();
        return fault.isEmpty()
                ? Health.up().build()
                : Health.status(new Status(FAULTY, "No streets, only the built-in map: " + fault))
                        .build();
    }
}
