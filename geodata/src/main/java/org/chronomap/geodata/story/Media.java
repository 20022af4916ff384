package org.chronomap.geodata.story;

import org.jspecify.annotations.Nullable;

/** A picture, film or sound that belongs to a statement. */
public record Media(
        String url,
        Kind kind,
        String credit,
        @Nullable LocalizedText caption,
        @Nullable LocalizedText alt) {

    public enum Kind implements WireName {
        IMAGE,
        VIDEO,
        AUDIO
    }
}
