package org.chronomap.geodata.story;

import org.jspecify.annotations.Nullable;

/**
 * A time that the author marks on the slider: that of one incident.
 *
 * @param incident id of the incident
 * @param label null = the incident's title
 */
public record ShadedSpan(String incident, @Nullable LocalizedText label) {}
