package org.chronomap.backend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a connection may keep the server waiting.
 *
 * @param idle without a whole request: before the first, between two, or in the midst of one's headers
 * @param progress until the next part of a body that was begun
 * @param unread until something more of an answer is taken that waits for its client
 */
@ConfigurationProperties("chronomap.connection")
public record ConnectionProperties(
        @DefaultValue("60s") Duration idle,
        @DefaultValue("30s") Duration progress,
        @DefaultValue("60s") Duration unread) {

    public ConnectionProperties {
        require("idle", idle);
        require("progress", progress);
        require("unread", unread);
    }

    private static void require(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("chronomap.connection." + name + " must be longer than 0, like 30s");
        }
    }
}
