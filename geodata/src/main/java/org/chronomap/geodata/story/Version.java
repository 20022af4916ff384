package org.chronomap.geodata.story;

import java.time.Instant;

/**
 * How often an item was changed, and when last.
 *
 * @param revision counted from 1
 */
public record Version(int revision, Instant updated) {}
