package org.chronomap.backend.editor;

import java.util.List;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.WireName;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reader would miss, or that keeps a draft from being published.
 *
 * @param blocks whether nothing is published together with the item as long as it is so
 * @param field RFC 6901 pointer into the item as the API writes it; empty = all of it
 * @param title what the item is called; null = that is not known
 * @param detail what the words for the code leave open: which date, whose picture; of a draft that cannot be read, what is wrong
 * @param languages those that a text lacks, BCP 47; empty where it is about none
 */
record Missing(
        Code code,
        boolean blocks,
        StoryPart part,
        String id,
        String field,
        @Nullable String title,
        String detail,
        List<String> languages) {

    enum Code implements WireName {
        /** Something is stated without a source. */
        SOURCE,
        /** A source is nobody's. */
        PUBLISHER,
        /** A scene tells of what is not in the story, or is not shown at its time. */
        SCENE,
        /** Something else is wrong with a draft. */
        FAULT,
        /** A picture has no text for who does not see it. */
        ALT,
        /** A date lies outside of the story's time. */
        EXTENT,
        /** A place has no name in one of the story's languages. */
        PLACE,
        /** Another text lacks one of them. */
        LANGUAGE,
        /** A place is not used. */
        UNUSED_PLACE
    }

    Missing {
        languages = List.copyOf(languages);
    }
}
