package org.chronomap.geodata.document;

import org.chronomap.geodata.story.StoryPart;

/**
 * One thing that is wrong with the document of an item.
 *
 * @param pointer RFC 6901, from the document's root; empty when it concerns all of it
 * @param message what is wrong and what would be right
 */
public record DocumentFault(StoryPart part, String id, String pointer, String message) {

    @Override
    public String toString() {
        return part.id() + "/" + id + ": " + (pointer.isEmpty() ? "" : pointer.substring(1) + ": ") + message;
    }
}
