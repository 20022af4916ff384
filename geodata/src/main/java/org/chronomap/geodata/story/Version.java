package org.chronomap.geodata.story;

import java.time.Instant;

/**
 * Which version of an item it is.
 *
 * @param revision counts its changes, from 1
 * @param updated since when it has said what it says
 */
public record Version(int revision, Instant updated) {}
