package org.chronomap.geodata.document;

import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;

/**
 * One item of a story as its author wrote it: what a story folder has of it, as JSON. Its numbers are in one form, so that
 * documents are equal which say the same, whatever they were read from.
 *
 * @param id the item's own, which its fields hold too; of the story, the story's, which its fields need not hold
 * @param fields as {@code geodata/docs/story-folder.md} tells them, and the {@code position} of a scene; not to be changed
 */
public record Document(StoryPart part, String id, JsonNode fields) {

    public Document {
        fields = CanonicalNumbers.in(fields);
    }
}
