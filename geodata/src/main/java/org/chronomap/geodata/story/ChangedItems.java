package org.chronomap.geodata.story;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which items one version of a story has otherwise than another: new ones, changed ones and those that are gone.
 *
 * @param byPart their ids; of {@link StoryPart#STORY} the story's own where it says something else of itself
 */
public record ChangedItems(Map<StoryPart, Set<String>> byPart) {

    public static final ChangedItems NONE = new ChangedItems(Map.of());

    public ChangedItems {
        Map<StoryPart, Set<String>> copies = new EnumMap<>(StoryPart.class);
        byPart.forEach((part, ids) -> copies.put(part, Set.copyOf(ids)));
        byPart = copies;
    }

    public Set<String> of(StoryPart part) {
        return byPart.getOrDefault(part, Set.of());
    }
}
