package org.chronomap.geodata.folder;

import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;

/**
 * Gets a story that is read from its folder, one item after the other: the story's own document, then those of its places, incidents,
 * movements and scenes, in the order of the files. Each says all of itself, whatever it has from the sources that the story names.
 */
public interface StoryTaker {

    /** The story's own, or that of a place, a movement or a scene. */
    void take(Document document);

    /** @param json its document */
    void take(Placed incident, String json);
}
