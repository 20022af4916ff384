package org.chronomap.geodata.index;

import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/**
 * One feature of an index, as it is looked at: made anew each time that it is asked for.
 *
 * @param version null where changes are not counted
 * @param earliestStart earliest possible start in milliseconds since 1970 UTC; {@link Long#MIN_VALUE} of what has no time: it
 *     comes first
 */
public record Entry<T>(String id, T feature, @Nullable Version version, long earliestStart, Footprint footprint) {}
