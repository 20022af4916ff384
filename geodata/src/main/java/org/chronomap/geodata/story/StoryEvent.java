package org.chronomap.geodata.story;

/** Something that a story tells of: it has a time, a status and a source. */
public sealed interface StoryEvent permits Incident, Movement {

    Statement statement();
}
