package org.chronomap.backend.store;

import java.util.Comparator;
import org.chronomap.geodata.story.StoryPart;

/** An item of a story; the story's own text is the one item of its part {@link StoryPart#STORY}, named like the story. */
public record ItemKey(String story, StoryPart part, String id) implements Comparable<ItemKey> {

    private static final Comparator<ItemKey> ORDER =
            Comparator.comparing(ItemKey::id).thenComparing(ItemKey::part).thenComparing(ItemKey::story);

    public static ItemKey ofStory(String story) {
        return new ItemKey(story, StoryPart.STORY, story);
    }

    /** In an order in which it is found fast among those of one story. */
    @Override
    public int compareTo(ItemKey other) {
        return ORDER.compare(this, other);
    }

    /** The path of its address, below that of the server. */
    public String path() {
        String ofStory = "/stories/" + story;
        return part == StoryPart.STORY ? ofStory : ofStory + "/collections/" + part.id() + "/items/" + id;
    }
}
