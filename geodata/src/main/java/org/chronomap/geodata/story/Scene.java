package org.chronomap.geodata.story;

import java.math.BigDecimal;
import java.util.List;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * One step of a story as its author tells it: a text, and what is shown beside it.
 *
 * @param id slug, unique among the scenes
 * @param position scenes are told in ascending order of it
 * @param at the moment or span that is shown; it begins and ends
 * @param view what the map shows; null = what the story shows first
 * @param highlight ids of the incidents and movements that it is about
 * @param attributes what it has of properties without a component of their own
 */
public record Scene(
        String id,
        BigDecimal position,
        LocalizedText title,
        LocalizedText text,
        TimeSpan at,
        SceneMode mode,
        @Nullable Extent view,
        List<String> highlight,
        Attributes attributes) {

    public Scene {
        // 1.0 is another value than 1 to equals of a decimal, and so is 1E1 than 10.
        position = position.stripTrailingZeros();
        position = position.scale() < 0 ? position.setScale(0) : position;
        highlight = List.copyOf(highlight);
        if (!at.start().isBoundedBefore() || !at.end().isBoundedAfter()) {
            throw new IllegalArgumentException("A scene begins and ends: " + id);
        }
    }
}
