package org.chronomap.backend.state;

import org.chronomap.geodata.story.SceneMode;

/**
 * What is shown of a story's time. Milliseconds since 1970, closed.
 *
 * @param unit the step of the slider
 * @param from the first one shown: of the story (cumulative), of the span (window), of the step (moment)
 * @param t the last one shown
 * @param stepStart the first of the step that ends with {@code t}
 */
public record TimeShown(SceneMode mode, TimeUnit unit, long from, long t, long stepStart) {}
