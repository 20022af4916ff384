package org.chronomap.geodata.story;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Something that happened, or was to happen, at one place.
 *
 * @param place id of a place of the story; null when none was given
 * @param at its own spot where that is closer than its place, longitude and latitude in degrees WGS 84
 */
public record Incident(
        Statement statement,
        @Nullable String place,
        @Nullable Point at,
        GeoPrecision geoPrecision) implements StoryEvent {

    public Incident {
        if (place == null && at == null && geoPrecision != GeoPrecision.NONE) {
            throw new IllegalArgumentException("An incident without a place has no place precision: " + statement.id());
        }
    }
}
