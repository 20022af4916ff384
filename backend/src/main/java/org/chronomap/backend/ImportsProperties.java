package org.chronomap.backend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Imports of files of rows.
 *
 * @param maxSize of a file
 * @param keep how long an import is kept that nobody goes on with
 */
@ConfigurationProperties("chronomap.imports")
public record ImportsProperties(
        @DefaultValue("2GB") DataSize maxSize,
        @DefaultValue("7d") Duration keep) {

    public ImportsProperties {
        if (maxSize.toBytes() < 1) {
            throw new IllegalArgumentException("chronomap.imports.max-size must be 1 byte or more, like 2GB");
        }
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("chronomap.imports.keep must be longer than 0, like 7d");
        }
    }
}
