package org.chronomap.geodata.validation;

import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;

/** One change to the documents of a story. */
public sealed interface Revision {

    StoryPart part();

    String id();

    /**
     * An item is written: a new one, or in the place of the one that has its id.
     *
     * @param draft whether it is still being written, and may lack its sources
     */
    record Put(Document document, boolean draft) implements Revision {

        public Put(Document document) {
            this(document, false);
        }

        @Override
        public StoryPart part() {
            return document.part();
        }

        @Override
        public String id() {
            return document.id();
        }
    }

    /** An item is taken out. */
    record Remove(StoryPart part, String id) implements Revision {}
}
