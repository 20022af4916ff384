package org.chronomap.backend.site;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** The component {@code site} of {@code /actuator/health}: {@code FAULTY} while the folder of the site cannot be used. The node stays up. */
@Component
final class SiteHealthIndicator implements HealthIndicator {

    private final OwnSite own;

    SiteHealthIndicator(OwnSite own) {
        this.own = own;
    }

    @Override
    public Health health() {
        return own.faults().isEmpty()
                ? Health.up().build()
                : Health.status(new Status("FAULTY", "The looks of the house: " + String.join("; ", own.faults())))
                        .build();
    }
}
