package org.chronomap.backend;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pages take in what changes of a story while it is read.
 *
 * @param apply {@code ask}: the page says what is new, and the reader decides; {@code at-once}: it is shown as it comes
 */
@ConfigurationProperties("chronomap.live")
public record LiveProperties(@DefaultValue("ask") Apply apply) {

    public enum Apply {
        ASK,
        AT_ONCE
    }
}
