package org.chronomap.geodata.story;

import java.util.Arrays;
import java.util.Optional;

/** What an item of a story belongs to: one of its collections, or the story's own text. */
public enum StoryPart implements WireName {
    STORY,
    PLACES,
    INCIDENTS,
    MOVEMENTS,
    SCENES;

    public static Optional<StoryPart> find(String id) {
        return Arrays.stream(values()).filter(part -> part.id().equals(id)).findFirst();
    }
}
