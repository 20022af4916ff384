package org.chronomap.backend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readers are told of what changes in a story while they read it.
 *
 * @param subscribers so many at the most are told at a time, by this server; at least 1
 * @param beat after so long without any change who follows is told that the connection still stands; at least 100 ms
 * @param apply {@code ask}: the page says what is new, and the reader decides; {@code at-once}: it is shown as it comes
 */
@ConfigurationProperties("chronomap.live")
public record LiveProperties(
        @DefaultValue("20000") int subscribers,
        @DefaultValue("15s") Duration beat,
        @DefaultValue("ask") Apply apply) {

    public LiveProperties {
        if (subscribers < 1) {
            throw new IllegalArgumentException(
                    "chronomap.live.subscribers is " + subscribers + ": it must be 1 or more, like 20000");
        }
        if (beat.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "chronomap.live.beat is " + beat.toMillis() + "ms: it must be 100ms or more, like 15s");
        }
    }

    public enum Apply {
        ASK,
        AT_ONCE
    }
}
