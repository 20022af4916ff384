package org.chronomap.backend.store;

import org.chronomap.geodata.story.StoryPart;

/** An item of a story; the story's own text is the one item of its part {@link StoryPart#STORY}, named like the story. */
public record ItemKey(String story, StoryPart part, String id) {

    public static ItemKey ofStory(String story) {
        return new ItemKey(story, StoryPart.STORY, story);
    }

    /** The path of its address, below that of the server. */
    public String path() {
        String ofStory = "/stories/" + story;
        return part == StoryPart.STORY ? ofStory : ofStory + "/collections/" + part.id() + "/items/" + id;
    }
}
