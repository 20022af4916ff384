package org.chronomap.backend.language;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** The component {@code languages} of {@code /actuator/health}: {@value #FAULTY} where a file of words is left out. The node stays up. */
@Component
final class LanguagesHealthIndicator implements HealthIndicator {

    static final String FAULTY = "FAULTY";

    private final OwnWords words;

    LanguagesHealthIndicator(OwnWords words) {
        this.words = words;
    }

    @Override
    public Health health() {
        List<String> leftOut = words.filesLeftOut();
        return leftOut.isEmpty()
                ? Health.up().build()
                : Health.status(new Status(FAULTY, "Left out: " + String.join("; ", leftOut)))
                        .build();
    }
}
