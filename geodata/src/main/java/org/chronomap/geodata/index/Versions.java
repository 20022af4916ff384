package org.chronomap.geodata.index;

import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/** The versions of a story's items. */
@FunctionalInterface
public interface Versions {

    /** Of a story whose changes nobody counts. */
    Versions NONE = (part, id) -> null;

    /** Null when none is known. */
    @Nullable Version of(StoryPart part, String id);
}
