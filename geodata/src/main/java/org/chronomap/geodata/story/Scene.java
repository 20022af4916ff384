package org.chronomap.geodata.story;

import java.util.List;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * One step of a story as its author tells it: a text, and what is shown beside it.
 *
 * @param id slug, unique among the scenes
 * @param at the moment or span that is shown; it begins and ends
 * @param view what the map shows; null = what the story shows first
 * @param highlight ids of the incidents and movements that it is about
 */
public record Scene(
        String id,
        LocalizedText title,
        LocalizedText text,
        TimeSpan at,
        SceneMode mode,
        @Nullable Extent view,
        List<String> highlight) {

    public Scene {
        highlight = List.copyOf(highlight);
        if (!at.start().isBoundedBefore() || !at.end().isBoundedAfter()) {
            throw new IllegalArgumentException("A scene begins and ends: " + id);
        }
    }
}
