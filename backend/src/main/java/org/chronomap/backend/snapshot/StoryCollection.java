package org.chronomap.backend.snapshot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.StoryPart;

/** A collection of a story, as addresses name it in lower case. */
public enum StoryCollection {
    INCIDENTS,
    MOVEMENTS,
    PLACES,
    SCENES;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its items are. */
    public StoryPart part() {
        return StoryPart.valueOf(name());
    }

    /** All their names, with commas between them. */
    public static String ids() {
        return Arrays.stream(values()).map(StoryCollection::id).collect(Collectors.joining(", "));
    }

    public static Optional<StoryCollection> find(String id) {
        return Arrays.stream(values())
                .filter(collection -> collection.id().equals(id))
                .findFirst();
    }

    public FeatureIndex<?> of(StoryIndex index) {
        return switch (this) {
            case INCIDENTS -> index.incidents();
            case MOVEMENTS -> index.movements();
            case PLACES -> index.places();
            case SCENES -> index.scenes();
        };
    }
}
