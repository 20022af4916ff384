package org.chronomap.backend;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readers are told of what changes in a story while they read it.
 *
 * @param subscribers so many at the most are told at a time, by this server; at least 1
 * @param apply {@code ask}: the page says what is new, and the reader decides; {@code at-once}: it is shown as it comes
 */
@ConfigurationProperties("chronomap.live")
public record LiveProperties(
        @DefaultValue("20000") int subscribers,
        @DefaultValue("ask") Apply apply) {

    public LiveProperties {
        if (subscribers < 1) {
            throw new IllegalArgumentException(
                    "chronomap.live.subscribers is " + subscribers + ": it must be 1 or more, like 20000");
        }
    }

    public enum Apply {
        ASK,
        AT_ONCE
    }
}
