package org.chronomap.geodata.story;

/**
 * A kind of incident in one story.
 *
 * @param id slug, unique in the story
 * @param colour {@code #rrggbb}
 */
public record Category(String id, LocalizedText label, String colour, Pattern pattern) {}
